import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
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
 * credential goes to the host that it was given for and no other. A request and its answer may take
 * `patience` milliseconds in all, a proxy's part included.
 */
export function createTransport(patience: number): Transport {
  // One per origin: a client keeps one agent, which serves either http or https.
  const clients = new Map<string, HttpClient>()
  const closeSockets = trackSockets()
  const clientFor = ({ origin }: URL): HttpClient => {
    const client = clients.get(origin) ?? newClient(origin, 2 * patience)
    clients.set(origin, client)
    return client
  }

  async function exchange({ method, url, headers, body }: Request): Promise<Answer> {
    const client = clientFor(new URL(url))
    const { message } = await client.request(method, url, body ?? null, { ...headers })
    return { status: message.statusCode ?? 0, headers: message.headers, body: await text(message) }
  }

  return {
    async request(request) {
      const clock = new AbortController()
      const late = sleep(patience, undefined, { signal: clock.signal }).then(() => {
        // Its connection hangs: whatever follows gets another.
        clients.delete(new URL(request.url).origin)
        throw new Error(`no whole answer within ${patience / 1000} s`)
      })
      try {
        return await Promise.race([exchange(request), late])
      } finally {
        clock.abort()
        late.catch(() => undefined)
      }
    },
    close() {
      for (const client of clients.values()) client.dispose()
      closeSockets()
    },
  }
}

/**
 * Notes each connection from now on, and gives what closes them all. A client forgets those that it
 * makes by a proxy, and one of them that hangs would keep the process from ending.
 */
function trackSockets(): () => void {
  const sockets = new Set<Socket>()
  const note = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('socket' in message)) return
    const { socket } = message
    if (socket instanceof Socket) sockets.add(socket)
  }
  subscribe('net.client.socket', note)
  return () => {
    unsubscribe('net.client.socket', note)
    for (const socket of sockets) socket.destroy()
  }
}

function newClient(origin: string, socketTimeout: number): HttpClient {
  return new HttpClient('log-revision', [withoutBrackets(origin)], {
    allowRedirects: false,
    keepAlive: true,
    socketTimeout,
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

async function text(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    chunks.push(chunk)
    size += chunk.length
    if (size > largestAnswer) throw new Error(`the answer is larger than ${largestAnswer} bytes`)
  }
  return Buffer.concat(chunks).toString('utf8')
}
