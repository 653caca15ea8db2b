import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import type { Outcome } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample, cloneShallow, initRepository } from '../../sandbox/sample.ts'
import { byHand } from './many.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'
import { commit, createCleanup } from './workspaces.ts'

const sandbox = useSandbox()
const keep = createCleanup()
const mlflowOnly = { backend: 'mlflow' }
const [corpus, expression] = ['pub.layers.corpus.corpus', 'pub.layers.expression.expression']

/** The table of the samples: what lairs reports for each tag. */
const samples = [
  ['v1', '1c1ad6e188aa539486edf8cf606c53d3f1cbbd1c18cae5c00ecd0562daa052af', 3, undefined],
  ['v2', '2f43040740890e231a998b1116785d53da0b7b3b394f9d5a0312ab5338570390', 5, [2, 0, 1]],
  ['release/3.0', '8ac29f96637b88054cdc9146ad7d762fab7fd2e48ad974a2c496cec2edf396bf', 6, [1, 0, 0]],
  ['v3.0.1', '8ac29f96637b88054cdc9146ad7d762fab7fd2e48ad974a2c496cec2edf396bf', 6, [0, 0, 0]],
] as const

const Dates = v.object({
  committed_at: v.string(),
  tag: v.object({ date: v.optional(v.string()) }),
})

/** The metrics of a sample, as plain values. */
function metricsOf(expressions: number, changes: readonly [number, number, number] | undefined) {
  const [added = 0, removed = 0, changed = 0] = changes ?? []
  const all = { records_added: added, records_removed: removed, records_changed: changed }
  const own = Object.entries(all).map(([name, count]) => [`${name}/${expression}`, count])
  return {
    records: expressions + 1,
    [`records/${corpus}`]: 1,
    [`records/${expression}`]: expressions,
    ...(changes === undefined ? {} : all),
    ...(added + removed + changed === 0 ? {} : Object.fromEntries(own)),
  }
}

test('both servers record what lairs reports for all sample tags', async () => {
  const event = { ...byHand }
  const step = await sandbox.push('', { revision: '**' }, { event })

  expect(step).toMatchObject({ code: 0, stderr: '' })
  for (const [index, [tag, store, expressions, changes]] of samples.entries()) {
    const run = sandbox.runs().find(({ name }) => name === tag)
    const expected = metricsOf(expressions, changes)
    const points = run?.metrics ?? []
    expect(Object.fromEntries(points.map(({ key, value }) => [key, value]))).toEqual(expected)
    expect(new Set(points.map((point) => point.step))).toEqual(new Set([index + 1]))
    expect(run?.params.get('dataset.store_commit')).toBe(store)

    const version = sandbox.versions()[index]
    const { tag: annotation, committed_at: committed } = v.parse(Dates, version?.metadata)
    const time = Date.parse(annotation.date ?? committed)
    expect(new Set(points.map(({ timestamp }) => timestamp))).toEqual(new Set([time]))
    expect(version?.metadata?.['dataset']).toEqual({
      path: '.',
      store_commit: store,
      records: expressions + 1,
      collections: { [corpus]: 1, [expression]: expressions },
    })
    const renamed = Object.entries(expected).map(([name, value]) => [
      name.replace('/', '__').replaceAll('.', '_'),
      value,
    ])
    expect(version?.createdBy?.summary).toEqual(Object.fromEntries(renamed))
    expect(version?.createdBy?.config).toMatchObject({
      position: { value: index + 1 },
      previous_revision: { value: samples[index - 1]?.[0] ?? null },
    })
  }
})

test('MLflow’s dataset input has the lexicons as schema and the counts as profile', async () => {
  const step = await sandbox.push('v2', mlflowOnly)

  expect(step.stdout).toMatch(
    /^::notice::The commit has no lexicons\/MANIFEST\.toml\. .*Layers 0\.11\.0/m,
  )
  const dataset = sandbox.runs()[0]?.inputs[0]?.dataset
  expect(JSON.parse(dataset?.schema ?? '')).toMatchObject({ layers_version: '0.11.0' })
  expect(JSON.parse(dataset?.profile ?? '')).toEqual({
    description: 'Revision v2 of https://github.com/lab/sample-dataset',
    commit: 'd34fc9a722b4d807687bba5d4730386524c44f96',
    records: 6,
    collections: { [corpus]: 1, [expression]: 5 },
  })
})

