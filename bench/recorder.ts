import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as sendRequest,
} from 'node:http'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { LocalProxy } from './delay-proxy.ts'

/** A request and its response. `start` and `end` are milliseconds since 1970, as the client sees them. */
export type Exchange = Readonly<{
  server: string
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string
  status: number
  responseBody: string
  start: number
  end: number
}>

export type Recorder = LocalProxy &
  Readonly<{
    /** The exchanges in the order in which the requests arrived. */
    exchanges(): readonly Exchange[]
  }>

const now = () => performance.timeOrigin + performance.now()

/**
 * Starts an HTTP proxy that forwards to `target` and records each exchange under the name `server`.
 *
 * It replaces URLs of `origin` in responses with its own URL, so that requests to them are recorded too.
 */
export async function startRecorder(
  server: string,
  target: string,
  origin = target,
): Promise<Recorder> {
  const exchanges = new Map<number, Exchange>()
  let count = 0
  // Each connection of the client gets one connection to the server.
  const agents = new WeakMap<Socket, Agent>()
  const proxy = createServer((request, response) => {
    const number = count++
    const start = now()
    const agent = agents.get(request.socket) ?? new Agent({ keepAlive: true, maxSockets: 1 })
    if (!agents.has(request.socket)) request.socket.on('close', () => agent.destroy())
    agents.set(request.socket, agent)
    forward(request, response, { target, origin, agent, proxyUrl: () => url }).then(
      (exchange) => exchanges.set(number, { server, ...exchange, start }),
      // The client sees a closed connection, as it would without the recorder.
      () => response.destroy(),
    )
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  const url = `http://127.0.0.1:${address.port}`
  return {
    url,
    exchanges: () => [...exchanges].sort(([a], [b]) => a - b).map(([, exchange]) => exchange),
    close() {
      proxy.close()
      proxy.closeAllConnections()
    },
  }
}

type Route = Readonly<{ target: string; origin: string; agent: Agent; proxyUrl: () => string }>

async function forward(request: IncomingMessage, response: ServerResponse, route: Route) {
  const { method = 'GET', url: path = '/' } = request
  const body = await buffer(request)
  const headers = singleValueHeaders(request)
  const forwarded = sendRequest(`${route.target}${path}`, {
    method,
    agent: route.agent,
    headers: { ...headers, host: new URL(route.origin).host, 'accept-encoding': 'identity' },
  })
  forwarded.end(body)
  const [reply] = await once(forwarded, 'response')
  const responseBody = (await buffer(reply))
    .toString('utf8')
    .replaceAll(route.origin, route.proxyUrl())
  const { 'content-length': _, 'transfer-encoding': __, ...kept } = reply.headers
  response.writeHead(reply.statusCode, {
    ...kept,
    'content-length': Buffer.byteLength(responseBody),
  })
  // Taken before the client receives the response and sends the next request on another connection.
  const end = now()
  response.end(responseBody)
  if (!response.writableFinished) await once(response, 'finish')
  const status = Number(reply.statusCode)
  return { method, path, headers, body: body.toString('utf8'), status, responseBody, end }
}

function singleValueHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}
