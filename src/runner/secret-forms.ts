import { html, printable } from '../text/neutralize.ts'

/** Shorter lines and beginnings of a secret are not masked: they would also match ordinary text. */
export const minLength = 4

/**
 * The texts in which a secret can appear, apart from escapes: unchanged, trimmed, each of its lines, on one line, and in
 * base64, alone and as a bearer token.
 */
export function formsOf(secret: string): readonly string[] {
  const trimmed = secret.trim()
  if (trimmed === '') return []
  const lines = trimmed.split(/[\r\n]+/).map((line) => line.trim())
  const parts = [secret, trimmed, ...lines.filter((line) => line.length >= minLength)]
  const plain = parts.flatMap((part) => [
    part,
    part.toWellFormed(),
    printable(part, Number.POSITIVE_INFINITY),
    // As in an HTML form.
    part.replaceAll(' ', '+'),
  ])
  const encoded = trimmed.length < minLength ? [] : [secret, trimmed].flatMap(base64Forms)
  return [...new Set([...plain, ...encoded])].filter((form) => form.trim() !== '')
}

/** Both alphabets of base64 (RFC 4648), with and without padding. */
function base64Forms(secret: string): readonly string[] {
  return [secret, `Bearer ${secret}`].flatMap((text) => {
    const standard = Buffer.from(text).toString('base64')
    const padded = [standard, standard.replaceAll('+', '-').replaceAll('/', '_')]
    return padded.flatMap((form) => [form, form.replace(/=+$/, '')])
  })
}

/** The text, and the text as it is usually escaped for a URL, for JSON and for HTML. */
export function escapedForms(text: string): readonly string[] {
  return [text, ...urlForms(text), ...jsonForms(text), ...htmlForms(text)]
}

/**
 * JavaScript's percent-encoding, the same with slashes kept, the stricter one of RFC 3986, that of HTML forms, and that of
 * a password in a URL. Hex digits are all upper case or all lower case.
 */
function urlForms(text: string): readonly string[] {
  const standard = encodeURIComponent(text.toWellFormed())
  const strict = standard.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const form = new URLSearchParams({ '': text }).toString().slice(1)
  const address = new URL('https://host')
  address.password = text
  const encodings = [standard, standard.replaceAll('%2F', '/'), strict, form, address.password]
  return encodings.flatMap((encoding) => [
    encoding,
    encoding.replace(/%[\dA-F]{2}/gi, (code) => code.toUpperCase()),
    encoding.replace(/%[\dA-F]{2}/gi, (code) => code.toLowerCase()),
  ])
}

/**
 * JSON of JavaScript, of Python (`json.dumps` writes ASCII) and of Go (`json.Marshal` escapes `&`, `<` and `>`), and the
 * same with slashes escaped, as PHP does.
 */
function jsonForms(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1)
  const unicodeEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  const forms = [
    json,
    json.replace(/[^ -~]/g, unicodeEscape),
    json.replace(/[&<>]/g, unicodeEscape),
  ]
  return [...forms, ...forms.map((form) => form.replaceAll('/', '\\/'))]
}

/** HTML of this action and of servers. Servers escape quotes in different ways. */
function htmlForms(text: string): readonly string[] {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const quotes = [
    ['"', "'"],
    ['&quot;', "'"],
    ['&quot;', '&#39;'],
    ['&quot;', '&#039;'],
    ['&quot;', '&#x27;'],
    ['&quot;', '&apos;'],
    ['&#34;', '&#39;'],
  ] as const
  const hex = (sign: string) => `&#x${sign.charCodeAt(0).toString(16)};`
  return [
    html(text, Number.POSITIVE_INFINITY),
    ...quotes.map(([double, single]) => escaped.replaceAll('"', double).replaceAll("'", single)),
    text.replace(/[&<>"']/g, hex),
    text.replace(/[&<>"']/g, (sign) => hex(sign).toUpperCase().replace('X', 'x')),
  ]
}