/** A repository with the sample's files in other folders, tagged `v9`. */
function moved(...folders: readonly string[]): Checkout {
  const checkout = keep(cloneSample())
  for (const folder of folders) {
    checkout.git('read-tree', `--prefix=${folder}/`, 'v3.0.1')
  }
  checkout.git('rm', '-r', '--quiet', '--cached', '.panproto', 'records', 'index.json')
  checkout.git('commit', '--quiet', '--message=Moved')
  checkout.git('tag', 'v9')
  checkout.git('checkout', '--quiet', '--force', 'v9')
  return checkout
}

function datasetOf({ revisionJson }: Outcome) {
  return JSON.parse(revisionJson).dataset
}

describe('the folder of the lairs Repository', () => {
  test('a lairs Repository below the working directory is found', async () => {
    const workspace = moved('corpora/large').path
    const step = await sandbox.push('v9', mlflowOnly, { workspace })

    expect(warningsOf(step)).toEqual([])
    expect(datasetOf(step)).toMatchObject({ path: 'corpora/large', records: 7 })
  })

  test('if there are several, none is recorded unless the working directory selects one', async () => {
    const workspace = moved('a', 'b').path
    const both = await sandbox.push('v9', { ...mlflowOnly, mode: 'dry-run' }, { workspace })
    expect(datasetOf(both)).toBeNull()
    expect(warningsOf(both)).toEqual([])
    expect(both.stdout).toMatch(
      /^::notice::There are several lairs Repositories: a\/, b\/\. None is recorded/m,
    )

    const one = { ...mlflowOnly, 'working-directory': 'b' }
    const step = await sandbox.push('v9', one, { workspace })
    expect(warningsOf(step)).toEqual([])
    expect(datasetOf(step)).toMatchObject({ path: 'b', records: 7 })
  })
})

const main = '.panproto/refs/heads/main'
const id = '8ac29f96637b88054cdc9146ad7d762fab7fd2e48ad974a2c496cec2edf396bf'
const object = `.panproto/objects/${id.slice(0, 2)}/${id.slice(2)}`
const lfsPointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'
test.each([
  ['.panproto/HEAD', 'no json', /HEAD is not what lairs writes/],
  ['.panproto/HEAD', undefined, /HEAD is missing/],
  [main, 'nothing\n', /refs\/heads\/main is not the id of an object/],
  [main, undefined, /refs\/heads\/main is missing, although HEAD names it/],
  [object, undefined, /objects\/8a\/.* is missing/],
  [object, 'foreign', /objects\/8a\/.* is neither a commit nor a tag of lairs/],
] as const)(
  '%s with %j is inconsistent: a warning names it, and no counts are recorded',
  async (...row) => {
    const [path, content, words] = row
    const step = await pushInconsistent({ [path]: content })

    expect(warningsOf(step)).toEqual([expect.stringMatching(words)])
    expect(datasetOf(step)).toMatchObject({ records: null, collections: null, store_commit: null })
    expect(sandbox.runs()[0]?.metrics).toEqual([])
  },
)

test.each([
  ['index.json', '{"at://a/pub.x/1": ', /index\.json cannot be read: it is incomplete/],
  [
    'index.json',
    '{"a": "b"}',
    /index\.json names 1 record\(s\) that the commit does not have \(a\)/,
  ],
  ['index.json', undefined, /index\.json cannot be read: it is missing/],
  ['index.json', lfsPointer, /index\.json cannot be read: it is a Git LFS pointer/],
] as const)(
  '%s with %j is inconsistent: a warning names it, and the counts are those of the store',
  async (...row) => {
    const [path, content, words] = row
    const step = await pushInconsistent({ [path]: content })

    expect(warningsOf(step)).toEqual([expect.stringMatching(words)])
    expect(datasetOf(step)).toMatchObject({ records: 7, store_commit: id })
    expect(sandbox.runs()[0]?.metrics).not.toEqual([])
  },
)

