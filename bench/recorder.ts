import { once } from 'node:events'
import {
  Agent,
  request as ask,
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Relay } from './latency.ts'

/** One request and its answer. `start` and `end` are milliseconds since 1970, seen from the client. */
export type Exchange = Readonly<{
  server: string
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string
  status: number
  answer: string
  start: number
  end: number
}>

export type Recorder = Relay &
  Readonly<{
    /** In the order in which the requests came. */
    exchanges(): readonly Exchange[]
  }>

const now = () => performance.timeOrigin + performance.now()

/**
 * Stands before the server at `target`, which is called `server`, and notes what passes. Addresses of
 * `origin` in answers become its own, so that what the server sends the client to passes here as well.
 */
export async function startRecorder(
  server: string,
  target: string,
  origin = target,
): Promise<Recorder> {
  const noted = new Map<number, Exchange>()
  let count = 0
  // One connection to the server for each of the client's.
  const agents = new WeakMap<Socket, Agent>()
  const listener = createServer((request, response) => {
    const number = count++
    const start = now()
    const agent = agents.get(request.socket) ?? new Agent({ keepAlive: true, maxSockets: 1 })
    if (!agents.has(request.socket)) request.socket.on('close', () => agent.destroy())
    agents.set(request.socket, agent)
    exchange(request, response, { target, origin, agent, own: () => url }).then(
      (passed) => noted.set(number, { server, ...passed, start }),
      // The client sees a connection that is cut, as it would without the recorder.
      () => response.destroy(),
    )
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  const url = `http://127.0.0.1:${address.port}`
  return {
    url,
    exchanges: () => [...noted].sort(([a], [b]) => a - b).map(([, passed]) => passed),
    close() {
      listener.close()
      listener.closeAllConnections()
    },
  }
}

type Way = Readonly<{ target: string; origin: string; agent: Agent; own: () => string }>

async function exchange(request: IncomingMessage, response: ServerResponse, way: Way) {
  const { method = 'GET', url: path = '/' } = request
  const body = await buffer(request)
  const headers = textsOf(request)
  const forward = ask(`${way.target}${path}`, {
    method,
    agent: way.agent,
    headers: { ...headers, host: new URL(way.origin).host, 'accept-encoding': 'identity' },
  })
  forward.end(body)
  const [answer] = await once(forward, 'response')
  const text = (await buffer(answer)).toString('utf8').replaceAll(way.origin, way.own())
  const { 'content-length': _, 'transfer-encoding': __, ...kept } = answer.headers
  response.writeHead(answer.statusCode, { ...kept, 'content-length': Buffer.byteLength(text) })
  // Before the client has it, and sends what waits for it on another connection.
  const end = now()
  response.end(text)
  if (!response.writableFinished) await once(response, 'finish')
  const status = Number(answer.statusCode)
  return { method, path, headers, body: body.toString('utf8'), status, answer: text, end }
}

function textsOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}
