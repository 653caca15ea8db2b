import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Checkout, cloneSample, cloneShallow, initRepository } from '../../sandbox/sample.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const mlflowOnly = { backend: 'mlflow' }
const made: Checkout[] = []
afterEach(() => {
  for (const checkout of made.splice(0)) checkout.remove()
})

function keep(checkout: Checkout): Checkout {
  made.push(checkout)
  return checkout
}

function write(checkout: Checkout, path: string, content: string): void {
  mkdirSync(join(checkout.path, path, '..'), { recursive: true })
  writeFileSync(join(checkout.path, path), content)
  checkout.git('add', '.')
  checkout.git('commit', '--quiet', `--message=${path}`)
}

const hash = 'c'.repeat(64)
const manifest = (version: string) =>
  `[provenance]\nlayers_git_sha = "a"\nlayers_version = "${version}"\nvendored_at = "b"\nlexicon_tree_hash = "${hash}"\n`

test('a shallow clone of one tag is enough', async () => {
  const shallow = keep(cloneShallow(sandbox.sample, 'v2'))
  const step = await sandbox.push('v2', mlflowOnly, { workspace: shallow.path })

  expect(step).toMatchObject({
    code: 0,
    outputs: { commit: 'd34fc9a722b4d807687bba5d4730386524c44f96' },
  })
})

test('in a shallow clone, a pattern warns that it can miss tags', async () => {
  const shallow = keep(cloneShallow(sandbox.sample, 'v2'))
  const inputs = { ...mlflowOnly, revision: '**' }
  const step = await sandbox.push('v2', inputs, { workspace: shallow.path })

  expect([step.code, sandbox.runs().length]).toEqual([0, 1])
  expect(warningsOf(step)).toEqual([
    'revision: the checkout is shallow, so the patterns see only its 1 tag(s). If tags are missing, set "fetch-depth: 0" for actions/checkout.',
  ])
})

test('if checkout used a path, the error names the folder and the input', async () => {
  const { path } = keep(cloneSample())
  const workspace = join(path, '..')
  const folder = basename(path)
  const refused = await sandbox.push('v1', mlflowOnly, { workspace })
  expect(errorsOf(refused)).toEqual([
    expect.stringMatching(
      `is not in a git repository\\. The workspace has .*${folder}.*set the input working-directory to`,
    ),
  ])
  const inputs = { ...mlflowOnly, 'working-directory': folder }
  expect(await sandbox.push('v1', inputs, { workspace })).toMatchObject({ code: 0 })
})

describe('a repository of SHA-256 objects', () => {
  test('a repository of SHA-256 objects', async () => {
    const checkout = keep(initRepository('--object-format=sha256'))
    write(checkout, 'data.txt', 'one')
    checkout.git('tag', '--annotate', '--message=First', 'v1.0')
    const step = await sandbox.push('v1.0', {}, { workspace: checkout.path })

    expect(step).toMatchObject({ code: 0, outputs: { commit: checkout.git('rev-parse', 'HEAD') } })
    expect(step.outputs['commit']).toHaveLength(64)
    expect(JSON.parse(step.revisionJson)).toMatchObject({
      tag: { kind: 'annotated', message: 'First' },
    })
  })

  test('in a repository of SHA-256 objects, 40 digits are not a full commit id', async () => {
    const checkout = keep(initRepository('--object-format=sha256'))
    write(checkout, 'data.txt', 'one')
    const revision = checkout.git('rev-parse', 'HEAD').slice(0, 40)
    const step = await sandbox.push('', { ...mlflowOnly, revision }, { workspace: checkout.path })

    expect(errorsOf(step)).toEqual([expect.stringMatching(/is not in this checkout/)])
  })
})

test('a workspace that belongs to another user, as in a container job', async () => {
  // git's own switch for tests: it treats every folder as another user's.
  const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }
  expect(await sandbox.push('v1', mlflowOnly, { env })).toMatchObject({ code: 0 })
})

describe('kinds of tags', () => {
  test('a lightweight tag only has its commit', async () => {
    const step = await sandbox.push('v2', mlflowOnly)

    expect(JSON.parse(step.revisionJson).tag).toEqual({ kind: 'lightweight' })
  })

  test('a tag of a tag is described by the outer tag, and pins the commit', async () => {
    const clone = keep(cloneSample())
    clone.git('tag', '--annotate', '--message=Outer', 'outer', 'v1')
    const step = await sandbox.push('outer', mlflowOnly, { workspace: clone.path })

    expect(JSON.parse(step.revisionJson)).toMatchObject({
      commit: '9995fe1c555a1a469cbced721db42541bf3b2868',
      tag: { kind: 'annotated', message: 'Outer' },
    })
  })
})

