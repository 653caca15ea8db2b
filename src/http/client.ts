import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { HttpClient } from '@actions/http-client'
import { messageOf } from '../text.ts'
import type { Answer, Request } from './message.ts'
import { attempts, delay, isPassing } from './retry.ts'

/** Sends requests, to any host. */
export interface Http {
  /**
   * The server's answer, whatever its status, after the retries that it calls for.
   * Throws a `NoAnswer` where there is none.
   */
  send(request: Request): Promise<Answer>
  /** Closes all connections. */
  close(): void
}

/** No answer came: the server may have acted on the request or not. */
export class NoAnswer extends Error {}

/** One attempt may be silent this long, and its answer may take this long to arrive. Milliseconds. */
const patience = 30_000

const largestAnswer = 8 * 1024 * 1024

/**
 * An HTTP client over @actions/http-client, which honours `https_proxy` and `no_proxy`. It follows no
 * redirect: a credential goes to the host it was given for and no other. `note` is told of retries.
 */
export function createHttp(note: (message: string) => void): Http {
  // One per origin: a client keeps one agent, which serves either http or https.
  const clients = new Map<string, HttpClient>()

  function clientFor(url: string): HttpClient {
    const { origin } = new URL(url)
    const client = clients.get(origin) ?? newClient()
    clients.set(origin, client)
    return client
  }

  async function once({ method, url, headers, body }: Request): Promise<Answer> {
    const { message } = await clientFor(url).request(method, url, body ?? null, { ...headers })
    return { status: message.statusCode ?? 0, headers: message.headers, body: await text(message) }
  }

  async function send(request: Request): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await once(request).catch((error: unknown) => messageOf(error))
      const answer = typeof outcome === 'string' ? undefined : outcome
      if (answer !== undefined && !isPassing(answer.status)) return answer
      if (attempt < attempts) {
        const wait = delay(attempt, answer, Date.now(), Math.random())
        const what = answer === undefined ? outcome : `HTTP ${answer.status}`
        note(`${request.name}: ${what}; attempt ${attempt + 1} in ${(wait / 1000).toFixed(1)} s`)
        await sleep(wait)
        if (request.mayRepeat === undefined || (await request.mayRepeat())) continue
      }
      if (answer !== undefined) return answer
      const { host } = new URL(request.url)
      throw new NoAnswer(
        `${request.name}: no answer from ${host} (attempt ${attempt}): ${outcome}.`,
      )
    }
  }

  return {
    send,
    close() {
      for (const client of clients.values()) client.dispose()
    },
  }
}

function newClient(): HttpClient {
  return new HttpClient('log-revision', [], {
    allowRedirects: false,
    keepAlive: true,
    socketTimeout: patience,
  })
}

async function text(message: IncomingMessage): Promise<string> {
  const late = setTimeout(
    () => message.destroy(new Error(`the answer took longer than ${patience / 1000} s`)),
    patience,
  )
  try {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of message) {
      chunks.push(chunk)
      size += chunk.length
      if (size > largestAnswer) throw new Error(`the answer is larger than ${largestAnswer} bytes`)
    }
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    clearTimeout(late)
  }
}
