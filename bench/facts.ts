import * as v from 'valibot'
import type { Exchange } from './recorder.ts'

const Json = v.record(v.string(), v.unknown())
const Pairs = v.array(v.object({ key: v.string(), value: v.string() }))
const Parsed = v.pipe(v.string(), v.parseJson())

/** What the clients of others are told to log: the very things that the action logged. */
export type Facts = Readonly<{ facts: unknown; revisionJson: string }>

const CreateRun = v.object({ run_name: v.string(), tags: Pairs })
const LogBatch = v.object({ params: Pairs, metrics: v.array(Json) })
const LogInputs = v.object({ datasets: v.array(v.object({ tags: Pairs, dataset: Json })) })

/** What the action logged in MLflow. Throws where it did not log a run. */
export function mlflowFacts(exchanges: readonly Exchange[]): Facts {
  const body = (endpoint: string) => bodyOf(exchanges, ({ path }) => path.endsWith(endpoint))
  const { run_name, tags } = v.parse(v.pipe(Parsed, CreateRun), body('runs/create'))
  const { params, metrics } = v.parse(v.pipe(Parsed, LogBatch), body('runs/log-batch'))
  const { datasets } = v.parse(v.pipe(Parsed, LogInputs), body('runs/log-inputs'))
  return { facts: { run_name, tags, params, metrics, datasets }, revisionJson: uploaded(exchanges) }
}

const input = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(Parsed, v.object({ variables: v.object({ input: v.object(entries) }) }))

const UpsertBucket = input({
  displayName: v.string(),
  jobType: v.string(),
  tags: v.array(v.string()),
  notes: v.string(),
  config: v.pipe(Parsed, v.record(v.string(), v.object({ value: v.unknown() }))),
})
const CreateArtifact = input({
  artifactCollectionName: v.string(),
  description: v.string(),
  metadata: v.pipe(Parsed, Json),
  aliases: v.array(v.object({ alias: v.string() })),
})
const FileStream = v.object({
  files: v.object({
    'wandb-summary.json': v.object({ content: v.tuple([v.pipe(Parsed, Json)]) }),
  }),
})

/** What the action logged in W&B. Throws where it did not log an artifact. */
export function wandbFacts(exchanges: readonly Exchange[]): Facts {
  const body = (operation: string) =>
    bodyOf(exchanges, (each) => each.body.includes(`"operationName":"${operation}"`))
  const run = v.parse(UpsertBucket, body('UpsertBucket')).variables.input
  const made = v.parse(CreateArtifact, body('CreateArtifact')).variables.input
  const stream = bodyOf(exchanges, ({ path }) => path.endsWith('/file_stream'))
  const { files } = v.parse(v.pipe(Parsed, FileStream), stream)
  const config = Object.entries(run.config).map(([key, { value }]) => [key, value])
  const facts = {
    name: run.displayName,
    job_type: run.jobType,
    tags: run.tags,
    notes: run.notes,
    config: Object.fromEntries(config),
    summary: files['wandb-summary.json'].content[0],
    artifact: made.artifactCollectionName,
    description: made.description,
    metadata: made.metadata,
    aliases: made.aliases.map(({ alias }) => alias),
  }
  return { facts, revisionJson: uploaded(exchanges) }
}

/** The first file that was uploaded. */
function uploaded(exchanges: readonly Exchange[]): string {
  return bodyOf(exchanges, ({ method }) => method === 'PUT')
}

function bodyOf(exchanges: readonly Exchange[], is: (exchange: Exchange) => boolean): string {
  const found = exchanges.find(is)
  if (found === undefined) throw new Error('the action did not send what it should be compared by')
  return found.body
}
