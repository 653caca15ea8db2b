import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll } from '@jest/globals'

type Records = Readonly<{ A?: readonly string[]; AAAA?: readonly string[] }>

/** A name server in a process of its own (see resolver-process.js). */
export type Resolver = Readonly<{
  /** The variables of a step that asks it. */
  env: Readonly<Record<string, string>>
  /** Sets all names with their addresses. */
  set(records: Readonly<Record<string, Records>>): Promise<void>
  /** Waits until a step asks for this name. */
  asked(name: string): Promise<void>
  /** The names that it was asked for. */
  received: readonly string[]
}>

/** A name server for the tests of a file. */
export function useResolver(): Resolver {
  let child: ChildProcess | undefined
  let port = ''
  const received: string[] = []
  const next = async () => (child === undefined ? [] : await once(child, 'message'))
  beforeAll(async () => {
    child = fork(resolve('__tests__/scenarios/resolver-process.js'), { env: {}, execArgv: [] })
    const [message] = await next()
    port = String(message)
    child.on('message', (name) => received.push(String(name)))
  })
  afterAll(() => void child?.kill('SIGKILL'))
  return {
    get env() {
      const preload = pathToFileURL(resolve('__tests__/scenarios/resolver-preload.js'))
      return { NODE_OPTIONS: `--import ${preload}`, TEST_NAME_SERVER: `127.0.0.1:${port}` }
    },
    received,
    async set(records) {
      child?.send(records)
      await next()
    },
    async asked(name) {
      // Several queries can come at once: a loop of `once` would miss some.
      await new Promise<void>((done) =>
        child?.on('message', (message) => message === name && done()),
      )
    },
  }
}

/** A server that does not accept connections before it is told so. Linux then drops the first packets of each. */
export type FarServer = Readonly<{
  port: number
  /** Accepts connections. */
  accept(): void
}>

/** Starts servers that forward to a port of this machine. They end with each test. */
export function useFarServers() {
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })
  return {
    async start(target: string, host = '127.0.0.1', port = 0): Promise<FarServer> {
      const args = [host, `${port}`, new URL(target).port]
      const file = resolve('__tests__/scenarios/far-server-process.js')
      const child = fork(file, args, { env: {}, execArgv: [] })
      children.push(child)
      const [message] = await once(child, 'message')
      child.kill('SIGSTOP')
      await fillQueue(Number(message), host)
      return { port: Number(message), accept: () => child.kill('SIGCONT') }
    },
  }
}

/** Opens connections until the kernel accepts no more of them for a program that is stopped. */
async function fillQueue(port: number, host: string): Promise<void> {
  for (;;) {
    const socket = connect(port, host).on('error', () => undefined)
    const isAccepted = await Promise.race([once(socket, 'connect').then(() => true), sleep(200)])
    if (!isAccepted) {
      socket.destroy()
      return
    }
    socket.unref()
  }
}
