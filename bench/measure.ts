import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import { type Command, prepareStep, type Step } from '../sandbox/runner.ts'
import { type Statistics, summarize } from './statistics.ts'

/** What a process and its children used. Times are in milliseconds, memory is in megabytes. */
const Measurement = v.object({
  /** The time of the start in milliseconds since 1970. */
  startedAt: v.number(),
  wall: v.number(),
  cpu: v.number(),
  /** The peak memory. */
  memory: v.number(),
  exitCode: v.number(),
  /** The end of what the process printed. */
  output: v.string(),
})
export type Measurement = v.InferOutput<typeof Measurement>

/**
 * Prepares a process in an empty folder, runs and measures it, and removes the folder.
 *
 * Throws if the exit code is not 0, because a process that fails early looks fast.
 */
export async function measure(prepare: (folder: string) => Promise<Command>): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'log-revision-bench-'))
  try {
    const { program, args, cwd, env } = await prepare(folder)
    // Node does not report the resource usage of one child process, so a small Python program starts it.
    const meter = spawn('python3', [resolve('bench/measure.py')])
    meter.stdin.end(JSON.stringify({ args: [program, ...args], cwd, env }))
    const [stdout, stderr] = await Promise.all([
      text(meter.stdout),
      text(meter.stderr),
      once(meter, 'close'),
    ])
    if (stdout === '') throw new Error(`bench/measure.py printed no measurement: ${stderr}`)
    const measurement = v.parse(Measurement, JSON.parse(stdout))
    if (measurement.exitCode === 0) return measurement
    throw new Error(
      `${program} ended with exit code ${measurement.exitCode}: ${measurement.output}`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Measures a step of the action. Throws if the step fails. */
export async function measureStep(step: Step): Promise<Measurement> {
  return await measure((folder) => prepareStep(step, folder))
}

/** Statistics of several runs: wall and CPU time in milliseconds, peak memory in megabytes. */
export type ResourceStatistics = Readonly<Record<'wall' | 'cpu' | 'memory', Statistics>>

/** Throws if there are no measurements. */
export function summarizeMeasurements(measurements: readonly Measurement[]): ResourceStatistics {
  const statistics = (key: 'wall' | 'cpu' | 'memory') =>
    summarize(measurements.map((measurement) => measurement[key]))
  return { wall: statistics('wall'), cpu: statistics('cpu'), memory: statistics('memory') }
}
