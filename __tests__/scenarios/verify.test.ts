import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import { json } from '../../sandbox/http.ts'
import type { Outcome, Step } from '../../sandbox/runner.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import { backfill, countsOf, postMlflow, resultsOf, statusesOf, tagNames } from './many.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const wandbOnly = { backend: 'wandb' }
const mlflowOnly = { backend: 'mlflow' }

let history: Checkout
beforeAll(() => {
  history = createHistory(3)
})
afterAll(() => history.remove())

/** Verifies all tags, and expects that nothing is written. */
async function verify(inputs: Step['inputs'] = {}, workspace = history.path): Promise<Outcome> {
  const before = { wandb: sandbox.wandb.received.length, mlflow: sandbox.mlflow.received.length }
  const step = await backfill(sandbox, workspace, { mode: 'verify', ...inputs })
  for (const { method, body } of sandbox.wandb.received.slice(before.wandb)) {
    expect(method).toBe('POST')
    expect(body.toString()).toMatch(/^\{"query":"query (Viewer|LoggedRevisions)\b/)
  }
  for (const { name } of sandbox.mlflow.received.slice(before.mlflow)) {
    expect(name).toMatch(/^(experiments\/get-by-name|runs\/search|runs\/get|artifacts\/get)$/)
  }
  expect(step.outputs['created']).toBe('false')
  return step
}

function log(inputs: Step['inputs'] = {}): Promise<Outcome> {
  return backfill(sandbox, history.path, inputs)
}

function runOf(tag: string) {
  const run = sandbox.runs().find(({ name }) => name === tag)
  if (run === undefined) throw new Error(`no run ${tag}`)
  return { run, url: `${sandbox.mlflow.url}/#/experiments/1/runs/${run.id}` }
}

function versionOf(tag: string) {
  const version = sandbox.versions().find(({ aliases }) => aliases.has(`tag-${tag}`))
  if (version === undefined) throw new Error(`no version ${tag}`)
  const path = 'lab/corpus/artifacts/dataset/lairs-revision'
  return { version, url: `${sandbox.wandb.url}/${path}/v${version.versionIndex}` }
}

function commitOf(tag: string): string {
  return history.git('rev-parse', `${tag}^{commit}`)
}

test('if all records match, the step succeeds', async () => {
  await log()
  const requestsBefore = {
    wandb: sandbox.wandb.received.length,
    mlflow: sandbox.mlflow.received.length,
  }
  const step = await verify()

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(resultsOf(step)).toEqual(
    ['wandb', 'mlflow'].flatMap((backend) =>
      tagNames(3).map((revision) => ({
        revision,
        commit: commitOf(revision),
        backend,
        status: 'matches',
        url: backend === 'wandb' ? versionOf(revision).url : runOf(revision).url,
        identifier: `lairs-revision:${revision}`,
      })),
    ),
  )
  expect(step.summary).toContain('<h3>3 revisions verified</h3>')
  expect(step.stdout).toContain(`wandb: v2 matches: ${versionOf('v2').url}`)
  expect(countsOf(sandbox.wandb.received.slice(requestsBefore.wandb))).toEqual({
    Viewer: 1,
    LoggedRevisions: 1,
  })
  expect(countsOf(sandbox.mlflow.received.slice(requestsBefore.mlflow))).toEqual({
    'experiments/get-by-name': 1,
    'runs/search': 3,
    'artifacts/get': 3,
  })
})

describe('what cannot be read', () => {
  test('W&B: a project that the key does not see is unreadable, and an artifact that is not there is missing', async () => {
    const unreadable = await verify(wandbOnly)
    expect(new Set(Object.values(statusesOf(unreadable)))).toEqual(new Set(['unreadable']))
    expect(errorsOf(unreadable)).toEqual([
      expect.stringContaining('wandb-project: there is no project "corpus" of "lab" that this key'),
    ])
    expect(sandbox.wandb.store.projects.size).toBe(0)

    await log(wandbOnly)
    const missing = await verify({ ...wandbOnly, 'artifact-name': 'misspelled' })
    expect(new Set(Object.values(statusesOf(missing)))).toEqual(new Set(['missing']))
    expect(missing.stdout).toContain(
      'There is no artifact "misspelled" in lab/corpus. Check artifact-name',
    )
    sandbox.wandb.store.behavior.hidesProjects = true
    expect(new Set(Object.values(statusesOf(await verify(wandbOnly))))).toEqual(
      new Set(['unreadable']),
    )
  })

  test('MLflow: an experiment that does not exist is unreadable, and is not created', async () => {
    const step = await verify(mlflowOnly)

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      `v1, v2, v3: It is unknown whether mlflow has a record: mlflow-experiment: there is no experiment "corpus" on ${sandbox.mlflow.url}. Check the name.`,
    ])
    expect(new Set(Object.values(statusesOf(step)))).toEqual(new Set(['unreadable']))
    expect([...sandbox.mlflow.store.experiments.values()].map(({ name }) => name)).toEqual([
      'Default',
    ])
    expect(step.summary).toMatch(/<code>v1<\/code>.*<td>cannot be read/)
  })

  test('W&B: a wrong key, or one without access, is unreadable', async () => {
    await log(wandbOnly)
    const wrong = await verify({ ...wandbOnly, 'wandb-api-key': 'b'.repeat(40) })
    expect(new Set(Object.values(statusesOf(wrong)))).toEqual(new Set(['unreadable']))
    expect(errorsOf(wrong)).toEqual([expect.stringContaining('Check wandb-api-key')])
    const reply = json(403, { errors: [{ message: 'permission denied' }] })
    sandbox.wandb.fail('LoggedRevisions', { kind: 'reply', reply })
    expect(new Set(Object.values(statusesOf(await verify(wandbOnly))))).toEqual(
      new Set(['unreadable']),
    )
  })
})

