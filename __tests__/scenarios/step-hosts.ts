import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll } from '@jest/globals'
import type { Command, ProcessResult } from '../../sandbox/runner.ts'

/**
 * Processes that run one step after the other (see step-host.js). A step in them takes a third of the CPU time that it
 * takes in a new process.
 */
export type StepHosts = Readonly<{
  run(command: Command): Promise<ProcessResult>
}>

declare global {
  /** The hosts of this worker of Jest that run no step (environment.js). */
  var idleStepHosts: ChildProcess[] | undefined
}

const idle = globalThis.idleStepHosts ?? []

/** Runs the steps of the tests of a file. A host that still runs a step after the last test ends. */
export function stepHosts(): StepHosts {
  const busy = new Set<ChildProcess>()
  afterAll(async () => {
    const ended = [...busy].map((host) => host.connected && once(host, 'exit'))
    for (const host of busy) host.kill('SIGKILL')
    await Promise.all(ended)
  })
  return {
    async run(command) {
      const host = idle.pop() ?? start()
      busy.add(host)
      const result = await runIn(host, command)
      busy.delete(host)
      if (host.connected) idle.push(host)
      return result
    },
  }
}

function start(): ChildProcess {
  const host = fork(resolve('__tests__/scenarios/step-host.js'), {
    env: {},
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  // The worker must not wait for it. A host ends when its worker does.
  host.unref()
  host.channel?.unref()
  for (const stream of [host.stdout, host.stderr]) if (stream instanceof Socket) stream.unref()
  return host
}

async function runIn(
  host: ChildProcess,
  { args: [main], cwd, env }: Command,
): Promise<ProcessResult> {
  const endMark = randomUUID()
  const outputs = [readUntil(host.stdout, endMark), readUntil(host.stderr, endMark)] as const
  const ended = new AbortController()
  const { signal } = ended
  const answer = once(host, 'message', { signal }).then(([message]) => Number(message.code))
  // A step that ends its process, which the action never does.
  const exit = once(host, 'exit', { signal }).then(([code]) =>
    code === null ? null : Number(code),
  )
  host.send({ main, cwd, env, endMark })
  const code = await Promise.race([answer, exit])
  ended.abort()
  await Promise.allSettled([answer, exit])
  const [stdout, stderr] = await Promise.all(outputs)
  return { code, stdout, stderr }
}

/** The text of the stream up to the mark, or to its end. */
async function readUntil(stream: Readable | null, mark: string): Promise<string> {
  if (stream === null) throw new Error('The host has no output.')
  const chunks: Buffer[] = []
  return await new Promise((done) => {
    const finish = () => {
      stream.off('data', read).off('end', finish)
      done(Buffer.concat(chunks).toString('utf8').replace(mark, ''))
    }
    let tail = ''
    const read = (chunk: Buffer) => {
      chunks.push(chunk)
      tail = (tail + chunk.subarray(-mark.length).toString('latin1')).slice(-mark.length)
      if (tail === mark) finish()
    }
    stream.on('data', read).on('end', finish)
  })
}
