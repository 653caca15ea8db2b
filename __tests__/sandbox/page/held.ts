import type { Held } from '../../../sandbox/page/page.ts'
import { type Artifact, type Project, type Run, WandbStore } from '../../../sandbox/wandb/store.ts'

/** Two stand-ins that hold nothing. */
export function empty(): Held {
  return {
    key: 'the-key',
    wandb: { url: 'http://127.0.0.1:1', store: new WandbStore('lab'), asked: [] },
    mlflow: {
      url: 'http://127.0.0.1:2',
      store: { experiments: new Map(), runs: new Map(), artifacts: new Map() },
      asked: [],
    },
  }
}

/** Two stand-ins that hold one record each, in which every text has `mark` at its end. */
export function full(mark = ''): Held {
  return { key: `the-key${mark}`, wandb: wandb(mark), mlflow: mlflow(mark) }
}

function wandb(mark: string): Held['wandb'] {
  const store = new WandbStore(`lab${mark}`)
  const project = store.openProject(`corpora${mark}`)
  const run = wandbRun(project, mark)
  const collection = {
    id: 'c',
    name: `revision${mark}`,
    type: `dataset${mark}`,
    project,
    createdAt: '2026-11-24T10:00:00Z',
    artifacts: [],
  }
  project.runs.set(run.name, run)
  project.collections.set(collection.name, {
    ...collection,
    artifacts: [version(collection, run, mark)],
  })
  return {
    url: `http://127.0.0.1:1${mark}`,
    store,
    asked: [
      { name: `UpsertBucket${mark}`, method: 'POST', status: 200 },
      { name: 'CommitArtifact', method: 'POST', status: 409 },
      { name: 'file_stream', method: 'PATCH', status: undefined },
    ],
  }
}

function wandbRun(project: Project, mark: string): Run {
  return {
    id: 'r',
    name: `run-1${mark}`,
    project,
    createdAt: '2026-11-24T10:00:01Z',
    displayName: `the first${mark}`,
    jobType: `log-revision${mark}`,
    notes: `a note${mark}`,
    tags: [`run-tag${mark}`],
    config: { [`setting${mark}`]: { value: `on${mark}` } },
    summary: { [`records${mark}`]: `12${mark}` },
    state: 'finished',
    exitcode: 0,
    deleted: false,
    streams: new Map(),
    usedArtifacts: new Map(),
  }
}

function version(collection: Artifact['collection'], createdBy: Run, mark: string): Artifact {
  const blob = {
    path: '/b',
    md5: undefined,
    uploadHeaders: [],
    birthArtifactID: 'a',
    bytes: Buffer.from(`{"file":"whole${mark}"}`),
  }
  return {
    id: 'a',
    collection,
    digest: `digest-1${mark}`,
    createdAt: '2026-11-24T10:00:02Z',
    createdBy,
    state: 'COMMITTED',
    versionIndex: 7,
    metadata: { [`fact${mark}`]: { inner: `true${mark}` } },
    description: `described${mark}`,
    aliases: new Set([`tag-v1${mark}`, 'latest']),
    tags: new Set([`artifact-tag${mark}`]),
    files: new Map([['f', { id: 'f', name: `revision.json${mark}`, blob }]]),
    manifest: undefined,
  }
}

function mlflow(mark: string): Held['mlflow'] {
  const experiment = {
    id: '1',
    name: `corpus${mark}`,
    artifactLocation: 'mlflow-artifacts:/1',
    creationTime: 0,
    lastUpdateTime: 0,
    lifecycle: 'active',
    tags: new Map(),
  } as const
  const dataset = {
    name: `lab/data${mark}`,
    digest: `digest-2${mark}`,
    source_type: `http${mark}`,
    source: `{"url":"place${mark}"}`,
    schema: `not JSON${mark}`,
    profile: `{"rows":"many${mark}"}`,
  }
  const run = {
    id: 'run-2',
    experimentId: '1',
    userId: `octocat${mark}`,
    artifactUri: 'mlflow-artifacts:/1/run-2/artifacts',
    startTime: Date.UTC(2026, 10, 24, 11),
    endTime: undefined,
    name: `the second${mark}`,
    status: 'FAILED',
    lifecycle: 'deleted',
    params: new Map([[`param${mark}`, `value${mark}`]]),
    tags: new Map([[`mlflow-tag${mark}`, `tagged${mark}`]]),
    metrics: [{ key: `metric${mark}`, value: 34.5, timestamp: 0, step: 9 }],
    inputs: [{ dataset, tags: new Map([['context', `revision${mark}`]]) }],
  } as const
  return {
    url: `http://127.0.0.1:2${mark}`,
    store: {
      experiments: new Map([['1', experiment]]),
      runs: new Map([['run-2', run]]),
      artifacts: new Map([
        [`1/run-2/artifacts/record.json${mark}`, Buffer.from(`{"held":"inside${mark}"}`)],
        ['1/run-3/artifacts/of-another-run', Buffer.from('')],
      ]),
    },
    asked: [{ name: `runs/create${mark}`, method: 'POST', status: 200 }],
  }
}
