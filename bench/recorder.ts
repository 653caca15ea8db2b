import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import {
  Agent,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  request as sendRequest,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { startDelayProxy } from './delay-proxy.ts'

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

export type Recorder = Readonly<{
  url: string
  close(): void
  /** The exchanges in the order in which the requests arrived. */
  exchanges(): readonly Exchange[]
  /** When each connection was opened. */
  connections(): readonly number[]
}>

/** How far away a server is: the round trip in milliseconds, and whether its clients use TLS. */
export type Distance = Readonly<{ roundTrip: number; tls?: boolean }>

/** The certificate of servers with TLS. It signs itself, so that clients must be told to trust it. */
export const certificateFile = resolve('__tests__/http/tls/ip-127.0.0.1.pem')

const keyFile = resolve('__tests__/http/tls/key.pem')

const now = () => performance.timeOrigin + performance.now()

/**
 * Starts an HTTP proxy that forwards to `target` and records each exchange under the name `server`. Clients reach it over
 * the distance.
 *
 * It replaces URLs of the target in responses with its own URL, so that requests to them are recorded too.
 */
export async function startRecorder(
  server: string,
  target: string,
  { roundTrip, tls = false }: Distance = { roundTrip: 0 },
): Promise<Recorder> {
  const exchanges = new Map<number, Exchange>()
  const connections: number[] = []
  let count = 0
  // The client sends a request earlier than it arrives, and receives the response later than it is sent.
  const oneWay = roundTrip / 2
  // Each connection of the client gets one connection to the server.
  const agents = new WeakMap<Socket, Agent>()
  const proxy = createProxy(tls)
  proxy.on('connection', () => connections.push(now()))
  proxy.on('request', (request, response) => {
    const number = count++
    const start = now() - oneWay
    const agent = agents.get(request.socket) ?? createAgent(request.socket)
    agents.set(request.socket, agent)
    forward(request, response, { target, agent, proxyUrl: () => url }).then(
      (exchange) =>
        exchanges.set(number, { server, ...exchange, start, end: exchange.end + oneWay }),
      // The client sees a closed connection, as it would without the recorder.
      () => response.destroy(),
    )
  })
  const port = await listen(proxy)
  const delayProxy = roundTrip === 0 ? undefined : await startDelayProxy(port, roundTrip)
  const url = `http${tls ? 's' : ''}://127.0.0.1:${delayProxy?.port ?? port}`
  return {
    url,
    connections: () => connections,
    exchanges: () => [...exchanges].sort(([a], [b]) => a - b).map(([, exchange]) => exchange),
    close() {
      delayProxy?.close()
      proxy.close()
      proxy.closeAllConnections()
    },
  }
}

function createAgent(client: Socket): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  client.on('close', () => agent.destroy())
  return agent
}

function createProxy(tls: boolean): Server {
  const [key, cert] = tls ? [readFileSync(keyFile), readFileSync(certificateFile)] : []
  const proxy = tls ? createTlsServer({ key, cert }) : createServer()
  // On a busy machine, a client can pause for longer than the default of five seconds.
  proxy.keepAliveTimeout = 60_000
  return proxy
}

/** Listens on a free port of 127.0.0.1, and returns it. */
async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return address.port
}

type Route = Readonly<{ target: string; agent: Agent; proxyUrl: () => string }>

async function forward(request: IncomingMessage, response: ServerResponse, route: Route) {
  const { method = 'GET', url: path = '/' } = request
  const body = await buffer(request)
  const headers = singleValueHeaders(request)
  const forwarded = sendRequest(`${route.target}${path}`, {
    method,
    agent: route.agent,
    headers: { ...headers, host: new URL(route.target).host, 'accept-encoding': 'identity' },
  })
  forwarded.end(body)
  const [reply] = await once(forwarded, 'response')
  const responseBody = (await buffer(reply))
    .toString('utf8')
    .replaceAll(route.target, route.proxyUrl())
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
