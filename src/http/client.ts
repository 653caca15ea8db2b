import type { LookupFunction } from 'node:net'
import { raceWithStop, stoppedError, uptimeMs, waitUnlessStopped } from '../runner/stop.ts'
import type { Messages } from '../text/message.ts'
import { explainFailure, isFinalFailure } from './failures.ts'
import { timesOf } from './foreign-answers.ts'
import { type HttpRequest, type HttpResponse, redactResponse } from './messages.ts'
import { ForbiddenNetworkError } from './network.ts'
import {
  isRetryable,
  maxAttempts,
  maxRequestedDelayMs,
  requestedDelayMs,
  retryDelayMs,
} from './retry.ts'
import { createTransport, type Transport } from './transport.ts'

/** Sends requests to any host. */
export interface Http {
  /**
   * The server's response, whatever its status, after the retries that it calls for. If the server asks for a wait of
   * more than a minute, there is no retry, and `requestedDelayMs` is set.
   *
   * Throws if no response comes, with the reason as its cause: the server may have acted on the request or not. Throws a
   * `ForbiddenNetworkError` if the host is in a network that the request may not reach: nothing was sent. Throws a
   * `StoppedError` if the run is stopped: a request in progress then has one more second, and only requests that clean up
   * are still sent.
   */
  send(request: HttpRequest): Promise<HttpResponse>
  /** The response without secrets, for messages. */
  redact(response: HttpResponse): HttpResponse
  /** Closes all connections. */
  close(): void
}

/** An HTTP client that can connect to servers in advance. */
export type ConnectingHttp = Http & Pick<Transport, 'connect'>

export type HttpOptions = Readonly<{
  /** Reports each retry. */
  info: Messages['info']
  /** Reports each request with its status and milliseconds. */
  debug: Messages['debug']
  /** Takes the secrets out of a text. */
  redact: (text: string) => string
  /** Ends all sending. */
  signal: AbortSignal
  /** Waits for some milliseconds, or until the signal. */
  wait?: (signal: AbortSignal, milliseconds: number) => Promise<unknown>
  /** How long a request and its response can take together. */
  timeLimitMs?: number
  /** The variables that name proxies. */
  env?: NodeJS.ProcessEnv
  /** Resolves the names of hosts. */
  lookup?: LookupFunction
}>

/** Together they let a cancelled job end within two seconds. */
const graceForResponseMs = 1000
const graceForCleanupMs = 800

/** An HTTP client. */
export function createHttp(options: HttpOptions): ConnectingHttp {
  const { redact, timeLimitMs = 30_000, env = {}, lookup } = options
  const transport = createTransport({ timeLimitMs, env, lookup })
  return {
    send: (request) => sendWithRetries(transport, request, options),
    redact: (response) => redactResponse(response, redact),
    connect: (server, count) => transport.connect(server, count),
    close: () => transport.close(),
  }
}

async function sendWithRetries(
  transport: Transport,
  request: HttpRequest,
  options: HttpOptions,
): Promise<HttpResponse> {
  const { info, signal, wait = waitUnlessStopped } = options
  const { name, mayRetry } = request
  for (let number = 1; ; number++) {
    const attempted = await attempt(transport, request, options)
    const { failure, isFinal } = attempted
    const response = attempted.response && { ...attempted.response, attempts: number }
    if (response !== undefined && !isTemporary(request, response)) return response
    const requestedMs = response && requestedDelayMs(response, Date.now())
    if (response !== undefined && requestedMs !== undefined && requestedMs > maxRequestedDelayMs) {
      return { ...response, requestedDelayMs: requestedMs }
    }
    if (number < maxAttempts && !isFinal && !signal.aborted) {
      const milliseconds = retryDelayMs(number, requestedMs, Math.random())
      const what = failure ?? `HTTP ${response?.status}`
      const seconds = (milliseconds / 1000).toFixed(1)
      info(`${name}: ${what}; attempt ${number + 1} in ${seconds} s`)
      await wait(signal, milliseconds)
      if (mayRetry === undefined || (await mayRetry())) continue
    }
    if (response !== undefined) return response
    throw noAnswerError(request, number, attempted, transport)
  }
}

/** Sends a request once. Throws a `StoppedError` if the run ends before the response. */
async function attempt(
  transport: Transport,
  request: HttpRequest,
  { signal, debug, env = {} }: HttpOptions,
): Promise<Attempt> {
  const { name, method, url, cleansUp } = request
  const { host, origin, pathname } = new URL(url)
  if (signal.aborted && !cleansUp) {
    throw stoppedError(signal, `before ${name} was sent to ${host}.`)
  }
  const signed = (await request.sign?.(request)) ?? request
  const start = uptimeMs()
  const graceMs = signal.aborted ? graceForCleanupMs : graceForResponseMs
  const result = await raceWithStop(signal, resultOf(request, transport.send(signed), env), graceMs)
  if (result === undefined) throw stoppedError(signal, `before ${host} answered ${name}.`)
  const outcome = result.response?.status ?? result.failure
  const milliseconds = Math.round(uptimeMs() - start)
  debug(`${name}: ${method} ${origin}${pathname}: ${outcome}, ${milliseconds} ms`)
  return result
}

function isTemporary(request: HttpRequest, response: HttpResponse): boolean {
  return request.isTemporary?.(response) ?? isRetryable(response.status)
}

type Attempt = Readonly<{
  response?: HttpResponse
  /** Why there is no response, and what the user can do. */
  failure?: string
  /** True if a retry cannot succeed. */
  isFinal?: boolean
  /** What was thrown. */
  cause?: unknown
}>

function noAnswerError(
  { name, url, server }: HttpRequest,
  attempts: number,
  { failure = '', cause }: Attempt,
  transport: Transport,
): Error {
  const { origin } = new URL(url)
  const through = transport.through(url, failure)
  const from =
    server === undefined ? origin : `${server.title} at ${server.address} (${server.input})`
  const tried = `tried ${timesOf(attempts)}`
  return new Error(`${name}: no answer from ${from}${through}, ${tried}: ${failure}.`, { cause })
}

async function resultOf(
  { url, server }: HttpRequest,
  response: Promise<HttpResponse>,
  env: NodeJS.ProcessEnv,
): Promise<Attempt> {
  try {
    return { response: await response }
  } catch (error) {
    // A retry could reach another address of the same name.
    if (error instanceof ForbiddenNetworkError) throw error
    const { protocol } = new URL(url)
    const { input = 'its address', certificateVariable } = server ?? {}
    const failure = explainFailure(error, { protocol, input, certificateVariable, env })
    return { failure, isFinal: isFinalFailure(error), cause: error }
  }
}
