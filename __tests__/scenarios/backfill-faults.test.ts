import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import { json } from '../../sandbox/http.ts'
import type { Checkout } from '../../sandbox/sample.ts'
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
import { errorsOf, useSandbox } from './use-sandbox.ts'

jest.setTimeout(30_000)

const sandbox = useSandbox()
const twelve = tagNames(12)
const mlflowOnly = { backend: 'mlflow' }
let history: Checkout
beforeAll(() => {
  history = createHistory(12)
})
afterAll(() => history.remove())

/** The tags whose status at a backend is not `status`. */
function others(step: Parameters<typeof resultsOf>[0], backend: string, status: string): string[] {
  return resultsOf(step)
    .filter((each) => each.backend === backend && each.status !== status)
    .map(({ revision }) => revision)
}

describe('tags that fail', () => {
  test('only the tag with an invalid manifest fails, and no request is sent for it', async () => {
    const clone = createHistory(3)
    try {
      clone.git('checkout', '--quiet', 'main')
      commitManifest(clone, 'v4', '[provenance\n')
      commitManifest(clone, 'v5', '[provenance]\nlayers_version = "0.12.0"\n')
      const step = await backfill(sandbox, clone.path)

      expect(step.code).toBe(1)
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(
          /^v4: lexicons\/MANIFEST\.toml, line 1, column \d+: not valid TOML: /,
        ),
      ])
      expect(numbered(sandbox)).toEqual(inOrder(['v1', 'v2', 'v3', 'v5']))
      expect(sandbox.runs().map(({ name }) => name)).toEqual(['v1', 'v2', 'v3', 'v5'])
      expect(statusesOf(step)).toMatchObject({ 'wandb v4': 'failed', 'mlflow v4': 'failed' })
      expect(resultsOf(step)).toHaveLength(10)
      expect(step.outputs).toMatchObject({ revision: 'v5', 'layers-version': '0.12.0' })
      expect(step.summary).toMatch(/<code>v4<\/code>.*<br><code>lexicons\/MANIFEST\.toml/)
    } finally {
      clone.remove()
    }
  })

  test('if one tag fails, the others are logged, and the next run logs only that one', async () => {
    sandbox.wandb.fail(
      'CreateArtifact',
      { kind: 'reply', reply: json(400, { errors: ['too heavy'] }) },
      1,
      4,
    )
    const message = { error_code: 'INVALID_PARAMETER_VALUE', message: 'too long' }
    sandbox.mlflow.fail('runs/log-batch', { kind: 'reply', reply: json(400, message) }, 1, 6)
    const step = await backfill(sandbox, history.path)

    expect(step.code).toBe(1)
    // Artifacts are created in the order of the tags. Other requests have no order.
    const [lost = ''] = others(step, 'mlflow', 'logged')
    expect(errorsOf(step)).toEqual([
      'v5: W&B refused CreateArtifact (HTTP 400): too heavy.',
      `${lost}: MLflow refused runs/log-batch (HTTP 400 INVALID_PARAMETER_VALUE): too long.`,
    ])
    expect(others(step, 'wandb', 'logged')).toEqual(['v5'])
    expect(others(step, 'mlflow', 'logged')).toEqual([lost])
    expect(statusesOf(step)).toMatchObject({ 'wandb v5': 'failed', [`mlflow ${lost}`]: 'failed' })
    expect(resultsOf(step).filter(({ status }) => status === 'failed')).toEqual([
      expect.objectContaining({ revision: 'v5', url: '', identifier: 'lairs-revision:v5' }),
      expect.objectContaining({ revision: lost, url: '' }),
    ])
    expect(step.summary).toMatch(
      /<code>v5<\/code>.*<br><code>W&#38;B refused CreateArtifact \(HTTP 400\): too heavy\.</,
    )
    expect(step.summary).toMatch(new RegExp(`<code>${lost}</code>.*<br><code>MLflow refused`))
    expect(progressOf(step, 'wandb').at(-1)).toBe('wandb: 11/12 logged, 0 already logged, 1 failed')
    expect(step.outputs['created']).toBe('true')

    const before = { wandb: sandbox.wandb.received.length, mlflow: sandbox.mlflow.received.length }
    const again = await backfill(sandbox, history.path)
    expect(again).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(others(again, 'wandb', 'already-logged')).toEqual(['v5'])
    expect(others(again, 'mlflow', 'already-logged')).toEqual([lost])
    expect(countsOf(sandbox.wandb.received.slice(before.wandb))).toMatchObject({
      LoggedRevisions: 1,
      CreateArtifact: 1,
      CommitArtifact: 1,
    })
    expect(countsOf(sandbox.mlflow.received.slice(before.mlflow))).toEqual({
      'experiments/get-by-name': 1,
      // The failed run is replaced.
      'runs/search': 3,
      'runs/create': 1,
      'runs/delete': 1,
      'runs/log-batch': 1,
      'runs/log-inputs': 1,
      'artifacts/put': 1,
      'runs/update': 1,
      'artifacts/get': 1,
    })
    expect(progressOf(again, 'wandb').at(-1)).toBe(
      'wandb: 1/12 logged, 11 already logged, 0 failed',
    )
    const rest = twelve.filter((tag) => tag !== 'v5')
    expect(numbered(sandbox)).toEqual([...inOrder(rest), 'v11 tag-v5'])
    const active = sandbox.runs().filter(({ lifecycle }) => lifecycle === 'active')
    expect(active.map(({ name, status }) => `${name} ${status}`).sort()).toEqual(
      twelve.map((tag) => `${tag} FINISHED`).sort(),
    )
  })

  test('if no tag has a valid manifest, one error says so, and nothing is sent', async () => {
    const clone = createHistory(1)
    try {
      clone.git('checkout', '--quiet', 'main')
      commitManifest(clone, 'v2', '[provenance\n')
      commitManifest(clone, 'v3', '[provenance\n# still\n')
      clone.git('tag', '--delete', 'v1')
      const step = await backfill(sandbox, clone.path)

      expect(step.code).toBe(1)
      expect(errorsOf(step)).toEqual([expect.stringMatching(/not valid TOML/)])
      expect(sandbox.wandb.received).toEqual([])
      expect(sandbox.mlflow.received).toEqual([])
    } finally {
      clone.remove()
    }
  })

  test('if tags were moved, the others are still logged, and ten errors are shown', async () => {
    await backfill(sandbox, history.path, mlflowOnly)
    const clone = createHistory(15)
    try {
      // Each of the twelve tags now points to the commit of the next one.
      for (const [index, tag] of twelve.entries()) clone.git('tag', '--force', tag, `v${index + 2}`)
      const step = await backfill(sandbox, clone.path, mlflowOnly)

      expect(step.code).toBe(1)
      const errors = errorsOf(step)
      expect(errors).toHaveLength(10)
      expect(errors.at(-1)).toBe('3 more errors are in the log.')
      expect(new Set(errors).size).toBe(10)
      const logged = step.stdout
        .split('\n')
        .filter((line) => /^v\d+: mlflow: The tag "v\d+" was logged/.test(line))
      expect(logged.map((line) => line.split(':')[0])).toEqual(['v10', 'v11', 'v12'])
      expect(others(step, 'mlflow', 'moved')).toEqual(['v13', 'v14', 'v15'])
      expect(others(step, 'mlflow', 'logged')).toEqual(twelve)
      expect(progressOf(step, 'mlflow').at(-1)).toBe(
        'mlflow: 3/15 logged, 0 already logged, 12 failed',
      )
    } finally {
      clone.remove()
    }
  })
})

