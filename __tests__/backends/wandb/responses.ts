import { wandb } from '../../../src/backends/wandb/backend.ts'
import { createWandbClient, type WandbClient } from '../../../src/backends/wandb/client.ts'
import { digestOf } from '../../../src/backends/wandb/digest.ts'
import { bundle } from '../../revision-v2.ts'
import {
  jsonResponse,
  type Open,
  type Responses,
  type State,
  sourceOf,
  toolsFor,
  toolsOf,
} from '../responses.ts'

const state = 'PENDING'
const project = { name: 'corpus', entity: { name: 'ada' } }
const artifact = {
  id: 'artifact',
  state: 'COMMITTED',
  digest: digestOf(bundle),
  versionIndex: 0,
  metadata: JSON.stringify(bundle),
  aliases: ['tag-v2', 'latest'].map((alias) => ({ alias, artifactCollection: { id: 'c' } })),
  artifactSequence: { id: 'c', name: 'lairs-revision', project },
  createdBy: { __typename: 'Run', name: 'log-revision-1', state: 'finished', config: null },
}
const loggingRun = {
  name: 'log-revision-1',
  state: 'finished',
  outputArtifacts: { edges: [{ node: artifact }] },
}
const organizationEntity = { name: 'acme-org' }
const file = { uploadUrl: 'https://store.example.org/x?y', uploadHeaders: ['Content-MD5: a=='] }
const membership = {
  aliases: [{ alias: 'tag-v2' }],
  artifactCollection: {
    name: 'corpus',
    project: { name: 'wandb-registry-dataset', entity: organizationEntity },
  },
}

const collection = { __typename: 'ArtifactSequence', defaultArtifactType: { name: 'dataset' } }

const manifest = { createArtifactManifest: { artifactManifest: { id: 'm', file } } }

/** The responses to all requests that log a new revision. */
const creation = {
  CreateArtifact: {
    upsertBucket: { bucket: { id: 'b', name: 'run', project } },
    createArtifact: {
      artifact: {
        ...{ id: 'artifact', state, versionIndex: null },
        artifactSequence: { latestArtifact: { id: 'old' } },
      },
    },
  },
  CreateArtifactManifest: manifest,
  CreateArtifactFiles: {
    ...manifest,
    createArtifactFiles: {
      files: { edges: [{ node: { name: 'n', ...file, artifact: { id: 'artifact' } } }] },
    },
  },
  CommitArtifact: { commitArtifact: { artifact: { id: 'artifact', versionIndex: 0 } } },
  ReadArtifact: {
    artifact,
    project: { holder: artifact, latest: artifact, previous: null, run: loggingRun },
  },
}

/** The responses to all GraphQL requests in a state. */
export function wandbResponses(state: State): Responses {
  const existing = state === 'logged' ? artifact : null
  const data = {
    Viewer: { viewer: { entity: 'ada' } },
    LoggedRevisions: {
      project: { artifactCollection: existing && collection },
      versions: { v0: existing, v1: existing },
      runs: { r0: existing && loggingRun },
    },
    Organization: { entity: { organization: { orgEntity: organizationEntity } } },
    RegistryCollection: { project: { artifactCollection: collection } },
    ...(state === 'new' && creation),
    ArtifactMemberships: { artifact: { artifactMemberships: { edges: [{ node: membership }] } } },
  }
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, { data: each }]))
}

const settings = wandb(
  sourceOf({
    'wandb-api-key': 'f'.repeat(40),
    'wandb-base-url': 'https://wandb.example.org',
    'wandb-project': 'corpus',
    'wandb-registry': 'dataset/corpus',
  }),
)
const options = { mode: 'log', artifactName: 'lairs-revision', ifMoved: 'fail' } as const

/** Written once, because the tests use them thousands of times. */
const texts = { new: textsOf('new'), logged: textsOf('logged') }

function textsOf(state: State): ReadonlyMap<string, string> {
  const responses = Object.entries(wandbResponses(state))
  return new Map(responses.map(([name, value]) => [name, JSON.stringify(value)]))
}

export const openWandb: Open = (state, replacements = {}) =>
  settings.open([bundle], options, toolsFor(texts[state], replacements))

/** A client that always gets this response. */
export function clientWith(body: string, status: number): WandbClient {
  const tools = toolsOf(() => jsonResponse(body, status))
  return createWandbClient(tools, 'https://wandb.example.org', 'Basic x')
}
