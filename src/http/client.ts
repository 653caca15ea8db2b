import { setTimeout as sleep } from 'node:timers/promises'
import { stoppedError, raceWithStop } from '../runner/stop.ts'
import { messageOf } from '../text/neutralize.ts'
import { jsonIn } from './answer.ts'
import type { Answer, Request } from './message.ts'
import { attempts, delay, isRetryable } from './retry.ts'
import { createTransport } from './transport.ts'

/** Sends requests, to any host. */
export interface Http {
  /**
   * The server's answer, whatever its status, after the retries that it calls for.
   *
   * Throws where there is none: then the server may have acted on the request or not. Throws `Stopped`
   * where the run is stopped: what is under way then has a second to be answered, and nothing else is
   * sent but what cleans up.
   */
  send(request: Request): Promise<Answer>
  /**
   * The answer without secrets, for messages. They must go before the words are cut or reshaped: half a
   * secret would not be recognised.
   */
  clean(answer: Answer): Answer
  /** Closes all connections. */
  close(): void
}

export type HttpOptions = Readonly<{
  /** Is told of retries. */
  note: (message: string) => void
  /** Takes the secrets out of a text. */
  redact: (text: string) => string
  /** Ends all sending. */
  signal: AbortSignal
  /** Waits so many milliseconds, or until the signal. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** How long a request and its answer may take in all, in milliseconds. */
  timeLimit?: number
}>

/** In milliseconds. Both together leave a cancelled job done within two seconds. */
const graceForAnswers = 1000
const graceForCleaning = 800

/** An HTTP client. */
export function createHttp({
  note,
  redact,
  signal,
  wait = pause,
  timeLimit = 30_000,
}: HttpOptions): Http {
  const transport = createTransport(timeLimit)

  async function send(request: Request): Promise<Answer> {
    const { name, mayRepeat } = request
    const { host } = new URL(request.url)
    for (let attempt = 1; ; attempt++) {
      if (signal.aborted && !request.cleansUp) {
        throw stoppedError(signal, `before ${name} was sent to ${host}.`)
      }
      const grace = signal.aborted ? graceForCleaning : graceForAnswers
      const outcome = await raceWithStop(signal, attemptOnce(transport.request(request)), grace)
      if (outcome === undefined) throw stoppedError(signal, `before ${host} answered ${name}.`)
      const { answer, failure, advice } = outcome
      if (answer !== undefined && (!isRetryable(answer.status) || request.isFinal?.(answer))) {
        return answer
      }
      if (attempt < attempts && advice === undefined && !signal.aborted) {
        const milliseconds = delay(attempt, answer, Date.now(), Math.random())
        const what = answer === undefined ? failure : `HTTP ${answer.status}`
        note(`${name}: ${what}; attempt ${attempt + 1} in ${(milliseconds / 1000).toFixed(1)} s`)
        await wait(milliseconds, signal)
        if (mayRepeat === undefined || (await mayRepeat())) continue
      }
      if (answer !== undefined) return answer
      const told = `${name}: no answer from ${host} (attempt ${attempt}): ${failure}.`
      throw new Error(`${told}${advice ?? ''}`)
    }
  }

  return {
    send,
    clean(answer) {
      const { status, headers } = answer
      const json = jsonIn(answer)
      // JSON may write a secret in many ways, which are one once it is read.
      const strings = (_: string, value: unknown) =>
        typeof value === 'string' ? redact(value) : value
      const body = json === undefined ? redact(answer.body) : JSON.stringify(json, strings)
      const location = headers.location === undefined ? {} : { location: redact(headers.location) }
      return { status, headers: { ...headers, ...location }, body }
    },
    close: transport.close,
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
}

type Attempt = Readonly<{
  answer?: Answer
  /** Why there is no answer. */
  failure?: string
  /** What the user must do: no repeat will change it. */
  advice?: string
}>

async function attemptOnce(request: Promise<Answer>): Promise<Attempt> {
  try {
    return { answer: await request }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const failure = messageOf(error)
    if (!/CERT|SIGNATURE/.test(code)) return { failure }
    const advice =
      ' If the server has an authority of its own, name the file of its certificate in the variable NODE_EXTRA_CA_CERTS.'
    return { failure, advice }
  }
}
