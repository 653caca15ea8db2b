import { createHistory } from '../sandbox/history.ts'
import { createLarge } from '../sandbox/large.ts'
import { startMlflow } from '../sandbox/mlflow/server.ts'
import type { Step } from '../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../sandbox/sample.ts'
import { startWandb } from '../sandbox/wandb/server.ts'
import { action, allStep, pushStep } from './action.ts'
import { type Measured, measure } from './measure.ts'
import { type Urls, watch } from './servers.ts'
import { freshName } from './side-by-side.ts'
import { type Spread, spreadOf } from './statistics.ts'

export type GrowthPoint = Readonly<{
  x: number
  wall: Spread
  cpu: Spread
  /** The CPU time of the stand-ins, which is part of the wall time. */
  servers: Spread
  memory: Spread
}>

type Taken = Measured & Readonly<{ servers: number }>

/** How time and memory grow with one thing, the rest being as it is. */
export type Growth = Readonly<{
  title: string
  /** What is counted. */
  unit: string
  points: readonly GrowthPoint[]
}>

type Axis = Readonly<{
  title: string
  unit: string
  values: readonly number[]
  /** Those that take long to make. */
  more?: readonly number[]
  /** Few, where one takes long. */
  runs: number
  create(value: number): Checkout
  step(workspace: string, urls: Urls, name: string): Step
  /** The round trip to the servers, in milliseconds. */
  roundTrip?(value: number): number
}>

const pushOfSecond: Axis['step'] = (workspace, urls, name) => pushStep(workspace, 'v2', urls, name)

const axes: readonly Axis[] = [
  {
    title: 'lexicon files in the tagged commit',
    unit: 'lexicon files',
    values: [100, 300, 1000, 3000, 10_000],
    runs: 5,
    create: (value) => createLarge(1000, value),
    step: pushOfSecond,
  },
  {
    title: 'records of the dataset, compared with the tag before',
    unit: 'records',
    values: [1000, 10_000, 100_000],
    more: [1_000_000],
    runs: 5,
    create: (value) => createLarge(value, 10),
    step: pushOfSecond,
  },
  {
    title: 'tags logged in one step',
    unit: 'tags',
    values: [1, 3, 10, 30, 100, 300, 1000],
    runs: 3,
    create: (value) => createHistory(value),
    step: allStep,
  },
  {
    title: 'round trip to the servers',
    unit: 'ms',
    values: [1, 2, 5, 10, 20, 50, 100, 200],
    runs: 5,
    create: cloneSample,
    step: (workspace, urls, name) => pushStep(workspace, 'v1', urls, name),
    roundTrip: (value) => value,
  },
]

/** `size` is what to measure: the least that shows that it works, what takes some minutes, or all. */
export async function growth(
  size: 'once' | 'usual' | 'full',
  tell: (line: string) => void,
): Promise<readonly Growth[]> {
  const all: Growth[] = []
  for (const axis of axes) {
    const { title, unit, values, more = [] } = axis
    const wanted = size === 'once' ? values.slice(0, 2) : values
    const points: GrowthPoint[] = []
    for (const value of size === 'full' ? [...wanted, ...more] : wanted) {
      tell(`${value} ${unit}`)
      points.push(await measurePoint(axis, value, size === 'once' ? 1 : axis.runs))
    }
    all.push({ title, unit, points })
  }
  return all
}

async function measurePoint(axis: Axis, value: number, runs: number): Promise<GrowthPoint> {
  const checkout = axis.create(value)
  try {
    const taken: Taken[] = []
    for (let run = 0; run < runs; run++) taken.push(await measureOnce(axis, value, checkout.path))
    return {
      x: value,
      wall: spreadOf(taken.map(({ wall }) => wall)),
      cpu: spreadOf(taken.map(({ cpu }) => cpu)),
      servers: spreadOf(taken.map(({ servers }) => servers)),
      memory: spreadOf(taken.map(({ memory }) => memory)),
    }
  } finally {
    checkout.remove()
  }
}

/** With stand-ins of its own: what they hold from runs before would make them slower. */
async function measureOnce(axis: Axis, value: number, workspace: string): Promise<Taken> {
  const [wandb, mlflow] = await Promise.all([startWandb(), startMlflow()])
  const urls = { wandb: wandb.url, mlflow: mlflow.url }
  const far = axis.roundTrip && (await watch(urls, axis.roundTrip(value)))
  try {
    // The stand-ins are all that this process is busy with meanwhile.
    const before = process.cpuUsage()
    const step = axis.step(workspace, far?.urls ?? urls, freshName())
    const measured = await measure(action(step))
    const { user, system } = process.cpuUsage(before)
    return { ...measured, servers: (user + system) / 1000 }
  } finally {
    far?.close()
    await Promise.all([wandb.close(), mlflow.close()])
  }
}
