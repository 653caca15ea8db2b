import { EventEmitter, once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../src/text/message.ts'

/** A request as it arrived. `name` is the stand-in's name for it, such as `CreateArtifact` or `runs/create`. */
export type ReceivedRequest = Readonly<{
  name: string
  method: string
  /** The path and the query as they were sent. */
  target: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
}>

export type UnnamedRequest = Omit<ReceivedRequest, 'name'>

export type Reply = Readonly<{
  status: number
  headers?: Readonly<Record<string, string>>
  body?: string | Buffer
}>

/** What goes wrong with a request. */
export type Fault =
  /** The server sends this reply and does not handle the request. */
  | { kind: 'reply'; reply: Reply }
  /** The connection is reset before the server handles the request. */
  | { kind: 'reset' }
  /** The server handles the request. The connection is reset before the reply. */
  | { kind: 'lost-reply' }
  /** The server handles the request. It sends half of the body as if it were complete. */
  | { kind: 'truncated' }
  /** The server handles the request. The body of its reply never ends. */
  | { kind: 'endless' }
  /** The server never replies, and does not handle the request. */
  | { kind: 'no-reply' }
  /** The connection is reset, and the server accepts no more connections. */
  | { kind: 'down' }
  /** The server handles the request after this delay. */
  | { kind: 'slow'; milliseconds: number }
  /** The server handles the request at once. It sends the reply after this delay. */
  | { kind: 'slow-reply'; milliseconds: number }

/** How a stand-in names a request and answers it. */
export type RequestHandler = Readonly<{
  name(request: UnnamedRequest): string
  answer(request: ReceivedRequest): Reply | Promise<Reply>
}>

/** A stand-in that listens on loopback. */
export interface LoopbackServer {
  /** The origin, without a slash at the end. */
  readonly url: string
  /** Every request since the start, in order of arrival. */
  readonly received: readonly ReceivedRequest[]
  /** The status of the reply. It is undefined while the request waits, and after a reset. */
  status(request: ReceivedRequest): number | undefined
  /** Skips the next `skipped` requests of that name. The `times` requests after these have the fault. */
  fail(name: string, fault: Fault, times?: number, skipped?: number): void
  /** Removes all faults. Restarts a server that is down. */
  clearFaults(): Promise<void>
  /** The highest number of requests that waited for a reply at the same time. */
  maxConcurrentRequests(): number
  /** The largest number of requests of which each one arrived after the reply to the one before. */
  longestChain(): number
  /** For each connection, the number of requests that arrived before it was opened. */
  readonly connections: readonly number[]
  /** Waits until the server has received `count` requests in total. */
  waitForRequests(count: number): Promise<void>
  close(): Promise<void>
}

/** Starts a server on a port of 127.0.0.1. Port 0 stands for any free port. */
export async function listen(
  createHandler: (url: string) => RequestHandler,
  port = 0,
): Promise<LoopbackServer> {
  const log = createRequestLog()
  const faults = createFaultQueues()
  let handler: RequestHandler | undefined

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (handler === undefined) throw new Error('A request arrived before the server was ready.')
    const { name, answer } = handler
    const unnamed = await readRequest(request)
    const received = { name: name(unnamed), ...unnamed }
    log.add(received, response)
    const fault = faults.next(received.name)
    if (fault?.kind === 'down') server.close()
    await sendWithFault(fault, { request, response }, () => answer(received))
    if (fault?.kind === 'down') server.closeAllConnections()
  }

  const server = createServer((request, response) => {
    log.begin(response)
    handle(request, response).catch((error: unknown) => {
      send(response, { status: 500, body: `The stand-in itself failed: ${error}` })
    })
  })
  server.on('connection', log.connect)
  const url = await startListening(server, port)
  handler = createHandler(url)
  return {
    url,
    ...log.view,
    fail: faults.add,
    async clearFaults() {
      faults.clear()
      if (!server.listening) await listenAgain(server, Number(new URL(url).port))
    },
    close: () => stopListening(server),
  }
}

