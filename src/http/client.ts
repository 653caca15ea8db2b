import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '../text.ts'
import type { Answer, Request } from './message.ts'
import { attempts, delay, isPassing } from './retry.ts'
import { createTransport } from './transport.ts'

/** Sends requests, to any host. */
export interface Http {
  /**
   * The server's answer, whatever its status, after the retries that it calls for.
   * Throws where there is none: then the server may have acted on the request or not.
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

/** An HTTP client. `note` is told of retries, and `redact` knows the secrets. */
export function createHttp(
  note: (message: string) => void,
  redact: (text: string) => string,
): Http {
  const transport = createTransport()

  async function send(request: Request): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const { answer, failure, advice } = await outcomeOf(transport.request(request))
      if (answer !== undefined && (!isPassing(answer.status) || request.isFinal?.(answer))) {
        return answer
      }
      if (attempt < attempts && advice === undefined) {
        const wait = delay(attempt, answer, Date.now(), Math.random())
        const what = answer === undefined ? failure : `HTTP ${answer.status}`
        note(`${request.name}: ${what}; attempt ${attempt + 1} in ${(wait / 1000).toFixed(1)} s`)
        await sleep(wait)
        if (request.mayRepeat === undefined || (await request.mayRepeat())) continue
      }
      if (answer !== undefined) return answer
      const { host } = new URL(request.url)
      const told = `${request.name}: no answer from ${host} (attempt ${attempt}): ${failure}.`
      throw new Error(`${told}${advice ?? ''}`)
    }
  }

  return {
    send,
    clean({ status, headers, body }) {
      const location = headers.location === undefined ? {} : { location: redact(headers.location) }
      return { status, headers: { ...headers, ...location }, body: redact(body) }
    },
    close: transport.close,
  }
}

type Attempt = Readonly<{
  answer?: Answer
  /** Why there is no answer. */
  failure?: string
  /** What the user must do: no repeat will change it. */
  advice?: string
}>

async function outcomeOf(request: Promise<Answer>): Promise<Attempt> {
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
