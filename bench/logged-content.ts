import * as v from 'valibot'
import type { Exchange } from './recorder.ts'

const Json = v.record(v.string(), v.unknown())
const Pairs = v.array(v.object({ key: v.string(), value: v.string() }))
const Parsed = v.pipe(v.string(), v.parseJson())

/** What the action logged. The other clients log the same. */
export type LoggedContent = Readonly<{
  /** The fields of the run, and for W&B of the artifact, in the form that the Python scripts read. */
  fields: unknown
  revisionJson: string
}>

const CreateRun = v.object({ run_name: v.string(), tags: Pairs })
const LogBatch = v.object({ params: Pairs, metrics: v.array(Json) })
const LogInputs = v.object({ datasets: v.array(v.object({ tags: Pairs, dataset: Json })) })

/** Reads what the action logged to MLflow from a recording. Throws if the recording has no run. */
export function mlflowContent(exchanges: readonly Exchange[]): LoggedContent {
  const body = (endpoint: string) => bodyOf(exchanges, ({ path }) => path.endsWith(endpoint))
  const { run_name, tags } = v.parse(v.pipe(Parsed, CreateRun), body('runs/create'))
  const { params, metrics } = v.parse(v.pipe(Parsed, LogBatch), body('runs/log-batch'))
  const { datasets } = v.parse(v.pipe(Parsed, LogInputs), body('runs/log-inputs'))
  const fields = { run_name, tags, params, metrics, datasets }
  return { fields, revisionJson: firstUpload(exchanges) }
}

const CreateArtifact = v.pipe(
  Parsed,
  v.object({
    variables: v.object({
      run: v.object({
        displayName: v.string(),
        jobType: v.string(),
        tags: v.array(v.string()),
        notes: v.string(),
        config: v.pipe(Parsed, v.record(v.string(), v.object({ value: v.unknown() }))),
      }),
      artifact: v.object({
        artifactCollectionName: v.string(),
        description: v.string(),
        metadata: v.pipe(Parsed, Json),
        aliases: v.array(v.object({ alias: v.string() })),
      }),
    }),
  }),
)
const FileStream = v.object({
  files: v.object({
    'wandb-summary.json': v.object({ content: v.tuple([v.pipe(Parsed, Json)]) }),
  }),
})

/** Reads what the action logged to W&B from a recording. Throws if the recording has no artifact. */
export function wandbContent(exchanges: readonly Exchange[]): LoggedContent {
  const created = bodyOf(exchanges, ({ body }) => body.includes('"operationName":"CreateArtifact"'))
  const { run, artifact } = v.parse(CreateArtifact, created).variables
  const stream = bodyOf(exchanges, ({ path }) => path.endsWith('/file_stream'))
  const { files } = v.parse(v.pipe(Parsed, FileStream), stream)
  const config = Object.entries(run.config).map(([key, { value }]) => [key, value])
  const fields = {
    name: run.displayName,
    job_type: run.jobType,
    tags: run.tags,
    notes: run.notes,
    config: Object.fromEntries(config),
    summary: files['wandb-summary.json'].content[0],
    artifact: artifact.artifactCollectionName,
    description: artifact.description,
    metadata: artifact.metadata,
    aliases: artifact.aliases.map(({ alias }) => alias),
  }
  return { fields, revisionJson: firstUpload(exchanges) }
}

function firstUpload(exchanges: readonly Exchange[]): string {
  return bodyOf(exchanges, ({ method, path }) => method === 'PUT' && /revision\.json/.test(path))
}

function bodyOf(exchanges: readonly Exchange[], matches: (exchange: Exchange) => boolean): string {
  const exchange = exchanges.find(matches)
  if (exchange === undefined) throw new Error('the recording lacks a request that the action sends')
  return exchange.body
}