/** Listens on a port of 127.0.0.1 and returns the origin, without a slash at the end. */
export async function startListening(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return `http://127.0.0.1:${address.port}`
}

/** Another process can have taken the port meanwhile. A test does not keep it for long. */
async function listenAgain(server: Server, port: number): Promise<void> {
  for (let attempts = 1; ; attempts++) {
    try {
      await startListening(server, port)
      return
    } catch (error) {
      if (attempts === 400 || codeOf(error) !== 'EADDRINUSE') throw error
      await sleep(50)
    }
  }
}

/** Closes the server and all its connections. */
export async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}

/** Sends a reply. */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers)
  response.end(body)
}

/** A reply in JSON. */
export function json(status: number, value: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  }
}

async function readRequest(request: IncomingMessage): Promise<UnnamedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  return {
    method: request.method ?? '',
    target: request.url ?? '/',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
  }
}

/** Records the requests and their statuses, and counts those that wait for a reply. */
function createRequestLog() {
  const received: ReceivedRequest[] = []
  const statuses = new Map<ReceivedRequest, number>()
  const arrivals = new EventEmitter()
  const connections: number[] = []
  let waiting = 0
  let maxWaiting = 0
  const chains = createChains()
  return {
    connect: () => void connections.push(received.length),
    begin(response: ServerResponse): void {
      waiting += 1
      maxWaiting = Math.max(maxWaiting, waiting)
      chains.begin(response)
      response.on('close', () => {
        waiting -= 1
      })
    },
    add(request: ReceivedRequest, response: ServerResponse): void {
      received.push(request)
      response.on('finish', () => statuses.set(request, response.statusCode))
      arrivals.emit('arrival')
    },
    view: {
      received,
      status: (request: ReceivedRequest) => statuses.get(request),
      maxConcurrentRequests: () => maxWaiting,
      longestChain: chains.longest,
      connections,
      async waitForRequests(count: number): Promise<void> {
        while (received.length < count) await once(arrivals, 'arrival')
      },
    },
  }
}

/** Counts the requests that wait for each other: each begins after the reply to the one before it. */
function createChains() {
  /** The longest chain whose last request has its reply, and the longest one of all. */
  let replied = 0
  let longest = 0
  return {
    longest: () => longest,
    begin(response: ServerResponse): void {
      const chain = replied + 1
      longest = Math.max(longest, chain)
      response.on('finish', () => {
        replied = Math.max(replied, chain)
      })
    },
  }
}

/** The faults of the next requests, by the names of the requests. */
function createFaultQueues() {
  const queues = new Map<string, (Fault | undefined)[]>()
  return {
    add(name: string, fault: Fault, times = 1, skipped = 0): void {
      const added = [...Array(skipped).fill(undefined), ...Array<Fault>(times).fill(fault)]
      queues.set(name, [...(queues.get(name) ?? []), ...added])
    },
    next: (name: string) => queues.get(name)?.shift(),
    clear: () => queues.clear(),
  }
}

async function sendWithFault(
  fault: Fault | undefined,
  { request, response }: Readonly<{ request: IncomingMessage; response: ServerResponse }>,
  answer: () => Reply | Promise<Reply>,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return send(response, await answer())
    case 'slow':
      await sleep(fault.milliseconds)
      return send(response, await answer())
    case 'slow-reply': {
      const reply = await answer()
      await sleep(fault.milliseconds)
      return send(response, reply)
    }
    case 'reply':
      return send(response, fault.reply)
    case 'truncated':
      return send(response, truncate(await answer()))
    case 'endless':
      return sendEndlessBody(response, await answer())
    case 'lost-reply':
      await answer()
      break
    case 'no-reply':
      return
  }
  request.socket.resetAndDestroy()
}

function truncate({ body = '', ...reply }: Reply): Reply {
  return { ...reply, body: body.slice(0, body.length / 2) }
}

/** Sends only spaces: JSON may start with any number of them. */
function sendEndlessBody(response: ServerResponse, { status, headers }: Reply): void {
  response.writeHead(status, headers)
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}
