import { validateHeaderName, validateHeaderValue } from 'node:http'
import { createBackend as mlflow } from '../../src/backends/mlflow/backend.ts'
import { createMlflowClient } from '../../src/backends/mlflow/client.ts'
import { datasetOf, paramsOf, tagsOf } from '../../src/backends/mlflow/run-data.ts'
import { createBackend as wandb } from '../../src/backends/wandb/backend.ts'
import { createWandbClient } from '../../src/backends/wandb/client.ts'
import { digestOf } from '../../src/backends/wandb/create-version.ts'
import type { Http } from '../../src/http/client.ts'
import type { Answer, Request } from '../../src/http/message.ts'
import { canonicalJson } from '../../src/provenance/bundle.ts'
import type { Backend, Tools } from '../../src/tracking/backend.ts'
import { bundle, growth } from '../revision-v2.ts'

/** The JSON of a server's answers, by the names of the requests. */
export type Answers = Readonly<Record<string, unknown>>
/** Whether the revision is logged already. */
export type World = 'new' | 'held'
/** Answers that take the place of others. */
export type Odd = Readonly<Record<string, Readonly<{ body: string; status: number }>>>

export const context = {
  workflowRepository: 'o/r',
  runUrl: 'https://github.com/o/r/actions/runs/1',
  actor: 'octocat',
  event: 'push',
  ref: 'refs/tags/v2',
  tagVerification: '',
  growth,
}

const headers = { 'content-type': 'application/json' }

/** What needs no server. A request that node would throw at fails here, too. */
function toolsOf(answer: (name: string) => Answer): Tools {
  const http: Http = {
    async send(request: Request) {
      if (!/^https?:/.test(new URL(request.url).protocol)) throw new TypeError(request.url)
      for (const [name, value] of Object.entries(request.headers ?? {})) {
        validateHeaderName(name)
        validateHeaderValue(name, value)
      }
      return answer(request.name)
    },
    clean: (each) => each,
    close: () => undefined,
  }
  const silent = () => undefined
  return { http, info: silent, warn: silent, hide: silent, identity: undefined }
}

const state = 'PENDING'
const place = { name: 'corpus', entity: { name: 'ada' } }
const artifact = {
  id: 'artifact',
  state: 'COMMITTED',
  digest: digestOf(bundle),
  versionIndex: 0,
  metadata: JSON.stringify(bundle),
  aliases: ['tag-v2', 'latest'].map((alias) => ({
    alias,
    artifactCollectionName: 'lairs-revision',
  })),
  artifactType: { name: 'dataset' },
  artifactSequence: { name: 'lairs-revision', project: place },
  createdBy: { __typename: 'Run', name: 'run', state: 'finished' },
}
const file = { uploadUrl: 'https://store.example.org/x?y', uploadHeaders: ['Content-MD5: a=='] }

/** All that W&B is asked for in logging a revision. */
export function wandbAnswers(world: World): Answers {
  const held = world === 'held' ? artifact : null
  const data = {
    Viewer: { viewer: { entity: 'ada' } },
    LoggedRevisions: { project: { latest: held, r0: held } },
    ...(world === 'new' && {
      UpsertBucket: { upsertBucket: { bucket: { id: 'b', name: 'run', project: place } } },
      CreateArtifact: {
        createArtifact: {
          artifact: { id: 'artifact', state, artifactSequence: { latestArtifact: { id: 'old' } } },
        },
      },
      CreateArtifactManifest: { createArtifactManifest: { artifactManifest: { id: 'm', file } } },
      CreateArtifactFiles: {
        createArtifactFiles: {
          files: { edges: [{ node: { name: 'n', ...file, artifact: { id: 'artifact' } } }] },
        },
      },
      CommitArtifact: { commitArtifact: { artifact: { id: 'artifact', state } } },
      ReadArtifact: { artifact, project: { latest: { id: 'artifact' } } },
    }),
    ArtifactMemberships: {
      artifact: {
        artifactMemberships: {
          edges: [
            {
              node: {
                aliases: [{ alias: 'tag-v2' }],
                artifactCollection: { name: 'corpus', project: { name: 'wandb-registry-dataset' } },
              },
            },
          ],
        },
      },
    },
  }
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, { data: each }]))
}

const wandbInputs = {
  baseUrl: 'https://wandb.example.org',
  credential: { kind: 'key', authorization: 'Basic x' },
  entity: undefined,
  project: 'corpus',
  runId: undefined,
  aliases: [],
  registry: { project: 'wandb-registry-dataset', collection: 'corpus' },
} as const

export function wandbAt(world: World, odd: Odd = {}): Backend {
  const tools = toolsOf(answerer(written.wandb[world], odd))
  return wandb(wandbInputs, { artifactName: 'lairs-revision', ifMoved: 'fail' }, tools)
}

const { name, digest } = datasetOf(bundle)
const run = {
  info: {
    run_id: 'run',
    experiment_id: '1',
    status: 'FINISHED',
    start_time: 1,
    artifact_uri: 'mlflow-artifacts:/1/run/artifacts',
  },
  data: {
    params: paramsOf(bundle),
    tags: tagsOf(bundle, context),
    metrics: [{ key: 'x', value: '1', timestamp: 1, step: 0 }],
  },
  inputs: { dataset_inputs: [{ dataset: { name, digest } }] },
}

/** All that MLflow is asked for in logging a revision. */
export function mlflowAnswers(world: World): Answers {
  return {
    'experiments/get-by-name': { experiment: { experiment_id: '1', lifecycle_stage: 'active' } },
    'runs/search': { runs: world === 'held' ? [run] : [], next_page_token: '' },
    'artifact download': bundle,
    ...(world === 'new' && {
      'runs/create': { run },
      'runs/log-batch': {},
      'runs/log-inputs': {},
      'runs/update': { run_info: run.info },
      'runs/get': { run },
      'artifact upload': {},
    }),
  }
}

const mlflowInputs = {
  trackingUri: 'https://mlflow.example.org',
  host: 'mlflow',
  credential: { kind: 'header', authorization: undefined },
  experiment: 'corpus',
  workspace: undefined,
  runId: undefined,
} as const

export function mlflowAt(world: World, odd: Odd = {}): Backend {
  const tools = toolsOf(answerer(written.mlflow[world], odd))
  return mlflow(mlflowInputs, { ifMoved: 'fail' }, tools)
}

/** Written once: very many cases are answered. */
const written = {
  wandb: { new: write(wandbAnswers('new')), held: write(wandbAnswers('held')) },
  mlflow: { new: write(mlflowAnswers('new')), held: write(mlflowAnswers('held')) },
}

function write(answers: Answers): ReadonlyMap<string, string> {
  const texts = Object.entries(answers).map(([name, value]): [string, string] => [
    name,
    name === 'artifact download' ? canonicalJson(value) : JSON.stringify(value),
  ])
  return new Map(texts)
}

function answerer(texts: ReadonlyMap<string, string>, odd: Odd): (name: string) => Answer {
  return (name) => ({ status: 200, body: texts.get(name) ?? '{}', ...odd[name], headers })
}

/** Clients whose every request has this answer. */
export function clientsOf(body: string, status: number) {
  const tools = toolsOf(() => ({ body, status, headers }))
  return {
    wandb: createWandbClient(tools, wandbInputs, 'Basic x'),
    mlflow: createMlflowClient(tools.http, mlflowInputs, undefined),
  }
}