describe('the selected revision', () => {
  test('a commit is logged under its full id, even if no ref contains it', async () => {
    const clone = keep(cloneSample())
    write(clone, 'lost.txt', 'lost')
    const id = clone.git('rev-parse', 'HEAD')
    clone.git('reset', '--quiet', '--hard', 'v1')
    const event = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }
    const step = await sandbox.push('', { revision: id }, { workspace: clone.path, event })

    expect(step).toMatchObject({
      code: 0,
      outputs: { artifact: `lairs-revision:${id}`, commit: id },
    })
    expect(JSON.parse(step.revisionJson).tag).toBeNull()
    expect(sandbox.wandb.store.findVersion('corpus', `lairs-revision:${id}`)?.state).toBe(
      'COMMITTED',
    )
  })

  test('the input revision overrides the tag of the event, by its short or its full name', async () => {
    for (const revision of ['v1', 'refs/tags/v1', ' v1\n']) {
      const step = await sandbox.push('v2', { ...mlflowOnly, revision })
      expect(step.outputs).toMatchObject({ revision: 'v1' })
    }
  })

  test.each([
    '$(touch x)',
    'a;b',
    "it's",
    '"quoted"',
    '#1',
    '%2e',
    'größe/日本',
    '-n',
    'x'.repeat(200),
  ])('the tag %s is logged exactly', async (tag) => {
    const name = tag.replaceAll(' ', '_')
    const clone = keep(cloneSample())
    clone.git('update-ref', `refs/tags/${name}`, 'v2')
    const first = await sandbox.push(name, {}, { workspace: clone.path })
    const second = await sandbox.push(name, {}, { workspace: clone.path })

    expect(first).toMatchObject({ code: 0, outputs: { revision: name, created: 'true' } })
    expect(second).toMatchObject({ code: 0, outputs: { revision: name, created: 'false' } })
    const [run] = sandbox.mlflow.store.runs.values()
    expect(run?.tags.get('lairs-revision')).toBe(name)
  })

  test('blanks that are not ASCII are part of a name', async () => {
    const clone = keep(cloneSample())
    clone.git('update-ref', 'refs/tags/\u00a0v1', 'v2')
    const inputs = { ...mlflowOnly, revision: ' \u00a0v1 ' }
    const step = await sandbox.push('v1', inputs, { workspace: clone.path })

    expect(step.outputs).toMatchObject({ revision: '\u00a0v1' })
  })

  test('a tag has priority over a branch of the same name', async () => {
    const clone = keep(cloneSample())
    clone.git('branch', 'v1', 'v2')
    const step = await sandbox.push('v1', mlflowOnly, { workspace: clone.path })

    expect(step.outputs).toMatchObject({ commit: '9995fe1c555a1a469cbced721db42541bf3b2868' })
  })
})

