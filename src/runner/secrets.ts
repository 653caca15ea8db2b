import { truncationMark, html, printable } from '../text/neutralize.ts'

/** What must never be printed, in every form that it takes. */
export interface Secrets {
  /** Masks a secret from now on, in all its forms, here and in the runner's log. An empty one is ignored. */
  hide(secret: string): void
  /** The text without any of the secrets. */
  redact(text: string): string
}

/** `mask` tells the runner of a secret. The runner sees the log alone; errors and outputs are ours to clean. */
export function createSecrets(mask: (secret: string) => void): Secrets {
  const hidden = new Set<string>()
  let longestFirst: readonly string[] = []
  return {
    hide(secret) {
      const fresh = formsOf(secret).filter((form) => !hidden.has(form))
      if (fresh.length === 0) return
      for (const form of fresh) {
        hidden.add(form)
        // Of a secret of several lines the runner would mask each, however short. Its lines have their own turn.
        if (!/[\r\n]/.test(form)) mask(form)
      }
      // A long secret may hold a shorter one, which must not be replaced first.
      longestFirst = [...hidden].sort((a, b) => b.length - a.length)
    },
    redact(text) {
      const rest = longestFirst.reduce((left, secret) => left.replaceAll(secret, '***'), text)
      return rest.includes(truncationMark) ? withoutHalves(rest, longestFirst) : rest
    },
  }
}

/** What is shorter would, as a line of a secret, mask half of the log, and tells nothing of a whole one. */
const shortest = 4

/**
 * The forms in which a secret may come back: as it is, without the blanks around it, each line, on one line,
 * and each of these as it stands in a URL, in JSON and in HTML.
 */
export function formsOf(secret: string): readonly string[] {
  const whole = secret.trim()
  const lines = whole.split(/[\r\n]+/).map((line) => line.trim())
  const plain = [secret, whole, ...lines.filter((line) => line.length >= shortest)]
  const written = plain.flatMap((form) => [form, printable(form, Number.POSITIVE_INFINITY)])
  const escaped = written.flatMap((form) => [
    form,
    ...inUrl(form),
    ...inJson(form),
    ...inHtml(form),
  ])
  return [...new Set(escaped)].filter((form) => form.trim() !== '')
}

/** By JavaScript, by those who leave slashes alone or encode all signs, and by forms. */
function inUrl(text: string): readonly string[] {
  const encoded = encodeURIComponent(text.toWellFormed())
  const strict = encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const form = new URLSearchParams({ '': text }).toString().slice(1)
  const all = [encoded, encoded.replaceAll('%2F', '/'), strict, form]
  return all.flatMap((each) => [
    each.replace(/%../g, (code) => code.toUpperCase()),
    each.replace(/%../g, (code) => code.toLowerCase()),
  ])
}

/** By JavaScript, by Python, which keeps to ASCII, and by Go, which lets no HTML through. */
function inJson(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1)
  const unicode = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  return [json, json.replace(/[^ -~]/g, unicode), json.replace(/[&<>]/g, unicode)]
}

/** By this action, and by the servers' own ways to write quotes. */
function inHtml(text: string): readonly string[] {
  const bare = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
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
    ...quotes.map(([two, one]) => bare.replaceAll('"', two).replaceAll("'", one)),
  ]
}

/** A text that was cut in the middle of a secret ends with its beginning, which is no less secret. */
function withoutHalves(text: string, secrets: readonly string[]): string {
  const parts = text.split(truncationMark)
  return parts
    .map((part, index) => (index === parts.length - 1 ? part : withoutHalf(part, secrets)))
    .join(truncationMark)
}

function withoutHalf(text: string, secrets: readonly string[]): string {
  const halves = secrets.map((secret) => {
    let length = Math.min(secret.length - 1, text.length)
    while (length >= shortest && !text.endsWith(secret.slice(0, length))) length--
    return length
  })
  const longest = Math.max(0, ...halves)
  return longest < shortest ? text : `${text.slice(0, -longest)}***`
}