test('a deleted record is missing', async () => {
  await log()
  await postMlflow(sandbox, 'runs/delete', { run_id: runOf('v2').run.id })
  versionOf('v3').version.aliases.delete('tag-v3')
  const step = await verify()

  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(/^v3: There is no record in wandb\./),
    expect.stringMatching(/^v2: There is no record in mlflow\./),
  ])
  expect(statusesOf(step)).toEqual({
    'wandb v1': 'matches',
    'wandb v2': 'matches',
    'wandb v3': 'missing',
    'mlflow v1': 'matches',
    'mlflow v2': 'missing',
    'mlflow v3': 'matches',
  })
})

test('a moved tag is reported with both commits, their dates and its records', async () => {
  await log()
  const clone = createHistory(3)
  try {
    clone.git('tag', '--force', 'v1', 'v2^{commit}')
    const step = await verify({}, clone.path)

    expect(step.code).toBe(1)
    const message = (backend: string, url: string) =>
      `v1: ${backend}: The tag "v1" was logged for commit ${commitOf('v1')} of 2023-11-14T23:13:20Z (${url}), ` +
      `and now points to ${commitOf('v2')} of 2023-11-15T00:13:20Z: it was moved. To log the new commit too, set mode to log and if-moved to relog.`
    const [version, run] = [versionOf('v1'), runOf('v1')]
    expect(errorsOf(step)).toEqual([message('wandb', version.url), message('mlflow', run.url)])
    expect(resultsOf(step).filter(({ status }) => status !== 'matches')).toEqual([
      expect.objectContaining({ revision: 'v1', status: 'moved', url: version.url }),
      expect.objectContaining({ revision: 'v1', status: 'moved', url: run.url }),
    ])
  } finally {
    clone.remove()
  }
})

describe('what is reported as different', () => {
  test('a changed param is reported with the logged and the derived value', async () => {
    await log(mlflowOnly)
    const { run, url } = runOf('v2')
    const hash = run.params.get('lexicon_tree_hash')
    const params = new Map([...run.params, ['lexicon_tree_hash', 'f00d'], ['vendored_at', 'once']])
    const vendored = run.params.get('vendored_at')
    Object.assign(run, { params })
    const step = await verify(mlflowOnly)

    expect(step.code).toBe(1)
    const fields = [
      `param lexicon_tree_hash is f00d, and not ${hash || 'empty'}`,
      `param vendored_at is once, and not ${vendored || 'empty'}`,
    ]
    expect(errorsOf(step)).toEqual([
      `v2: The record of "v2" in mlflow does not match (${url}): ${fields.join('; ')}.`,
    ])
    expect(resultsOf(step)[1]).toMatchObject({ revision: 'v2', status: 'differs', url })
    expect(step.summary).toContain(fields.map((field) => `<br><code>${field}</code>`).join(''))
  })

  test('missing params, tags and dataset inputs are reported', async () => {
    await log(mlflowOnly)
    const { run } = runOf('v1')
    const params = new Map(run.params)
    params.delete('tree')
    Object.assign(run, { params, inputs: [] })
    const step = await verify(mlflowOnly)

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /: param tree is missing, and not [0-9a-f]{40}; the dataset input is missing, and not lab\/sample-dataset [0-9a-f]{32}\.$/,
      ),
    ])
  })

  test('changed metadata is reported by field', async () => {
    await log(wandbOnly)
    const { version, url } = versionOf('v1')
    const tag = version.metadata?.['tag']
    version.metadata = {
      ...version.metadata,
      layers_version: '9.9.9',
      tag: { ...(typeof tag === 'object' ? tag : {}), message: 'Another' },
    }
    const step = await verify(wandbOnly)

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      `v1: The record of "v1" in wandb does not match (${url}): layers_version is "9.9.9", and not ""; ` +
        'tag.message is "Another", and not "Release v1".',
    ])
    expect(statusesOf(step)).toMatchObject({ 'wandb v1': 'differs', 'wandb v2': 'matches' })
  })

  test('a version with another file is reported, whatever its metadata says', async () => {
    await log(wandbOnly)
    const { version } = versionOf('v2')
    const { digest } = version
    Object.assign(version, { digest: '0'.repeat(32) })
    const step = await verify(wandbOnly)

    expect(errorsOf(step)).toEqual([
      expect.stringContaining(
        `the digest of revision.json is ${'0'.repeat(32)}, and not ${digest}.`,
      ),
    ])
  })
})
