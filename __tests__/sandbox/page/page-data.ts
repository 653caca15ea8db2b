import type { PageData } from '../../../sandbox/page/page.ts'
import { type Artifact, type Project, type Run, WandbStore } from '../../../sandbox/wandb/store.ts'

/** The data of two stand-ins without records. */
export function emptyData(): PageData {
  return {
    key: 'the-key',
    wandb: { url: 'http://127.0.0.1:1', store: new WandbStore('lab'), requests: [] },
    mlflow: {
      url: 'http://127.0.0.1:2',
      store: { experiments: new Map(), runs: new Map(), artifacts: new Map() },
      requests: [],
    },
  }
}

/** The data of two stand-ins with one record each. Each text in them ends with `suffix`. */
export function fullData(suffix = ''): PageData {
  return { key: `the-key${suffix}`, wandb: wandbData(suffix), mlflow: mlflowData(suffix) }
}

function wandbData(suffix: string): PageData['wandb'] {
  const store = new WandbStore(`lab${suffix}`)
  const project = store.getOrCreateProject(`corpora${suffix}`)
  const run = wandbRun(project, suffix)
  const collection = {
    id: 'c',
    name: `revision${suffix}`,
    type: `dataset${suffix}`,
    project,
    createdAt: '2026-11-24T10:00:00Z',
    artifacts: [],
  }
  project.runs.set(run.name, run)
  project.collections.set(collection.name, {
    ...collection,
    artifacts: [wandbVersion(collection, run, suffix)],
  })
  return {
    url: `http://127.0.0.1:1${suffix}`,
    store,
    requests: [
      { name: `UpsertBucket${suffix}`, method: 'POST', status: 200 },
      { name: 'CommitArtifact', method: 'POST', status: 409 },
      { name: 'file_stream', method: 'PATCH', status: undefined },
    ],
  }
}

function wandbRun(project: Project, suffix: string): Run {
  return {
    id: 'r',
    name: `run-1${suffix}`,
    project,
    createdAt: '2026-11-24T10:00:01Z',
    displayName: `the first${suffix}`,
    jobType: `log-revision${suffix}`,
    notes: `a note${suffix}`,
    tags: [`run-tag${suffix}`],
    config: { [`setting${suffix}`]: { value: `on${suffix}` } },
    summary: { [`records${suffix}`]: `12${suffix}` },
    state: 'finished',
    exitcode: 0,
    deleted: false,
    streams: new Map(),
    usedArtifacts: new Map(),
  }
}

function wandbVersion(
  collection: Artifact['collection'],
  createdBy: Run,
  suffix: string,
): Artifact {
  const blob = {
    path: '/b',
    md5: undefined,
    uploadHeaders: [],
    birthArtifactID: 'a',
    bytes: Buffer.from(`{"file":"whole${suffix}"}`),
  }
  return {
    id: 'a',
    collection,
    digest: `digest-1${suffix}`,
    createdAt: '2026-11-24T10:00:02Z',
    createdBy,
    state: 'COMMITTED',
    visibleAt: 0,
    ttlSeconds: -2,
    versionIndex: 7,
    metadata: { [`fact${suffix}`]: { inner: `true${suffix}` } },
    description: `described${suffix}`,
    aliases: new Set([`tag-v1${suffix}`, 'latest']),
    tags: new Set([`artifact-tag${suffix}`]),
    files: new Map([['f', { id: 'f', name: `revision.json${suffix}`, blob }]]),
    manifest: undefined,
  }
}

function mlflowData(suffix: string): PageData['mlflow'] {
  const experiment = {
    id: '1',
    name: `corpus${suffix}`,
    artifactLocation: 'mlflow-artifacts:/1',
    creationTime: 0,
    lastUpdateTime: 0,
    lifecycle: 'active',
    tags: new Map(),
  } as const
  return {
    url: `http://127.0.0.1:2${suffix}`,
    store: {
      experiments: new Map([['1', experiment]]),
      runs: new Map([['run-2', mlflowRun(suffix)]]),
      artifacts: new Map([
        [`1/run-2/artifacts/record.json${suffix}`, Buffer.from(`{"held":"inside${suffix}"}`)],
        ['1/run-3/artifacts/of-another-run', Buffer.from('')],
      ]),
    },
    requests: [{ name: `runs/create${suffix}`, method: 'POST', status: 200 }],
  }
}

function mlflowRun(suffix: string) {
  const dataset = {
    name: `lab/data${suffix}`,
    digest: `digest-2${suffix}`,
    source_type: `http${suffix}`,
    source: `{"url":"place${suffix}"}`,
    schema: `not JSON${suffix}`,
    profile: `{"rows":"many${suffix}"}`,
  }
  return {
    id: 'run-2',
    experimentId: '1',
    userId: `octocat${suffix}`,
    artifactUri: 'mlflow-artifacts:/1/run-2/artifacts',
    startTime: Date.UTC(2026, 10, 24, 11),
    createdAt: 0,
    endTime: undefined,
    name: `the second${suffix}`,
    status: 'FAILED',
    lifecycle: 'deleted',
    params: new Map([[`param${suffix}`, `value${suffix}`]]),
    tags: new Map([[`mlflow-tag${suffix}`, `tagged${suffix}`]]),
    metrics: [{ key: `metric${suffix}`, value: 34.5, timestamp: 0, step: 9 }],
    inputs: [{ dataset, tags: new Map([['context', `revision${suffix}`]]) }],
  } as const
}