describe('the manifest and the folder', () => {
  test('the manifest of the dataset is read from the tagged commit', async () => {
    const checkout = keep(initRepository())
    write(checkout, 'lairs/lexicons/MANIFEST.toml', manifest('1.0.0'))
    checkout.git('tag', 'second-place')
    write(checkout, 'lexicons/MANIFEST.toml', manifest('2.0.0'))
    checkout.git('tag', 'first-place')
    write(checkout, 'lexicons/MANIFEST.toml', manifest('3.0.0'))
    const at = { workspace: checkout.path }

    const second = await sandbox.push('second-place', mlflowOnly, at)
    expect(second.outputs).toMatchObject({ 'layers-version': '1.0.0', 'lexicon-tree-hash': hash })
    expect(JSON.parse(second.revisionJson)).toMatchObject({
      manifest_source: 'dataset:lairs/lexicons/MANIFEST.toml',
      layers_git_sha: 'a',
      vendored_at: 'b',
    })
    const first = await sandbox.push('first-place', mlflowOnly, at)
    expect(first.outputs).toMatchObject({ 'layers-version': '2.0.0' })
  })

  test('a dataset in a folder: its manifest is read from there, or from the path in the input', async () => {
    const checkout = keep(initRepository())
    write(checkout, 'schema/MANIFEST.toml', manifest('1.0.0'))
    write(checkout, 'data/lexicons/MANIFEST.toml', manifest('2.0.0'))
    checkout.git('tag', 'v1')
    const inFolder = { ...mlflowOnly, 'working-directory': 'data' }

    const own = await sandbox.push('v1', inFolder, { workspace: checkout.path })
    expect(JSON.parse(own.revisionJson)).toMatchObject({
      working_dir: 'data',
      layers_version: '2.0.0',
      manifest_source: 'dataset:data/lexicons/MANIFEST.toml',
    })
    const asked = await sandbox.push(
      'v1',
      { ...inFolder, manifest: '../schema/MANIFEST.toml', 'mlflow-experiment': 'another' },
      { workspace: checkout.path },
    )
    expect(JSON.parse(asked.revisionJson)).toMatchObject({
      layers_version: '1.0.0',
      manifest_source: 'dataset:schema/MANIFEST.toml',
    })
  })

  test('facts that are missing from a manifest are empty, as in lairs, with a warning', async () => {
    const checkout = keep(initRepository())
    write(checkout, 'lexicons/MANIFEST.toml', '[provenance]\nlayers_version = ""\n')
    checkout.git('tag', 'v1')
    const step = await sandbox.push('v1', mlflowOnly, { workspace: checkout.path })

    expect(step).toMatchObject({
      code: 0,
      outputs: { 'layers-version': '', 'lexicon-tree-hash': '' },
    })
    expect(warningsOf(step)).toEqual([
      'The manifest (dataset:lexicons/MANIFEST.toml) has no value for: layers_git_sha, layers_version, vendored_at, lexicon_tree_hash. Add the values, so that the record contains them.',
    ])
  })

  test('the recorded folder is relative to the repository, wherever it was checked out', async () => {
    const workspace = keep(initRepository())
    workspace.git('clone', '--quiet', sandbox.sample.path, 'data')
    const inputs = { ...mlflowOnly, 'working-directory': 'data' }
    const step = await sandbox.push('v1', inputs, { workspace: workspace.path })

    expect(step).toMatchObject({ code: 0 })
    expect(step.revisionJson).toBe((await sandbox.push('v1', mlflowOnly)).revisionJson)
  })

  test('the recorded repository is the one that was checked out, without its credentials', async () => {
    const clone = keep(cloneSample())
    clone.git('remote', 'set-url', 'origin', 'https://x:secret@git.example.org/lab/other.git')
    // The event is for another repository, so it does not apply to this checkout.
    const inputs = { ...mlflowOnly, revision: 'v1' }
    const step = await sandbox.push('v1', inputs, { workspace: clone.path })

    expect(JSON.parse(step.revisionJson).repository).toBe('https://git.example.org/lab/other')
    // The runner must get the credentials to mask them.
    expect(step.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain('secret')
  })

  test('a replaced object is not recorded under the id of the original', async () => {
    const clone = keep(cloneSample())
    clone.git('replace', 'v1^{commit}', 'v2^{commit}')
    const step = await sandbox.push('v1', mlflowOnly, { workspace: clone.path })

    expect(JSON.parse(step.revisionJson).tree).toBe('6cf97ed94e7e7e4f4845cf43a3df027801e83302')
  })
})

test('if inputs are empty, the backends’ own variables are used', async () => {
  const step = await sandbox.push(
    'v1',
    Object.fromEntries(
      Object.keys(sandbox.inputs).map((name) => [name, name === 'backend' ? 'wandb\nmlflow' : '']),
    ),
    {
      env: {
        WANDB_API_KEY: sandbox.inputs['wandb-api-key'] ?? '',
        WANDB_BASE_URL: sandbox.wandb.url,
        WANDB_ENTITY: 'lab',
        MLFLOW_TRACKING_URI: `${sandbox.mlflow.url}/`,
        MLFLOW_TRACKING_USERNAME: 'ada',
        MLFLOW_TRACKING_PASSWORD: sandbox.inputs['mlflow-password'] ?? '',
      },
    },
  )

  expect(step.code).toBe(0)
  // Without names, both use the name of the repository.
  expect(step.outputs['wandb-artifact']).toBe('lab/sample-dataset/lairs-revision:v0')
  const experiments = [...sandbox.mlflow.store.experiments.values()].map(({ name }) => name)
  expect(experiments).toContain('sample-dataset')
})
