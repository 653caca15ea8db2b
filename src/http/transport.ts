import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Agent, request as askHttp, type IncomingMessage } from 'node:http'
import { request as askHttps, Agent as TlsAgent } from 'node:https'
import { Socket } from 'node:net'
import { getProxyForUrl } from 'proxy-from-env'
import { isLoopback } from './host.ts'
import type { Answer, Request } from './message.ts'

/** Sends single requests, and keeps the connections. */
export interface Transport {
  /** Throws where no answer comes, or not in time, or too large a one. */
  request(request: Request): Promise<Answer>
  close(): void
}

const largestAnswer = 8 * 1024 * 1024

/**
 * Sends by node:http, through the proxy that `https_proxy` and `no_proxy` say. No redirect is followed: a
 * credential goes to the host that it was given for and no other. A request and its answer may take
 * `timeLimit` milliseconds in all, a proxy's part included.
 */
export function createTransport(timeLimit: number): Transport {
  const agents = new Map<string, Agent>()
  const closeSockets = trackSockets()

  async function agentFor(url: URL): Promise<Agent> {
    const proxy = isLoopback(url) ? '' : getProxyForUrl(url.href)
    const key = `${url.protocol} ${proxy}`
    const agent = agents.get(key) ?? (await newAgent(url.protocol, proxy))
    agents.set(key, agent)
    return agent
  }

  async function exchange(request: Request, signal: AbortSignal): Promise<Answer> {
    const url = new URL(request.url)
    const ask = url.protocol === 'https:' ? askHttps : askHttp
    const headers = { 'user-agent': 'log-revision', ...request.headers }
    const options = { method: request.method, headers, agent: await agentFor(url), signal }
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      ask(url, options, resolve).on('error', reject).end(request.body)
    })
    const message = await answer
    // No server says that, and https-proxy-agent hands on what the proxy answers instead of a way.
    if (message.statusCode === 407) throw new Error('the proxy wants another user (HTTP 407)')
    return { status: message.statusCode ?? 0, headers: message.headers, body: await text(message) }
  }

  return {
    async request(request) {
      const end = new AbortController()
      let timer: NodeJS.Timeout | undefined
      // A proxy that hangs does not hear of the signal.
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`no whole answer within ${timeLimit / 1000} s`))
          end.abort()
        }, timeLimit)
      })
      try {
        return await Promise.race([exchange(request, end.signal), late])
      } finally {
        clearTimeout(timer)
      }
    },
    close() {
      for (const agent of agents.values()) agent.destroy()
      closeSockets()
    },
  }
}

async function newAgent(protocol: string, proxy: string): Promise<Agent> {
  const options = { keepAlive: true }
  if (proxy === '') return protocol === 'https:' ? new TlsAgent(options) : new Agent(options)
  const { HttpsProxyAgent } = await import('https-proxy-agent')
  return new HttpsProxyAgent(proxy, options)
}

/**
 * Notes each connection from now on, and gives what closes them all. An agent does not know one to a proxy
 * that hangs, which would keep the process from ending.
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
