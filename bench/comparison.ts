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
import {
  type Measurement,
  measure,
  measureStep,
  type ResourceStatistics,
  summarizeMeasurements,
} from './measure.ts'
import { type Servers, type ServerUrls, startRecorders } from './servers.ts'
import { rotate } from './statistics.ts'
import { pushStep, uniqueName } from './steps.ts'

export type ComparisonRow = ResourceStatistics &
  Readonly<{ title: string; installName: string; isAction: boolean; requests: number }>

/** The processes that log to the same servers. */
export type ComparisonTable = Readonly<{ title: string; rows: readonly ComparisonRow[] }>

type Entry = Readonly<{
  table: string
  compared: ComparedProcess
  urls: ServerUrls
  measurements: Measurement[]
}>

/** Records a first log of a tag. A round trip of 20 ms shows which requests wait for which responses. */
async function recordAction(workspace: string, tag: string, urls: ServerUrls): Promise<Recording> {
  const recorders = await startRecorders(urls, 20)
  try {
    const name = uniqueName()
    await measureStep(pushStep(workspace, tag, recorders.urls, name))
    return { exchanges: recorders.exchanges(), name }
  } finally {
    recorders.close()
  }
}

/** Runs each process once per round, so that other load on the machine affects all of them alike. */
export async function compareProcesses(
  workspace: string,
  servers: Servers,
  { runs, warmUps }: Readonly<{ runs: number; warmUps: number }>,
  log: (line: string) => void,
): Promise<readonly ComparisonTable[]> {
  const entries = await createEntries(workspace, 'v1', servers)
  for (let round = -warmUps; round < runs; round++) {
    log(round < 0 ? 'warm-up' : `round ${round + 1} of ${runs}`)
    for (const { compared, urls, measurements } of rotate(entries, round + warmUps)) {
      const name = uniqueName()
      const measurement = await measure((folder) => compared.prepare(folder, urls, name))
      if (round >= 0) measurements.push(measurement)
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

async function createEntries(
  workspace: string,
  tag: string,
  servers: Servers,
): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for (const { title, urls, processes } of tableDefinitions(workspace, tag, servers)) {
    const recording = await recordAction(workspace, tag, urls)
    for (const compared of processes(recording)) {
      entries.push({ table: title, compared, urls, measurements: [] })
    }
  }
  return entries
}

type TableDefinition = Readonly<{
  title: string
  urls: ServerUrls
  processes(recording: Recording): readonly ComparedProcess[]
}>

function tableDefinitions(
  workspace: string,
  tag: string,
  { realMlflow, mlflow, wandb }: Servers,
): readonly TableDefinition[] {
  const action = logRevision(workspace, tag)
  return [
    {
      title: 'MLflow server',
      urls: { mlflow: realMlflow.trackingUri },
      processes: (recording) => [
        action,
        mlflowClient(recording),
        ...lairs('mlflow', workspace, tag),
        replay(recording),
      ],
    },
    {
      title: 'MLflow stand-in',
      urls: { mlflow: mlflow.url },
      processes: (recording) => [action, mlflowClient(recording), replay(recording)],
    },
    {
      title: 'W&B stand-in',
      urls: { wandb: wandb.url },
      processes: (recording) => [
        action,
        wandbSdk(recording),
        ...lairs('wandb', workspace, tag),
        replay(recording),
      ],
    },
    {
      title: 'Both stand-ins in one step',
      urls: { wandb: wandb.url, mlflow: mlflow.url },
      processes: (recording) => [action, replay(recording), emptyNode()],
    },
  ]
}

/** Counts the requests in a run of its own, because the recorder takes time. */
async function rowOf({ compared, urls, measurements }: Entry): Promise<ComparisonRow> {
  const recorders = await startRecorders(urls)
  try {
    const name = uniqueName()
    await measure((folder) => compared.prepare(folder, recorders.urls, name))
    const { title, installName, isAction } = compared
    const requests = recorders.exchanges().length
    return { title, installName, isAction, requests, ...summarizeMeasurements(measurements) }
  } finally {
    recorders.close()
  }
}
