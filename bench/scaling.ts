import { createHistory } from '../sandbox/history.ts'
import { createLarge } from '../sandbox/large.ts'
import { startMlflow } from '../sandbox/mlflow/server.ts'
import type { Step } from '../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../sandbox/sample.ts'
import { startWandb } from '../sandbox/wandb/server.ts'
import {
  type Measurement,
  measureStep,
  type ResourceStatistics,
  summarizeMeasurements,
} from './measure.ts'
import { type ServerUrls, startRecorders } from './servers.ts'
import { type Statistics, summarize } from './statistics.ts'
import { allTagsStep, pushStep, uniqueName } from './steps.ts'

export type ScalingPoint = ResourceStatistics &
  Readonly<{
    x: number
    /** The CPU time of the stand-ins in milliseconds, which is part of the wall time. */
    servers: Statistics
  }>

/** How time and memory grow with one parameter while all others stay the same. */
export type ScalingSeries = Readonly<{
  title: string
  /** The unit of the parameter. */
  unit: string
  points: readonly ScalingPoint[]
}>

type Parameter = Readonly<{
  title: string
  unit: string
  values: readonly number[]
  /** Values whose dataset takes long to create. Only a full run measures them. */
  slowValues?: readonly number[]
  runs: number
  create(value: number): Checkout
  step(workspace: string, urls: ServerUrls, name: string): Step
  /** The round trip to the servers in milliseconds. */
  roundTrip?(value: number): number
}>

const push =
  (tag: string): Parameter['step'] =>
  (workspace, urls, name) =>
    pushStep(workspace, tag, urls, name)

const parameters: readonly Parameter[] = [
  {
    title: 'Lexicon files in the tagged commit',
    unit: 'lexicon files',
    values: [100, 300, 1000, 3000, 10_000],
    runs: 5,
    // All else is small, and the first tag is compared with no other one.
    create: (value) => createLarge(10, value, 'readable'),
    step: push('v1'),
  },
  {
    title: 'Records of an index, compared with the previous tag',
    unit: 'records',
    values: [1000, 10_000, 100_000],
    slowValues: [1_000_000],
    runs: 5,
    create: (value) => createLarge(value, 10),
    step: push('v2'),
  },
  {
    title: 'Records of a lairs version store, compared with the previous tag',
    unit: 'records',
    values: [1000, 3000, 10_000, 30_000],
    runs: 5,
    create: (value) => createLarge(value, 10, 'readable'),
    step: push('v2'),
  },
  {
    title: 'Tags logged in one step',
    unit: 'tags',
    values: [1, 3, 10, 30, 100, 300, 1000],
    runs: 3,
    create: (value) => createHistory(value),
    step: allTagsStep,
  },
  {
    title: 'Round trip to the servers',
    unit: 'ms',
    values: [1, 2, 5, 10, 20, 50, 100, 200],
    runs: 5,
    create: cloneSample,
    step: push('v1'),
    roundTrip: (value) => value,
  },
]

/** How much to measure: `once` runs two values of each parameter once, `full` adds the slow values. */
export type Extent = 'once' | 'default' | 'full'

export async function measureScaling(
  extent: Extent,
  log: (line: string) => void,
): Promise<readonly ScalingSeries[]> {
  const series: ScalingSeries[] = []
  for (const parameter of parameters) {
    const { title, unit } = parameter
    const points: ScalingPoint[] = []
    for (const value of valuesOf(parameter, extent)) {
      log(`${value} ${unit}`)
      points.push(await measurePoint(parameter, value, extent === 'once' ? 1 : parameter.runs))
    }
    series.push({ title, unit, points })
  }
  return series
}

function valuesOf({ values, slowValues = [] }: Parameter, extent: Extent): readonly number[] {
  if (extent === 'once') return values.slice(0, 2)
  return extent === 'full' ? [...values, ...slowValues] : values
}

type Run = Readonly<{ measurement: Measurement; servers: number }>

async function measurePoint(
  parameter: Parameter,
  value: number,
  count: number,
): Promise<ScalingPoint> {
  const checkout = parameter.create(value)
  try {
    const runs: Run[] = []
    for (let run = 0; run < count; run++) {
      runs.push(await measureRun(parameter, value, checkout.path))
    }
    return {
      x: value,
      ...summarizeMeasurements(runs.map(({ measurement }) => measurement)),
      servers: summarize(runs.map(({ servers }) => servers)),
    }
  } finally {
    checkout.remove()
  }
}

/** Starts new stand-ins, because the records of earlier runs would make them slower. */
async function measureRun(parameter: Parameter, value: number, workspace: string): Promise<Run> {
  const [wandb, mlflow] = await Promise.all([startWandb(), startMlflow()])
  const urls = { wandb: wandb.url, mlflow: mlflow.url }
  const recorders =
    parameter.roundTrip && (await startRecorders(urls, { roundTrip: parameter.roundTrip(value) }))
  try {
    // Only the stand-ins use CPU time in this process during the step.
    const before = process.cpuUsage()
    const step = parameter.step(workspace, recorders?.urls ?? urls, uniqueName())
    const measurement = await measureStep(step)
    const { user, system } = process.cpuUsage(before)
    return { measurement, servers: (user + system) / 1000 }
  } finally {
    recorders?.close()
    await Promise.all([wandb.close(), mlflow.close()])
  }
}
