import { html, printable, truncationMark } from '../text/neutralize.ts'

/** Keeps secrets out of the log, the errors, the summary and the outputs. */
export interface Secrets {
  /** Masks a secret from now on, in all its encodings, here and in the runner's log. Ignores an empty one. */
  hide(secret: string): void
  /** The text with `***` in place of the secrets. */
  redact(text: string): string
}

/** `mask` makes the runner mask a text. The runner masks only the log, so errors and outputs are redacted here. */
export function createSecrets(mask: (secret: string) => void): Secrets {
  const hidden = new Set<string>()
  let longestFirst: readonly string[] = []
  return {
    hide(secret) {
      const added = encodingsOf(secret).filter((encoding) => !hidden.has(encoding))
      if (added.length === 0) return
      for (const encoding of added) {
        hidden.add(encoding)
        // The runner would mask every line of a multi-line text, however short. Long lines are encodings of their own.
        if (!/[\r\n]/.test(encoding)) mask(encoding)
      }
      // A secret can contain a shorter one. If that were replaced first, the rest of the longer one would remain.
      longestFirst = [...hidden].sort((a, b) => b.length - a.length)
    },
    redact(text) {
      const redacted = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
      return redacted.includes(truncationMark) ? redactTruncated(redacted, longestFirst) : redacted
    },
  }
}

/** Shorter lines and beginnings of a secret are not masked: they would also match ordinary text. */
const minLength = 4

/**
 * The texts in which a secret can appear: unchanged, trimmed, each of its lines, and on one line. Each of these also
 * appears encoded for a URL, for JSON and for HTML.
 */
function encodingsOf(secret: string): readonly string[] {
  const trimmed = secret.trim()
  const lines = trimmed.split(/[\r\n]+/).map((line) => line.trim())
  const parts = [secret, trimmed, ...lines.filter((line) => line.length >= minLength)]
  const plain = parts.flatMap((part) => [part, printable(part, Number.POSITIVE_INFINITY)])
  const encodings = plain.flatMap((text) => [
    text,
    ...urlEncodings(text),
    ...jsonEncodings(text),
    ...htmlEncodings(text),
  ])
  return [...new Set(encodings)].filter((encoding) => encoding.trim() !== '')
}

/**
 * JavaScript's percent-encoding, the same with slashes kept, the stricter one of RFC 3986, and that of HTML forms. Hex
 * digits are all upper case or all lower case.
 */
function urlEncodings(text: string): readonly string[] {
  const standard = encodeURIComponent(text.toWellFormed())
  const strict = standard.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const form = new URLSearchParams({ '': text }).toString().slice(1)
  return [standard, standard.replaceAll('%2F', '/'), strict, form].flatMap((encoding) => [
    encoding.replace(/%../g, (code) => code.toUpperCase()),
    encoding.replace(/%../g, (code) => code.toLowerCase()),
  ])
}

/** JSON of JavaScript, of Python (`json.dumps` writes ASCII) and of Go (`json.Marshal` escapes `&`, `<` and `>`). */
function jsonEncodings(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1)
  const unicodeEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  return [json, json.replace(/[^ -~]/g, unicodeEscape), json.replace(/[&<>]/g, unicodeEscape)]
}

/** HTML of this action and of servers. Servers escape quotes in different ways. */
function htmlEncodings(text: string): readonly string[] {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const quotes = [
    ['"', "'"],
    ['&quot;', "'"],
    ['&quot;', '&#39;'],
    ['&quot;', '&#x27;'],
    ['&quot;', '&apos;'],
    ['&#34;', '&#39;'],
  ] as const
  return [
    html(text, Number.POSITIVE_INFINITY),
    ...quotes.map(([double, single]) => escaped.replaceAll('"', double).replaceAll("'", single)),
  ]
}

/** Redacts the beginning of a secret before each truncation mark: the text was truncated inside the secret. */
function redactTruncated(text: string, secrets: readonly string[]): string {
  const parts = text.split(truncationMark)
  const last = parts.length - 1
  return parts
    .map((part, index) => (index === last ? part : redactEnd(part, secrets)))
    .join(truncationMark)
}

/** Redacts the longest beginning of a secret that the text ends with. */
function redactEnd(text: string, secrets: readonly string[]): string {
  const lengths = secrets.map((secret) => {
    let length = Math.min(secret.length - 1, text.length)
    while (length >= minLength && !text.endsWith(secret.slice(0, length))) length--
    return length
  })
  const longest = Math.max(0, ...lengths)
  return longest < minLength ? text : `${text.slice(0, -longest)}***`
}
