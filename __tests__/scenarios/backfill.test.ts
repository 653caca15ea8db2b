import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import type { LoopbackServer } from '../../sandbox/http.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import { onUnix } from '../platform.ts'
import {
  backfill,
  countsOf,
  inOrder,
  numbered,
  postMlflow,
  progressOf,
  resultsOf,
  statusesOf,
  tagNames,
} from './many.ts'
import { useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const sixty = tagNames(60)
let history: Checkout
beforeAll(() => {
  history = createHistory(60)
})
afterAll(() => history.remove())

/** Delays these responses, the first ones the most, so that the order of completion differs. */
function slowDown(server: LoopbackServer, names: readonly string[]): void {
  for (const name of names) {
    for (const milliseconds of [60, 40, 20]) server.fail(name, { kind: 'slow', milliseconds })
    server.fail(name, { kind: 'slow', milliseconds: 10 }, 500)
  }
}

const perTag = {
  wandb: [
    'CreateArtifact',
    'CreateArtifactManifest',
    'CreateArtifactFiles',
    'storage/put',
    'CommitArtifact',
    'ReadArtifact',
    'file_stream',
  ],
  mlflow: [
    'runs/create',
    'runs/log-batch',
    'runs/log-inputs',
    'artifacts/put',
    'runs/search',
    'runs/update',
    'artifacts/get',
  ],
}

describe('the records of many tags', () => {
  test('the versions of sixty tags are numbered in order, although several are logged at once', async () => {
    slowDown(sandbox.wandb, [
      'CreateArtifact',
      'CreateArtifactManifest',
      'storage/put',
      'ReadArtifact',
    ])
    slowDown(sandbox.mlflow, ['runs/log-batch', 'runs/log-inputs', 'artifacts/put'])
    const step = await backfill(sandbox, history.path)

    expect(step).toMatchObject({ code: 0, stderr: '' })
    const asked = sandbox.wandb.received.filter(({ name }) => name === 'CreateArtifact')
    // The server can number versions when they are created or when they are committed.
    expect(asked.map(({ body }) => /Revision (v\d+) of/.exec(body.toString())?.[1])).toEqual(sixty)
    expect(numbered(sandbox)).toEqual(inOrder(sixty))
    expect(sandbox.runs().map(({ name, status }) => `${name} ${status}`)).toEqual(
      sixty.map((tag) => `${tag} FINISHED`),
    )
    expect(step.outputs).toMatchObject({ revision: 'v60', artifact: 'lairs-revision:v60' })
    expect(step.outputs['wandb-artifact']).toBe('lab/corpus/lairs-revision:v59')
    expect(step.outputs['mlflow-run-id']).toBe(sandbox.runs().at(-1)?.id)
  })

  test('a backfill that was killed is completed by the next one, without duplicates', async () => {
    const killer = new AbortController()
    const midst = sandbox.wandb.waitForRequests(200).then(() => killer.abort())
    const first = await backfill(sandbox, history.path, {}, { signal: killer.signal })
    await midst
    expect(first.code).toBeNull()
    for (const there of [numbered(sandbox), sandbox.runs()]) {
      expect(there.length).toBeGreaterThan(5)
      expect(there.length).toBeLessThan(60)
    }
    expect(numbered(sandbox)).toEqual(inOrder(sixty).slice(0, numbered(sandbox).length))
    expect(sandbox.runs().map(({ status }) => status)).toContain('RUNNING')

    const second = await backfill(sandbox, history.path)
    expect(second).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(new Set(Object.values(statusesOf(second)))).toEqual(
      new Set(['logged', 'already-logged']),
    )
    expect(numbered(sandbox)).toEqual(inOrder(sixty))
    const active = sandbox.runs().filter(({ lifecycle }) => lifecycle === 'active')
    expect(active.map(({ name, status }) => `${name} ${status}`).sort()).toEqual(
      sixty.map((tag) => `${tag} FINISHED`).sort(),
    )
    const runs = [...(sandbox.wandb.store.projects.get('corpus')?.runs.values() ?? [])]
    expect(runs.map(({ displayName, state }) => `${displayName} ${state}`).sort()).toEqual(
      sixty.map((tag) => `${tag} finished`).sort(),
    )
  })
})

describe('the requests of many tags', () => {
  test('eight revisions are logged at once, each with at most four requests to MLflow and two to W&B', async () => {
    const slow = { kind: 'slow', milliseconds: 300 } as const
    for (const name of ['ReadArtifact', 'storage/put']) sandbox.wandb.fail(name, slow, 24)
    const written = ['runs/log-batch', 'runs/log-inputs', 'artifacts/put', 'runs/search']
    for (const name of written) sandbox.mlflow.fail(name, slow, 48)
    const few = createHistory(24)
    try {
      expect(await backfill(sandbox, few.path)).toMatchObject({ code: 0 })
      for (const [server, least, most] of [
        [sandbox.wandb, 4, 16],
        [sandbox.mlflow, 16, 32],
      ] as const) {
        expect(server.maxConcurrentRequests()).toBeGreaterThan(least)
        expect(server.maxConcurrentRequests()).toBeLessThanOrEqual(most)
      }
    } finally {
      few.remove()
    }
  })

  test('each tag needs the same requests, and the look-up of all tags needs few', async () => {
    const step = await backfill(sandbox, history.path)

    expect(step.code).toBe(0)
    expect(countsOf(sandbox.wandb.received)).toEqual({
      Viewer: 1,
      // Fifty tags are looked up at a time.
      LoggedRevisions: 2,
      ...Object.fromEntries(perTag.wandb.map((name) => [name, 60])),
      'storage/put': 120,
    })
    expect(countsOf(sandbox.mlflow.received)).toEqual({
      'experiments/get-by-name': 1,
      'experiments/create': 1,
      ...Object.fromEntries(perTag.mlflow.map((name) => [name, 60])),
      'runs/search': 120,
    })
    expect(progressOf(step, 'wandb').at(-1)).toBe('wandb: 60/60 logged, 0 already logged, 0 failed')
    expect(progressOf(step, 'mlflow').at(-1)).toBe(
      'mlflow: 60/60 logged, 0 already logged, 0 failed',
    )
    const commits = sixty.map((tag) => history.git('rev-parse', `${tag}^{commit}`))
    expect(resultsOf(step)).toEqual(
      ['wandb', 'mlflow'].flatMap((backend) =>
        sixty.map((revision, index) => ({
          revision,
          commit: commits[index],
          backend,
          status: 'logged',
          url:
            backend === 'wandb'
              ? `${sandbox.wandb.url}/lab/corpus/artifacts/dataset/lairs-revision/v${index}`
              : `${sandbox.mlflow.url}/#/experiments/1/runs/${sandbox.runs()[index]?.id}`,
          identifier: `lairs-revision:${revision}`,
        })),
      ),
    )
  })

  test('existing records are found with few requests, whatever the number of other records', async () => {
    const few = createHistory(5)
    try {
      await backfill(sandbox, few.path)
      await seedRuns(196)
      const before = {
        wandb: sandbox.wandb.received.length,
        mlflow: sandbox.mlflow.received.length,
      }
      const step = await backfill(sandbox, few.path)

      expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
      expect(countsOf(sandbox.wandb.received.slice(before.wandb))).toEqual({
        Viewer: 1,
        LoggedRevisions: 1,
      })
      // Up to ten tags are looked for by their names, at the same time.
      expect(countsOf(sandbox.mlflow.received.slice(before.mlflow))).toEqual({
        'experiments/get-by-name': 1,
        'runs/search': 5,
      })
      expect(progressOf(step, 'mlflow')).toEqual(['mlflow: 0/5 logged, 5 already logged, 0 failed'])
      expect(new Set(Object.values(statusesOf(step)))).toEqual(new Set(['already-logged']))
    } finally {
      few.remove()
    }
  })

  onUnix('git is started as often for sixty tags as for three', async () => {
    const few = createHistory(3)
    try {
      const [three, all] = [await gitCalls(few), await gitCalls(history)]

      expect(all.map(([command]) => command).sort()).toEqual(
        three.map(([command]) => command).sort(),
      )
      expect(three.length).toBeGreaterThan(1)
      expect(three.length).toBeLessThan(8)
    } finally {
      few.remove()
    }
  })

  test('if a server limits the rate, requests wait as long as it asks for', async () => {
    const busy = { status: 429, headers: { 'retry-after': '1' } }
    sandbox.wandb.fail('CreateArtifact', { kind: 'reply', reply: busy }, 2, 20)
    sandbox.wandb.fail('storage/put', { kind: 'reply', reply: busy }, 3, 40)
    sandbox.mlflow.fail('runs/log-batch', { kind: 'reply', reply: busy }, 4, 20)
    const step = await backfill(sandbox, history.path)

    expect(step.code).toBe(0)
    expect(step.stdout.match(/: HTTP 429; attempt \d in 1\.\d s$/gm)).toHaveLength(9)
    expect(numbered(sandbox)).toEqual(inOrder(sixty))
    expect(sandbox.runs().map(({ name, status }) => `${name} ${status}`)).toEqual(
      sixty.map((tag) => `${tag} FINISHED`),
    )
  })
})

/** Creates runs in the experiment that look like those of other tags of the repository. */
async function seedRuns(count: number): Promise<void> {
  const [logged] = sandbox.runs()
  for (let number = 1; number <= count; number++) {
    const given = new Map([...(logged?.tags ?? []), ['lairs-revision', `old-${number}`]])
    given.delete('mlflow.runName')
    const tags = [...given].map(([key, value]) => ({ key, value }))
    // All of them are older than the records of the action: they are on the first page.
    const body = { experiment_id: logged?.experimentId, user_id: 'ada', start_time: number, tags }
    await postMlflow(sandbox, 'runs/create', body)
  }
}

/** Runs a backfill with a git that records its command lines, and returns them. */
async function gitCalls({ path }: Checkout): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-git-'))
  const calls = join(folder, 'calls')
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$*" >> '${calls}'\nexec '${real}' "$@"\n`)
  chmodSync(join(folder, 'git'), 0o755)
  try {
    const PATH = `${folder}:${process.env['PATH']}`
    expect(await backfill(sandbox, path, { backend: 'mlflow' }, { env: { PATH } })).toMatchObject({
      code: 0,
    })
    return readFileSync(calls, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
