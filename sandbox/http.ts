import { EventEmitter, once } from 'node:events'
import type { ServerResponse } from 'node:http'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http'
import { type Fault, meet, send } from './fault.ts'

/** One request as it arrived. `name` is what the stand-in calls it: `CreateArtifact`, `runs/create`. */
export type Received = Readonly<{
  name: string
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
}>

export type Reply = Readonly<{
  status: number
  headers?: Readonly<Record<string, string>>
  body?: string | Buffer
}>

/** A stand-in: it names a request and answers it. Both may be synchronous or not. */
export type StandIn = Readonly<{
  name(request: Omit<Received, 'name'>): string
  answer(request: Received): Reply | Promise<Reply>
}>

/** A stand-in listening on loopback. */
export interface Listening {
  /** Its origin, with no slash at the end. */
  readonly url: string
  /** Every request since the start, in order of arrival. */
  readonly received: readonly Received[]
  /** The status that a request was answered with: none while it waits, nor where the connection was cut. */
  status(request: Received): number | undefined
  /** The next `times` requests of that name meet `fault`, after `passing` more that do not. */
  fail(name: string, fault: Fault, times?: number, passing?: number): void
  /** Every request from now on is answered as it should be. A server that is down is up again. */
  heal(): Promise<void>
  /** The most requests that waited for their answers at the same time. */
  mostAtOnce(): number
  /** Waits until that many requests have arrived. */
  arrival(count: number): Promise<void>
  close(): Promise<void>
}

/** Puts a stand-in on a free port of 127.0.0.1, or on the port given. */
export async function listen(standIn: (url: string) => StandIn, port = 0): Promise<Listening> {
  const received: Received[] = []
  const statuses = new Map<Received, number>()
  const faults = new Map<string, (Fault | undefined)[]>()
  const tally = createTally(received)
  let serving: StandIn | undefined

  const server = createServer((request, response) => {
    tally.begin(response)
    serve(request, response).catch((error: unknown) => {
      send(response, { status: 500, body: `The stand-in itself failed: ${error}` })
    })
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (serving === undefined) throw new Error('a request came before the stand-in was ready')
    const unnamed = await read(request)
    const { name, answer } = serving
    const named = { name: name(unnamed), ...unnamed }
    received.push(named)
    response.on('finish', () => statuses.set(named, response.statusCode))
    tally.arrived()
    const fault = faults.get(named.name)?.shift()
    if (fault?.kind === 'down') server.close()
    await meet(fault, { request, response }, () => answer(named))
    if (fault?.kind === 'down') server.closeAllConnections()
  }

  await listenOn(server, port)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  const url = `http://127.0.0.1:${address.port}`
  serving = standIn(url)

  return {
    url,
    received,
    status: (request) => statuses.get(request),
    fail(name, fault, times = 1, passing = 0) {
      const met = [...Array(passing).fill(undefined), ...Array<Fault>(times).fill(fault)]
      faults.set(name, [...(faults.get(name) ?? []), ...met])
    },
    async heal() {
      faults.clear()
      if (!server.listening) await listenOn(server, address.port)
    },
    mostAtOnce: tally.mostAtOnce,
    arrival: tally.arrival,
    async close() {
      if (!server.listening) return
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function listenOn(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
}

/** Counts the requests that are under way, and those that arrived. */
function createTally(received: readonly Received[]) {
  const arrivals = new EventEmitter()
  let underWay = 0
  let most = 0
  return {
    begin(response: ServerResponse): void {
      underWay += 1
      most = Math.max(most, underWay)
      response.on('close', () => {
        underWay -= 1
      })
    },
    arrived: () => void arrivals.emit('arrival'),
    mostAtOnce: () => most,
    async arrival(count: number): Promise<void> {
      while (received.length < count) await once(arrivals, 'arrival')
    },
  }
}

async function read(request: IncomingMessage): Promise<Omit<Received, 'name'>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
  }
}

/** A JSON answer, as both servers give. */
export function json(status: number, value: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  }
}
