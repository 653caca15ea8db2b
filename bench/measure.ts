import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import type { Command } from '../sandbox/runner.ts'

/** What a process took, with all that it started: milliseconds, and megabytes. */
const Measured = v.object({
  /** When it was started, in milliseconds since 1970. */
  began: v.number(),
  wall: v.number(),
  cpu: v.number(),
  memory: v.number(),
  code: v.number(),
  /** The end of what it printed. */
  output: v.string(),
})
export type Measured = v.InferOutput<typeof Measured>

/**
 * Runs a process that is prepared in an empty folder, which is its home and is removed afterwards.
 *
 * Throws where it does not end with 0: what fails early would look fast.
 */
export async function measure(prepare: (folder: string) => Promise<Command>): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'log-revision-bench-'))
  try {
    const { program, args, cwd, env } = await prepare(folder)
    // A small process of Python starts it: Node tells of no process's own children.
    const meter = spawn('python3', [resolve('bench/measure.py')])
    meter.stdin.end(JSON.stringify({ args: [program, ...args], cwd, env }))
    const [stdout, stderr] = await Promise.all([
      text(meter.stdout),
      text(meter.stderr),
      once(meter, 'close'),
    ])
    if (stdout === '') throw new Error(`nothing was measured: ${stderr}`)
    const measured = v.parse(Measured, JSON.parse(stdout))
    if (measured.code === 0) return measured
    throw new Error(`${program} ended with ${measured.code}: ${measured.output}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