test('an index that names missing records: the counts are those of the store', async () => {
  const step = await pushInconsistent({}, 'records')

  expect(warningsOf(step)).toEqual([
    expect.stringMatching(/index\.json names 7 record\(s\) without a file in records\//),
  ])
  expect(datasetOf(step)).toMatchObject({ records: 7, store_commit: id })
})

describe('files that cannot be read', () => {
  test('a version store that is a file of Git LFS is named', async () => {
    const step = await pushInconsistent({ '.panproto': lfsPointer }, '.panproto')

    expect(warningsOf(step)).toEqual([
      expect.stringMatching(
        /version store \.panproto .* cannot be read.*\.panproto is not a folder/,
      ),
    ])
  })

  test('a manifest that is a Git LFS pointer is refused, and the error says so', async () => {
    const clone = keep(cloneSample())
    commit(clone, { 'lexicons/MANIFEST.toml': 'version https://git-lfs.github.com/spec/v1\n' })
    clone.git('tag', 'lfs')
    const step = await sandbox.push('lfs', mlflowOnly, { workspace: clone.path })

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/MANIFEST\.toml, line 1.*a Git LFS pointer/),
    ])
  })
})

/** Pushes a tag of the newest sample after removing a folder and replacing files. */
async function pushInconsistent(
  files: Readonly<Record<string, string | undefined>>,
  removed?: string,
): Promise<Outcome> {
  const clone = keep(cloneSample())
  clone.git('checkout', '--quiet', 'v3.0.1')
  if (removed !== undefined) rmSync(join(clone.path, removed), { recursive: true })
  commit(clone, files)
  clone.git('tag', 'inconsistent')
  const step = await sandbox.push('inconsistent', mlflowOnly, { workspace: clone.path })
  expect(step).toMatchObject({ code: 0, stderr: '' })
  return step
}

describe('the tree is pinned', () => {
  test('a dataset without lairs files can be logged: only the tree is pinned', async () => {
    const plain = keep(initRepository())
    commit(plain, { 'data.csv': 'a,b\n' })
    plain.git('tag', 'v1')
    const step = await sandbox.push('v1', {}, { workspace: plain.path })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(warningsOf(step)).toEqual([])
    expect(JSON.parse(step.revisionJson)).toMatchObject({
      dataset: null,
      ...{ lexicon_tree_hash: '', layers_version: '', layers_git_sha: '', vendored_at: '' },
      manifest_source: 'none',
    })
    expect(step.stdout).toContain('data: plain files')
    expect(step.stdout).not.toContain('::notice::')
    expect(sandbox.runs()[0]?.metrics).toEqual([])
    expect(sandbox.versions()[0]?.createdBy?.summary).toEqual({})
  })

  test('a repository of SHA-256 objects', async () => {
    const sha256 = keep(initRepository('--object-format=sha256'))
    const records = sandbox.sample.git('ls-tree', '--name-only', 'v3.0.1', 'records/').split('\n')
    const files = ['.panproto/HEAD', main, 'index.json', ...records]
    const read = (path: string) => sandbox.sample.git('show', `v3.0.1:${path}`)
    commit(sha256, Object.fromEntries(files.map((path) => [path, read(path)])))
    sha256.git('tag', 'v1')
    const step = await sandbox.push('v1', mlflowOnly, { workspace: sha256.path })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    // The objects of the version store are not text.
    expect(warningsOf(step)).toEqual([expect.stringMatching(/objects\/8a\/.* is missing/)])
    expect(datasetOf(step)).toMatchObject({ records: null, store_commit: null })
  })

  test('a checkout without history has counts, and no changes', async () => {
    const shallow = keep(cloneShallow(sandbox.sample, 'v2'))
    const step = await sandbox.push('v2', mlflowOnly, { workspace: shallow.path })

    const metrics = sandbox.runs()[0]?.metrics ?? []
    expect(metrics.map(({ key }) => key)).toEqual([
      'records',
      `records/${corpus}`,
      `records/${expression}`,
    ])
    expect(step.stdout).toContain(
      'position: unknown, because the history is incomplete (set "fetch-depth: 0" for actions/checkout) or cannot be read',
    )
    const full = await sandbox.push('v2', mlflowOnly)
    expect(step.revisionJson).toBe(full.revisionJson)
  })

  test('the previous tag is in the history of the tag', async () => {
    const clone = keep(cloneSample())
    clone.git('checkout', '--quiet', 'v1')
    commit(clone, { 'README.md': 'A branch for corrections.\n' })
    clone.git('tag', 'v1.0.1')
    const step = await sandbox.push('v1.0.1', mlflowOnly, { workspace: clone.path })

    expect(step.stdout).toMatch(/^position: 5, 0 added, 0 removed, 0 changed since v1$/m)
  })
})
