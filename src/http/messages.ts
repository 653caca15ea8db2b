import type { IncomingHttpHeaders } from 'node:http'
import * as v from 'valibot'
import { check, excessIn, parseJson } from '../text/json.ts'
import { printable, truncationMark } from '../text/neutralize.ts'
import type { Network } from './network.ts'

/** The server of a request, for messages. */
export type Server = Readonly<{
  /** `MLflow`. */
  title: string
  /** The input that has its address. */
  input: string
  address: string
  /** The variable for a client certificate, if one is supported. */
  certificateVariable?: string | undefined
}>

/** Authorities, and a client certificate with its private key, in PEM form. */
export type TlsFiles = Readonly<{ ca?: string; cert?: string; key?: string }>

export type HttpRequest = Readonly<{
  /** Its name in messages: `CreateArtifact`, `runs/create`. */
  name: string
  method: 'GET' | 'POST' | 'PUT'
  url: string
  headers?: Readonly<Record<string, string>>
  body?: string
  /** If not set, messages name only the host. */
  server?: Server
  /** For the server. A proxy never gets them. */
  tls?: TlsFiles | undefined
  /** Asked before each retry of a request that could act twice. `false` ends the attempts. */
  mayRetry?: () => Promise<boolean>
  /** True for a request that leaves nothing open: it is sent even after the run was stopped. */
  cleansUp?: boolean
  /** The networks that the request may reach in addition to the public internet. If not set, it may reach any network. */
  networks?: ReadonlySet<Network> | undefined
  /** True if the same request can succeed later. By default, the status decides (`isRetryable`). */
  isTemporary?: (response: HttpResponse) => boolean
  /** Signs the request. Called before each attempt, because a signature is valid for minutes. */
  sign?: SignRequest | undefined
}>

/** Returns a request with a signature. */
export type SignRequest = (request: HttpRequest) => Promise<HttpRequest>

export type HttpResponse = Readonly<{
  status: number
  headers: IncomingHttpHeaders
  body: string
  /** The value of a JSON body, or undefined if the response does not say that it is JSON, or is not. */
  json: unknown
  /** The server's IP address, or undefined if it is unknown because a proxy sent the request. */
  address?: string | undefined
  /** How many milliseconds the server asks to wait, if that is too long for a retry. */
  requestedDelayMs?: number | undefined
  /** How often the request was sent until this response came. */
  attempts?: number | undefined
}>

/** A response is not accepted. The same request would get it again. */
export class UnacceptableResponseError extends Error {}

/** A response is too large. `limit` is what it has more than: `8388608 bytes`. */
export class ResponseTooLargeError extends UnacceptableResponseError {
  constructor(limit: string) {
    super(`the answer has more than ${limit}`)
  }
}

export function createResponse(
  status: number,
  headers: IncomingHttpHeaders,
  body: string,
  address?: string,
): HttpResponse {
  // Some servers begin with a byte order mark.
  const json = isJson(headers) ? parseJson(body.replace(/^\ufeff/, '')) : undefined
  return { status, headers, body, json, address }
}

function isJson(headers: IncomingHttpHeaders): boolean {
  return /\bjson\b/.test(headers['content-type'] ?? '')
}

/** Throws a `ResponseTooLargeError` for a JSON text that would need too much memory, or the whole stack. */
export function checkSize(headers: IncomingHttpHeaders, text: string): void {
  const excess = isJson(headers) ? excessIn(text) : ''
  if (excess !== '') throw new ResponseTooLargeError(excess)
}

/**
 * The response without secrets, for messages. Secrets must go before the text is truncated or reformatted: the first
 * half of a secret would not be recognised.
 */
export function redactResponse(
  { status, headers, body, json, requestedDelayMs, attempts }: HttpResponse,
  redact: (text: string) => string,
): HttpResponse {
  const location = headers.location === undefined ? {} : { location: redact(headers.location) }
  const clean = { status, headers: { ...headers, ...location }, requestedDelayMs, attempts }
  if (json === undefined) return { ...clean, body: redact(body), json }
  // JSON can escape a secret in many ways. In the parsed value there is only one.
  const text = JSON.stringify(json, (_, value: unknown) =>
    typeof value === 'string' ? redact(value) : value,
  )
  return { ...clean, body: text, json: parseJson(text) }
}

const Message = v.union([
  v.string(),
  v.pipe(
    v.object({ message: v.string() }),
    v.transform(({ message }) => message),
  ),
])
const Errors = v.union([
  v.pipe(
    v.object({ errors: v.array(Message) }),
    v.transform(({ errors }) => errors),
  ),
  v.pipe(
    v.object({ error: Message }),
    v.transform(({ error }) => [error]),
  ),
])

/** The error messages in a JSON body, in the forms that GraphQL and REST services use. */
export function errorMessages({ json }: HttpResponse): readonly string[] {
  const result = check(Errors, json)
  return result.success ? result.output : []
}

/** The different error messages of a response or, if there are none, its text. */
export function errorText(response: HttpResponse): string {
  return [...new Set(errorMessages(response))].join('; ') || readableText(response)
}

/** True if a response is a web page, which no API sends. */
export function isPage({ headers, body }: HttpResponse): boolean {
  return /\bhtml\b/.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)\b/i.test(body)
}

/** Only the beginning of a page can explain an error. In UTF-16 units. */
const maxTextLength = 20_000

/**
 * The text of a response that is not JSON: an HTML page without its tags, or the target of a redirect, which is
 * often a login page.
 */
export function readableText({ status, headers, body }: HttpResponse): string {
  if (status >= 300 && status < 400) {
    return `a redirect to ${printable(withoutQuery(headers.location ?? 'nowhere'), 200)}`
  }
  const text = body
    .slice(0, maxTextLength)
    .replace(/<(script|style)\b.*?<\/\1\s*>/gis, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
  const readable = printable(text, 500) || (body === '' ? 'an empty body' : 'no words')
  if (body.length <= maxTextLength) return readable
  const [start] = readable.split(truncationMark)
  return `${start}${truncationMark}${body.length} characters)`
}

function withoutQuery(location: string): string {
  return location.replace(/[?#].*$/s, '')
}

/** Text from a server as a sentence: printable, at most 500 characters, with one full stop. */
export function sentence(text: string): string {
  return `${printable(text, 500).replace(/[.\s]+$/, '')}.`
}

/** True for an error of the HTTP client that was caused by the size of a response. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof ResponseTooLargeError
}
