import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import * as v from 'valibot'

/** A gateway in a process of its own (see gateway-process.js), for the tests of a file. */
export type Gateway = Readonly<{
  /**
   * Sets what the gateway does with the next requests: `answers` are the bytes of its own answers, and later requests are
   * forwarded to `target`. Returns its address, and forgets the requests that it received.
   */
  set(settings: GatewaySettings): Promise<string>
  /** The method and the path of each request since then. */
  received(): Promise<readonly string[]>
}>

export type GatewaySettings = Readonly<{
  target: string
  answers?: readonly string[]
  /** Forwarded answers get this coding, although nobody asked for it. */
  compression?: 'gzip' | 'br'
}>

const State = v.object({ port: v.number(), received: v.array(v.string()) })

export function useGateway(): Gateway {
  let child: ChildProcess | undefined
  let last: GatewaySettings = { target: '' }
  beforeAll(async () => {
    child = fork(resolve('__tests__/scenarios/gateway-process.js'), { env: {}, execArgv: [] })
    await once(child, 'message')
  })
  afterAll(() => void child?.kill('SIGKILL'))

  async function ask(settings: GatewaySettings) {
    if (child === undefined) throw new Error('the gateway exists only while a test runs')
    last = settings
    const answer = once(child, 'message')
    child.send({ answers: [], ...settings })
    return v.parse(State, (await answer)[0])
  }
  return {
    set: async (settings) => `http://127.0.0.1:${(await ask(settings)).port}`,
    received: async () => (await ask(last)).received,
  }
}

/** The bytes of an answer. */
export function answer(
  status: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): string {
  const all = { ...headers, 'content-length': `${Buffer.byteLength(body)}`, connection: 'close' }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`
}
