import {
  type ComparedProcess,
  emptyNode,
  lairs,
  logRevision,
  mlflowClient,
  type Recording,
  replay,
  wandbSdk,
} from './compared-processes.ts'
import { type Measurement, measure, measureStep } from './measure.ts'
import type { Distance } from './recorder.ts'
import { type Recorders, type Servers, type ServerUrls, startRecorders } from './servers.ts'
import { rotate, type Statistics, summarize } from './statistics.ts'
import { pushStep, uniqueName } from './steps.ts'

export type ComparisonRow = Readonly<{
  title: string
  installName: string
  isAction: boolean
  requests: number
  /** In milliseconds, at each distance of the table. */
  walls: readonly Statistics[]
  /** In milliseconds, on loopback. */
  cpu: Statistics
  /** In megabytes, on loopback. */
  memory: Statistics
}>

/** The processes that log to the same servers. */
export type ComparisonTable = Readonly<{
  title: string
  /** The first one is loopback. */
  distances: readonly string[]
  rows: readonly ComparisonRow[]
}>

type NamedDistance = Distance & Readonly<{ name: string }>

const loopback: NamedDistance = { name: 'on loopback', roundTrip: 0 }
const farthest: NamedDistance = { name: '50 ms away with TLS', roundTrip: 50, tls: true }
const allDistances: readonly NamedDistance[] = [
  loopback,
  { name: '20 ms away', roundTrip: 20 },
  { name: '50 ms away', roundTrip: 50 },
  farthest,
]

/** A process of a table at one distance from its servers. */
type Entry = Readonly<{
  table: TableDefinition
  distance: NamedDistance
  compared: ComparedProcess
  /** What the process connects to in the measured rounds. */
  urls: ServerUrls
  /** What it connects to in the warm-up. */
  recorders: Recorders
  measurements: Measurement[]
}>

/**
 * Runs each process once per round, so that other load on the machine affects all of them alike. A warm-up comes first,
 * which also counts the requests. Without rounds, the warm-up is measured, at two distances.
 */
export async function compareProcesses(
  workspace: string,
  servers: Servers,
  rounds: number,
  log: (line: string) => void,
): Promise<readonly ComparisonTable[]> {
  const entries: Entry[] = []
  try {
    for (const table of tableDefinitions(workspace, 'v1', servers, rounds === 0)) {
      entries.push(...(await createEntries(workspace, 'v1', table)))
    }
    log('warm-up')
    const requests = new Map<Entry, number>()
    for (const entry of entries) {
      const { exchanges, urls } = entry.recorders
      const before = exchanges().length
      const measurement = await measureEntry(entry, urls)
      requests.set(entry, exchanges().length - before)
      if (rounds === 0) entry.measurements.push(measurement)
    }
    for (let round = 0; round < rounds; round++) {
      log(`round ${round + 1} of ${rounds}`)
      for (const entry of rotate(entries, round)) {
        entry.measurements.push(await measureEntry(entry, entry.urls))
      }
    }
    return summarizeTables(entries, requests)
  } finally {
    for (const { recorders } of entries) recorders.close()
  }
}

async function measureEntry({ compared }: Entry, urls: ServerUrls): Promise<Measurement> {
  return await measure((folder) => compared.prepare(folder, urls, uniqueName()))
}

async function createEntries(
  workspace: string,
  tag: string,
  table: TableDefinition,
): Promise<readonly Entry[]> {
  const recording = await recordAction(workspace, tag, table.urls)
  const entries: Entry[] = []
  for (const distance of table.distances) {
    const recorders = await startRecorders(table.urls, distance)
    // Recorders take time.
    const urls = distance === loopback ? table.urls : recorders.urls
    for (const compared of table.processes(recording)) {
      entries.push({ table, distance, compared, urls, recorders, measurements: [] })
    }
  }
  return entries
}

/** Records a first log of a tag. A round trip of 20 ms shows which requests wait for which responses. */
async function recordAction(workspace: string, tag: string, urls: ServerUrls): Promise<Recording> {
  const recorders = await startRecorders(urls, { roundTrip: 20 })
  try {
    const name = uniqueName()
    await measureStep(pushStep(workspace, tag, recorders.urls, name))
    return { exchanges: recorders.exchanges(), name }
  } finally {
    recorders.close()
  }
}

function summarizeTables(
  entries: readonly Entry[],
  requests: ReadonlyMap<Entry, number>,
): readonly ComparisonTable[] {
  return [...new Set(entries.map(({ table }) => table))].map((table) => {
    const ofTable = entries.filter((entry) => entry.table === table)
    const rows = ofTable
      .filter(({ distance }) => distance === loopback)
      .map((entry) => {
        const { title, installName, isAction } = entry.compared
        const atAll = ofTable.filter(({ compared }) => compared.title === title)
        const statistics = (key: 'cpu' | 'memory') =>
          summarize(entry.measurements.map((each) => each[key]))
        return {
          ...{ title, installName, isAction, requests: requests.get(entry) ?? 0 },
          walls: atAll.map(({ measurements }) => summarize(measurements.map(({ wall }) => wall))),
          ...{ cpu: statistics('cpu'), memory: statistics('memory') },
        }
      })
    return { title: table.title, distances: table.distances.map(({ name }) => name), rows }
  })
}

type TableDefinition = Readonly<{
  title: string
  urls: ServerUrls
  distances: readonly NamedDistance[]
  processes(recording: Recording): readonly ComparedProcess[]
}>

function tableDefinitions(
  workspace: string,
  tag: string,
  servers: Servers,
  isShort: boolean,
): readonly TableDefinition[] {
  const { realMlflow, mlflow, wandb } = servers
  const action = logRevision(workspace, tag)
  const distances = isShort ? [loopback, farthest] : allDistances
  const lairsFor = (backend: 'mlflow' | 'wandb') => lairs(backend, workspace, tag)
  const real = { mlflow: realMlflow.trackingUri }
  const standIns = { wandb: wandb.url, mlflow: mlflow.url }
  return [
    {
      ...{ title: 'MLflow server', urls: real, distances },
      processes: (recorded) => [
        action,
        mlflowClient(recorded),
        ...lairsFor('mlflow'),
        replay(recorded),
      ],
    },
    {
      ...{ title: 'MLflow stand-in', urls: { mlflow: mlflow.url }, distances: [loopback] },
      processes: (recorded) => [action, mlflowClient(recorded), replay(recorded)],
    },
    {
      ...{ title: 'W&B stand-in', urls: { wandb: wandb.url }, distances },
      processes: (recorded) => [action, wandbSdk(recorded), ...lairsFor('wandb'), replay(recorded)],
    },
    {
      ...{ title: 'Both stand-ins in one step', urls: standIns, distances: [loopback] },
      processes: (recorded) => [action, replay(recorded), emptyNode()],
    },
  ]
}