describe('records that cannot be made', () => {
  test('if the artifact belongs to another dataset, no tag is logged', async () => {
    const other = createHistory(6, new Map([['README', 'Another dataset']]))
    try {
      const env = { GITHUB_REPOSITORY: 'lab/other' }
      await backfill(sandbox, other.path, { backend: 'wandb' }, { env })
      const step = await backfill(sandbox, history.path, { backend: 'wandb' })

      expect(step.code).toBe(1)
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(
          /^v1, v2, v3 and 9 more: The alias "latest" .* belongs to another dataset/,
        ),
      ])
      expect(sandbox.versions()).toHaveLength(6)
    } finally {
      other.remove()
    }
  })

  test('after five failures in a row, the rest is not tried, and the other backend continues', async () => {
    const many = createHistory(40)
    try {
      const reply = json(403, { errors: ['permission denied'] })
      sandbox.wandb.fail('CreateArtifact', { kind: 'reply', reply }, 99)
      const step = await backfill(sandbox, many.path)

      expect(step.code).toBe(1)
      // Eight are under way when the fifth of them fails.
      const { CreateArtifact: asked = 0, ...rest } = countsOf(sandbox.wandb.received)
      expect(asked).toBeGreaterThanOrEqual(5)
      expect(asked).toBeLessThanOrEqual(12)
      expect(rest).toEqual({ Viewer: 1, LoggedRevisions: 1, FindRun: asked, file_stream: asked })
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(
          `^v1, v2, v3 and ${asked - 3} more: W&B refused CreateArtifact \\(HTTP 403\\): permission denied\\.`,
        ),
        expect.stringMatching(
          `and ${40 - asked - 3} more: It was not tried, because the 5 revisions before it failed\\. Correct their error, and start the job again\\.$`,
        ),
      ])
      expect(others(step, 'wandb', 'failed')).toEqual([])
      expect(others(step, 'mlflow', 'logged')).toEqual([])
      expect(step.summary).toContain('<code>v40</code>')
      expect(progressOf(step, 'wandb').at(-1)).toBe(
        'wandb: 0/40 logged, 0 already logged, 40 failed',
      )
    } finally {
      many.remove()
    }
  })

  test('several revisions cannot be logged into one given run, and nothing is written', async () => {
    await postMlflow(sandbox, 'runs/create', {
      experiment_id: '0',
      run_name: 'training',
      start_time: 1,
    })
    const [run] = sandbox.runs()
    const before = { params: new Map(run?.params), tags: new Map(run?.tags) }
    const step = await backfill(sandbox, history.path, {
      ...mlflowOnly,
      'mlflow-run-id': run?.id ?? '',
    })

    expect(step.code).toBe(1)
    expect(run).toMatchObject(before)
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^mlflow-run-id: a run can hold only one revision, and 12 are selected/,
      ),
    ])
  })
})

function commitManifest(clone: Checkout, tag: string, manifest: string): void {
  mkdirSync(join(clone.path, 'lexicons'), { recursive: true })
  writeFileSync(join(clone.path, 'lexicons', 'MANIFEST.toml'), manifest)
  clone.git('add', '--all')
  clone.git('commit', '--quiet', `--message=${tag}`)
  clone.git('tag', tag)
  rmSync(join(clone.path, 'lexicons'), { recursive: true })
}
