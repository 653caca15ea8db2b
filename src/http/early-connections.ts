import type { Agent } from 'node:http'
import type { RequestOptions } from 'node:https'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { portOf } from './url.ts'

/** Connections that are opened before they are needed: the requests that take them wait for no handshake. */
export class EarlyConnections {
  readonly #agent: Agent
  readonly #open: Agent['createConnection']
  readonly #unused = new Map<Duplex, string>()
  #isClosed = false

  /** The agent takes these connections before it opens others. */
  constructor(agent: Agent) {
    this.#agent = agent
    this.#open = agent.createConnection.bind(agent)
    agent.createConnection = (options, callback) =>
      this.#take(agent.getName(options)) ?? this.#open(options, callback)
  }

  /**
   * Opens connections. After a failure, a request opens another one, and reports what fails. The first one goes ahead:
   * the look-ups of one name would take all threads of Node.js, which reads files with them.
   */
  open(options: RequestOptions, count: number): void {
    if (this.#isClosed) return
    const host = options.hostname ?? ''
    const servername = isIP(host) === 0 ? host : ''
    // The path of the URL would be that of a Unix socket.
    const complete = { ...options, host, port: portOf(options), servername, path: null }
    const stream = this.#open(complete)
    if (!stream) return
    this.#unused.set(stream, this.#agent.getName(complete))
    stream.on('error', () => undefined).on('close', () => this.#unused.delete(stream))
    stream.once('connect', () => {
      for (let opened = 1; opened < count; opened++) this.open(options, 1)
    })
  }

  #take(name: string): Duplex | undefined {
    for (const [stream, nameOfStream] of this.#unused) {
      if (nameOfStream !== name) continue
      this.#unused.delete(stream)
      // A server that waited too long for a request says so, and closes.
      if (stream.writable && stream.readableLength === 0) return stream
      stream.destroy()
    }
    return undefined
  }

  close(): void {
    this.#isClosed = true
    for (const stream of this.#unused.keys()) stream.destroy()
  }
}
