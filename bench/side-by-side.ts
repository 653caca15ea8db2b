import { randomBytes } from 'node:crypto'
import { action, pushStep } from './action.ts'
import {
  type Contender,
  emptyNode,
  floor,
  lairs,
  mlflowClient,
  ours,
  type Recording,
  wandbSdk,
} from './contenders.ts'
import { type Measured, measure } from './measure.ts'
import { type Backend, type Servers, type Urls, watch } from './servers.ts'
import { rotated, type Spread, spreadOf } from './statistics.ts'

export type Row = Readonly<{
  title: string
  needs: string
  isOurs: boolean
  requests: number
  wall: Spread
  cpu: Spread
  memory: Spread
}>

/** Those that are compared on the same servers. */
export type Table = Readonly<{ title: string; rows: readonly Row[] }>

type Entry = Readonly<{ table: string; contender: Contender; urls: Urls; taken: Measured[] }>

/** A name that no server knows. All have the same length. */
export function freshName(): string {
  return `bench-${randomBytes(8).toString('hex')}`
}

/** Records the action logging a tag for the first time, over a long way, where what waits for what shows. */
export async function record(workspace: string, tag: string, urls: Urls): Promise<Recording> {
  const watched = await watch(urls, 20)
  try {
    const name = freshName()
    await measure(action(pushStep(workspace, tag, watched.urls, name)))
    return { exchanges: watched.exchanges(), name }
  } finally {
    watched.close()
  }
}

/**
 * Measures all side by side: each round runs each of them once, so that whatever else the machine does meets
 * them all alike.
 */
export async function sideBySide(
  workspace: string,
  servers: Servers,
  { runs, warmUps }: Readonly<{ runs: number; warmUps: number }>,
  tell: (line: string) => void,
): Promise<readonly Table[]> {
  const entries = await entriesOf(workspace, 'v1', servers)
  for (let round = -warmUps; round < runs; round++) {
    tell(round < 0 ? 'warm-up' : `round ${round + 1} of ${runs}`)
    for (const { contender, urls, taken } of rotated(entries, round + warmUps)) {
      const name = freshName()
      const measured = await measure((folder) => contender.prepare(folder, urls, name))
      if (round >= 0) taken.push(measured)
    }
  }
  const rows = await Promise.all(
    entries.map(async (entry) => ({ table: entry.table, row: await rowOf(entry) })),
  )
  const titles = [...new Set(entries.map(({ table }) => table))]
  return titles.map((title) => ({
    title,
    rows: rows.flatMap(({ table, row }) => (table === title ? [row] : [])),
  }))
}

async function entriesOf(workspace: string, tag: string, servers: Servers) {
  const { real, mlflow, wandb } = servers
  const entries: Entry[] = []
  const add = (table: string, urls: Urls, contenders: readonly Contender[]) => {
    entries.push(...contenders.map((contender) => ({ table, contender, urls, taken: [] })))
  }
  const us = ours(workspace, tag)
  const lairsFor = (backend: Backend) => {
    const program = process.env['LAIRS_PYTHON']
    return program ? [lairs(program, backend, workspace, tag)] : []
  }
  const toReal = { mlflow: real.trackingUri }
  const inReal = await record(workspace, tag, toReal)
  add('MLflow, the real server', toReal, [
    ...[us, mlflowClient(inReal), ...lairsFor('mlflow'), floor(inReal)],
  ])
  const toMlflow = { mlflow: mlflow.url }
  const inMlflow = await record(workspace, tag, toMlflow)
  add('MLflow, the stand-in', toMlflow, [us, mlflowClient(inMlflow), floor(inMlflow)])
  const toWandb = { wandb: wandb.url }
  const inWandb = await record(workspace, tag, toWandb)
  add('W&B, the stand-in', toWandb, [
    ...[us, wandbSdk(inWandb), ...lairsFor('wandb'), floor(inWandb)],
  ])
  const toBoth = { ...toWandb, ...toMlflow }
  const inBoth = await record(workspace, tag, toBoth)
  add('both stand-ins in one step', toBoth, [us, floor(inBoth), emptyNode()])
  return entries
}

/** The requests are counted in one more run, as counting would cost the others time. */
async function rowOf({ contender, urls, taken }: Entry): Promise<Row> {
  const watched = await watch(urls)
  try {
    const name = freshName()
    await measure((folder) => contender.prepare(folder, watched.urls, name))
    const { title, needs, isOurs } = contender
    return {
      ...{ title, needs, isOurs },
      requests: watched.exchanges().length,
      wall: spreadOf(taken.map(({ wall }) => wall)),
      cpu: spreadOf(taken.map(({ cpu }) => cpu)),
      memory: spreadOf(taken.map(({ memory }) => memory)),
    }
  } finally {
    watched.close()
  }
}
