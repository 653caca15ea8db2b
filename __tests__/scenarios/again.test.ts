import { describe, expect, test } from '@jest/globals'
import { cloneSample } from '../../sandbox/sample.ts'
import { statusesOf } from './many.ts'
import { errorsOf, names, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const wandbOnly = { backend: 'wandb' }
const mlflowOnly = { backend: 'mlflow' }

test('if a tag is already logged, nothing is written', async () => {
  const first = await sandbox.push('v1')
  const requestsBefore = {
    wandb: sandbox.wandb.received.length,
    mlflow: sandbox.mlflow.received.length,
  }
  const second = await sandbox.push('v1')

  expect(second).toMatchObject({ code: 0, revisionJson: first.revisionJson })
  const { provenance: _first, ...before } = first.outputs
  const { provenance: _second, ...after } = second.outputs
  const results = before['results']?.replaceAll('"logged"', '"already-logged"')
  expect(after).toEqual({ ...before, created: 'false', results })
  expect(names(sandbox.wandb.received.slice(requestsBefore.wandb))).toEqual([
    'Viewer',
    'LoggedRevisions',
  ])
  expect(names(sandbox.mlflow.received.slice(requestsBefore.mlflow))).toEqual([
    'experiments/get-by-name',
    'runs/search',
  ])
  expect(sandbox.versions()).toHaveLength(1)
  expect(sandbox.runs()).toHaveLength(1)
})

describe('several tags', () => {
  test('two tags are two versions and two runs, even if the data is the same', async () => {
    for (const tag of ['v1', 'v2', 'release/3.0', 'v3.0.1']) {
      expect(await sandbox.push(tag)).toMatchObject({ code: 0, outputs: { created: 'true' } })
    }

    expect(sandbox.versions().map(({ aliases }) => [...aliases])).toEqual([
      ['tag-v1'],
      ['tag-v2'],
      ['tag-release-3.0-33a0466f76bb7e79'],
      ['v3.0.1', 'latest'],
    ])
    expect(sandbox.runs().map(({ name }) => name)).toEqual(['v1', 'v2', 'release/3.0', 'v3.0.1'])
  })

  test('latest stays with the newest tag if an older one is logged later', async () => {
    await sandbox.push('v2', wandbOnly)
    await sandbox.push('v1', wandbOnly)

    expect(sandbox.versions().map(({ aliases }) => [...aliases])).toEqual([
      ['tag-v2', 'latest'],
      ['tag-v1'],
    ])
  })

  test('further aliases are set for the newest tag of a step, and move with the next step', async () => {
    const inputs = { ...wandbOnly, 'wandb-aliases': ' production \n\nbest-of' }
    await sandbox.push('v1', { ...inputs, revision: 'v1\nv2' })
    const aliases = () => sandbox.versions().map((version) => [...version.aliases])
    expect(aliases()).toEqual([['tag-v1'], ['tag-v2', 'latest', 'production', 'best-of']])

    // An older tag that is already logged can get the aliases, too.
    await sandbox.push('v1', inputs)
    expect(aliases()).toEqual([
      ['tag-v1', 'production', 'best-of'],
      ['tag-v2', 'latest'],
    ])
    const requestsBefore = sandbox.wandb.received.length
    await sandbox.push('v1', inputs)
    expect(names(sandbox.wandb.received.slice(requestsBefore))).toEqual([
      'Viewer',
      'LoggedRevisions',
    ])
  })
})

test('summary: false writes no summary', async () => {
  const step = await sandbox.push('v1', { ...mlflowOnly, summary: 'false' })
  expect(step).toMatchObject({ code: 0, summary: '' })
})

test('a moved tag fails with both commits, and nothing is written', async () => {
  const clone = cloneSample()
  try {
    await sandbox.push('v1')
    clone.git('tag', '--force', 'v1', 'v2')
    const step = await sandbox.push('v1', {}, { workspace: clone.path })

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toHaveLength(2)
    for (const error of errorsOf(step)) {
      expect(error).toContain('9995fe1c555a1a469cbced721db42541bf3b2868')
      expect(error).toContain('d34fc9a722b4d807687bba5d4730386524c44f96')
    }
    expect(sandbox.versions()).toHaveLength(1)
    expect(sandbox.runs()).toHaveLength(1)
  } finally {
    clone.remove()
  }
})

test('two datasets share an MLflow experiment', async () => {
  await sandbox.push('v1', mlflowOnly, { env: { GITHUB_REPOSITORY: 'lab/other' } })
  const step = await sandbox.push('v1', mlflowOnly)

  expect(step.outputs).toMatchObject({ created: 'true' })
  expect(sandbox.runs()).toHaveLength(2)
})

describe('a record that was changed', () => {
  test('a record with other facts stays as it is, and the warning says how to replace it', async () => {
    const clone = cloneSample()
    try {
      await sandbox.push('v2')
      clone.git('tag', '--force', '--annotate', '--message=Now with a message', 'v2', 'v2^{commit}')
      const step = await sandbox.push('v2', {}, { workspace: clone.path })

      expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
      // The backend that answers first warns first.
      expect(warningsOf(step).sort()).toEqual([
        expect.stringMatching(
          /^MLflow already has v2 with other facts: tag lairs-revision\.tag\.kind is lightweight, and not annotated; .*; the dataset input is lab\/sample-dataset \w+, and not lab\/sample-dataset \w+\. The record is not changed\. To replace it, delete the run in MLflow and start the job again\.$/,
        ),
        expect.stringMatching(
          /^W&B already has v2 with other facts: tag\.kind is "lightweight", and not "annotated"; .*\. The record is not changed\. To replace it, delete the version in W&B and start the job again\.$/,
        ),
      ])
      expect(sandbox.versions()).toHaveLength(1)

      const [version] = sandbox.versions()
      if (version !== undefined) sandbox.wandb.store.deleteVersion(version)
      for (const run of sandbox.runs()) Object.assign(run, { lifecycle: 'deleted' })
      const replaced = await sandbox.push('v2', {}, { workspace: clone.path })
      expect(statusesOf(replaced)).toEqual({ 'wandb v2': 'logged', 'mlflow v2': 'logged' })
      expect(warningsOf(replaced)).toEqual([])
    } finally {
      clone.remove()
    }
  })

  test('a removed alias is restored without a second version', async () => {
    await sandbox.push('v1', wandbOnly)
    sandbox.versions()[0]?.aliases.delete('tag-v1')
    const step = await sandbox.push('v1', wandbOnly)

    expect(step).toMatchObject({
      code: 0,
      outputs: { 'wandb-artifact': 'lab/corpus/lairs-revision:v0' },
    })
    expect(sandbox.versions().map(({ aliases }) => [...aliases].sort())).toEqual([
      ['latest', 'tag-v1'],
    ])
  })

  test('a run that was deleted in the app does not block its revision', async () => {
    await sandbox.push('v1', wandbOnly)
    const [run] = sandbox.wandb.store.projects.get('corpus')?.runs.keys() ?? []
    sandbox.wandb.store.deleteRun('corpus', run ?? '')
    sandbox.versions()[0]?.aliases.delete('tag-v1')
    const step = await sandbox.push('v1', wandbOnly)

    expect(step.code).toBe(0)
    expect(sandbox.wandb.store.findRun('corpus', `${run}-2`)?.state).toBe('finished')
  })

  test('the error for a deleted experiment says how to restore it', async () => {
    await sandbox.push('v1', mlflowOnly)
    for (const experiment of sandbox.mlflow.store.experiments.values()) {
      if (experiment.name === 'corpus') Object.assign(experiment, { lifecycle: 'deleted' })
    }
    const step = await sandbox.push('v2', mlflowOnly)

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([expect.stringMatching(/"corpus" was deleted.*Restore it/)])
  })
})
