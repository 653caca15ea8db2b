import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
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

/** Hosts for the tests of a file. They end with the last test. */
export function stepHosts(): StepHosts {
  const all: ChildProcess[] = []
  const idle: ChildProcess[] = []
  afterAll(async () => {
    // Jest complains of a worker that still has processes.
    const running = all.filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    )
    const ended = running.map((host) => once(host, 'exit'))
    for (const host of running) host.kill('SIGKILL')
    await Promise.all(ended)
  })
  return {
    async run(command) {
      const host = idle.pop() ?? start(all)
      const result = await runIn(host, command)
      if (host.connected) idle.push(host)
      return result
    },
  }
}

function start(all: ChildProcess[]): ChildProcess {
  const host = fork(resolve('__tests__/scenarios/step-host.js'), {
    env: {},
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  all.push(host)
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
