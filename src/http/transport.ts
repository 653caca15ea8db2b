import type { IncomingMessage } from 'node:http'
import { getProxyUrl, HttpClient } from '@actions/http-client'
import type { Answer, Request } from './message.ts'

/** Sends single requests, and keeps the connections. */
export interface Transport {
  /** Throws where no answer comes, or not in time, or too large a one. */
  request(request: Request): Promise<Answer>
  close(): void
}

const largestAnswer = 8 * 1024 * 1024

/**
 * Sends by @actions/http-client, which honours `https_proxy` and `no_proxy`. No redirect is followed: a
 * credential goes to the host that it was given for and no other. The other side may be silent for
 * `patience` milliseconds, and its answer may take as long to arrive.
 */
export function createTransport(patience = 30_000): Transport {
  // One per origin: a client keeps one agent, which serves either http or https.
  const clients = new Map<string, HttpClient>()
  const clientFor = ({ origin }: URL): HttpClient => {
    const client = clients.get(origin) ?? newClient(origin, patience)
    clients.set(origin, client)
    return client
  }
  return {
    async request({ method, url, headers, body }) {
      const client = clientFor(new URL(url))
      const { message } = await client.request(method, url, body ?? null, { ...headers })
      return {
        status: message.statusCode ?? 0,
        headers: message.headers,
        body: await text(message, patience),
      }
    },
    close() {
      for (const client of clients.values()) client.dispose()
    },
  }
}

function newClient(origin: string, patience: number): HttpClient {
  return new HttpClient('log-revision', [withoutBrackets(origin)], {
    allowRedirects: false,
    keepAlive: true,
    socketTimeout: patience,
  })
}

/**
 * @actions/http-client hands an IPv6 address on as it stands in a URL, in brackets, which node:http then
 * looks up as a name. A proxy needs the brackets.
 */
function withoutBrackets(origin: string): HttpClient['handlers'][number] {
  const { hostname } = new URL(origin)
  const isDirect = hostname.startsWith('[') && getProxyUrl(origin) === ''
  return {
    prepareRequest(options) {
      if (isDirect) options.host = hostname.slice(1, -1)
    },
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('there is nothing to sign in with')),
  }
}

async function text(message: IncomingMessage, patience: number): Promise<string> {
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
