import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import * as v from 'valibot'

/** What a proxy does. By default, it connects every host to `targetPort`. */
export type Behaviour = Readonly<{
  targetPort?: number
  /** Refuses with this status and these headers. */
  status?: number
  headers?: Readonly<Record<string, string>>
  broken?: Broken
}>

/** Sends a text and ends, instead of an answer. */
export type Broken = Readonly<{
  /** The proxy breaks off below TLS (for http and SOCKS, this is all there is), or above it. */
  layer: 'tcp' | 'tls'
  /** False if the client speaks first. */
  isAtOnce?: boolean
  text?: string
  end: 'close' | 'reset' | 'stay'
  /** Milliseconds between the text and the end. */
  delay?: number
}>

const Ports = v.tuple([v.number(), v.number(), v.number()])
const State = v.object({ requests: v.array(v.string()), connections: v.number() })
type State = v.InferOutput<typeof State>

/** A proxy in a process of its own for the tests of a file (see proxy-process.js). */
export function useProxyProcess() {
  let ports: v.InferOutput<typeof Ports> = [0, 0, 0]
  let ask: (message: Behaviour | null) => Promise<State> = async () => ({
    requests: [],
    connections: 0,
  })
  let stop: () => void = () => undefined
  beforeAll(async () => {
    const child = fork(resolve('__tests__/http/proxy-process.js'), { execArgv: [], env: {} })
    stop = () => child.disconnect()
    const [message] = await once(child, 'message')
    ports = v.parse(Ports, message)
    ask = async (question) => {
      const answer = once(child, 'message')
      child.send(question ?? 'report')
      return v.parse(State, (await answer)[0])
    }
  })
  afterAll(() => stop())
  return {
    /** `host:port` of the proxy for a scheme. */
    host(scheme: 'http' | 'https' | 'socks'): string {
      const [http, https, socks] = ports
      return `127.0.0.1:${{ http, https, socks }[scheme]}`
    },
    /** Sets the behaviour and forgets the requests. */
    async behave(behaviour: Behaviour): Promise<void> {
      await ask(behaviour)
    },
    /** The requests since the last call: the first line, and the value of `Proxy-Authorization`. */
    async requests(): Promise<readonly string[]> {
      return (await ask(null)).requests
    },
    /** Waits until all connections are closed. */
    async closed(): Promise<void> {
      while ((await ask(null)).connections > 0) await new Promise((next) => setTimeout(next, 10))
    },
  }
}
