import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import type { Outcome } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample, cloneShallow, initRepository } from '../../sandbox/sample.ts'
import { byHand } from './many.ts'
import { errorsOf, scene, warningsOf } from './scene.ts'
import { commit, keeper } from './workspaces.ts'

const stage = scene()
const keep = keeper()
const mlflowOnly = { backend: 'mlflow' }
const [corpus, expression] = ['pub.layers.corpus.corpus', 'pub.layers.expression.expression']

/** The samples' own table: what lairs says of each tag. */
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

test('of all sample tags, both servers hold what lairs says of them', async () => {
  const event = { ...byHand }
  const step = await stage.push('', { revision: '**' }, { event })

  expect(step).toMatchObject({ code: 0, stderr: '' })
  for (const [index, [tag, store, expressions, changes]] of samples.entries()) {
    const run = stage.runs().find(({ name }) => name === tag)
    const expected = metricsOf(expressions, changes)
    const points = run?.metrics ?? []
    expect(Object.fromEntries(points.map(({ key, value }) => [key, value]))).toEqual(expected)
    expect(new Set(points.map((point) => point.step))).toEqual(new Set([index + 1]))
    expect(run?.params.get('dataset.store_commit')).toBe(store)

    const version = stage.versions()[index]
    const { tag: annotation, committed_at: committed } = v.parse(Dates, version?.metadata)
    const time = Date.parse(annotation.date ?? committed)
    expect(new Set(points.map(({ timestamp }) => timestamp))).toEqual(new Set([time]))
    expect(version?.metadata?.['dataset']).toEqual({
      path: '.',
      store_commit: store,
      records: expressions + 1,
      collections: { [corpus]: 1, [expression]: expressions },
    })
    expect(version?.createdBy?.summary).toEqual(expected)
    expect(version?.createdBy?.config).toMatchObject({
      position: { value: index + 1 },
      previous_revision: { value: samples[index - 1]?.[0] ?? null },
    })
  }
})

test('MLflow’s dataset input has the lexicons as schema and the counts as profile', async () => {
  await stage.push('v2', mlflowOnly)

  const dataset = stage.runs()[0]?.inputs[0]?.dataset
  expect(JSON.parse(dataset?.schema ?? '')).toMatchObject({ layers_version: '0.11.0' })
  expect(JSON.parse(dataset?.profile ?? '')).toEqual({
    records: 6,
    collections: { [corpus]: 1, [expression]: 5 },
  })
})

/** The sample's files in other folders of a repository, tagged `v9`. */
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

test('a lairs Repository below the working directory is found', async () => {
  const workspace = moved('corpora/large').path
  const step = await stage.push('v9', mlflowOnly, { workspace })

  expect(warningsOf(step)).toEqual([])
  expect(datasetOf(step)).toMatchObject({ path: 'corpora/large', records: 7 })
})

test('of several, none is recorded, unless the working directory names one', async () => {
  const workspace = moved('a', 'b').path
  const both = await stage.push('v9', { ...mlflowOnly, mode: 'dry-run' }, { workspace })
  expect(datasetOf(both)).toBeNull()
  expect(warningsOf(both)).toEqual([
    expect.stringMatching(/several lairs Repositories: a\/, b\/\. None is recorded/),
  ])

  const one = { ...mlflowOnly, 'working-directory': 'b' }
  const step = await stage.push('v9', one, { workspace })
  expect(warningsOf(step)).toEqual([])
  expect(datasetOf(step)).toMatchObject({ path: 'b', records: 7 })
})

const main = '.panproto/refs/heads/main'
const id = '8ac29f96637b88054cdc9146ad7d762fab7fd2e48ad974a2c496cec2edf396bf'
const object = `.panproto/objects/${id.slice(0, 2)}/${id.slice(2)}`
test.each([
  ['.panproto/HEAD', 'no json', /HEAD is not what lairs writes/, 'store_commit'],
  ['.panproto/HEAD', undefined, /HEAD is missing/, 'store_commit'],
  [main, 'nothing\n', /refs\/heads\/main is not the id of an object/, 'store_commit'],
  [main, undefined, /refs\/heads\/main is missing, which HEAD names/, 'store_commit'],
  [object, undefined, /objects\/8a\/.* is missing/, 'store_commit'],
  [object, 'foreign', /objects\/8a\/.* is no commit and no tag of lairs/, 'store_commit'],
  ['index.json', '{"at://a/pub.x/1": ', /index\.json cannot be read/, 'records'],
  ['index.json', '{"a": "b"}', /index\.json cannot be read.*not the AT-URI of a record/, 'records'],
  ['index.json', undefined, /index\.json cannot be read.*it is missing/, 'records'],
] as const)(
  '%s with %j is torn: a warning names it, and nothing is guessed',
  async (path, content, words, field) => {
    const clone = keep(cloneSample())
    clone.git('checkout', '--quiet', 'v3.0.1')
    commit(clone, { [path]: content })
    clone.git('tag', 'torn')
    const step = await stage.push('torn', mlflowOnly, { workspace: clone.path })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(warningsOf(step)[0]).toMatch(words)
    expect(datasetOf(step)[field]).toBeNull()
    const other = field === 'records' ? 'store_commit' : 'records'
    expect(datasetOf(step)[other]).toBe(other === 'records' ? 7 : id)
  },
)

test('an index that names records which are not there is not counted, nor compared', async () => {
  const clone = keep(cloneSample())
  clone.git('checkout', '--quiet', 'v3.0.1')
  rmSync(join(clone.path, 'records'), { recursive: true })
  commit(clone, {})
  clone.git('tag', 'torn')
  const step = await stage.push('torn', mlflowOnly, { workspace: clone.path })

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(warningsOf(step)).toEqual([
    expect.stringMatching(/index\.json cannot be read.*records is missing, and it names 7 records/),
    expect.stringMatching(/cannot be compared with those of v3\.0\.1: index\.json names records/),
  ])
  expect(datasetOf(step)).toMatchObject({ records: null, store_commit: id })
  expect(stage.runs()[0]?.metrics).toEqual([])
})

test.each([
  ['index.json', /index\.json cannot be read.*it is a Git LFS pointer/],
  ['.panproto', /version store cannot be read.*\.panproto is no folder/],
])('%s that is a file of Git LFS is named', async (path, words) => {
  const clone = keep(cloneSample())
  clone.git('checkout', '--quiet', 'v3.0.1')
  rmSync(join(clone.path, path), { recursive: true })
  commit(clone, { [path]: 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n' })
  clone.git('tag', 'lfs')
  const step = await stage.push('lfs', mlflowOnly, { workspace: clone.path })

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(warningsOf(step)[0]).toMatch(words)
})

test('a manifest that is a pointer is refused, and named as such', async () => {
  const clone = keep(cloneSample())
  commit(clone, { 'lexicons/MANIFEST.toml': 'version https://git-lfs.github.com/spec/v1\n' })
  clone.git('tag', 'lfs')
  const step = await stage.push('lfs', mlflowOnly, { workspace: clone.path })

  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(/MANIFEST\.toml, line 1.*a Git LFS pointer/),
  ])
})

test('any dataset in git can be logged: then the tree alone is pinned', async () => {
  const plain = keep(initRepository())
  commit(plain, { 'data.csv': 'a,b\n' })
  plain.git('tag', 'v1')
  const step = await stage.push('v1', {}, { workspace: plain.path })

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(warningsOf(step)).toEqual([])
  expect(datasetOf(step)).toBeNull()
  expect(stage.runs()[0]?.metrics).toEqual([])
  expect(stage.versions()[0]?.createdBy?.summary).toEqual({})
})

test('a checkout without history has counts, and no changes', async () => {
  const shallow = keep(cloneShallow(stage.sample, 'v2'))
  const step = await stage.push('v2', mlflowOnly, { workspace: shallow.path })

  const metrics = stage.runs()[0]?.metrics ?? []
  expect(metrics.map(({ key }) => key)).toEqual([
    'records',
    `records/${corpus}`,
    `records/${expression}`,
  ])
  expect(step.stdout).toContain('position: unknown: the checkout has no history')
  const whole = await stage.push('v2', { ...mlflowOnly, mode: 'dry-run' })
  expect(step.revisionJson).toBe(whole.revisionJson)
})

test('the tag before is one of its own history', async () => {
  const clone = keep(cloneSample())
  clone.git('checkout', '--quiet', 'v1')
  commit(clone, { 'README.md': 'A branch for corrections.\n' })
  clone.git('tag', 'v1.0.1')
  const step = await stage.push('v1.0.1', mlflowOnly, { workspace: clone.path })

  expect(step.stdout).toMatch(/^position: 5, 0 added, 0 removed, 0 changed since v1$/m)
})

test('a repository of SHA-256 objects', async () => {
  const sha256 = keep(initRepository('--object-format=sha256'))
  const records = stage.sample.git('ls-tree', '--name-only', 'v3.0.1', 'records/').split('\n')
  const files = ['.panproto/HEAD', main, object, 'index.json', ...records]
  const read = (path: string) => stage.sample.git('show', `v3.0.1:${path}`)
  const texts = files.filter((path) => path !== object).map((path) => [path, read(path)])
  commit(sha256, Object.fromEntries(texts))
  sha256.git('tag', 'v1')
  const step = await stage.push('v1', mlflowOnly, { workspace: sha256.path })

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(datasetOf(step)).toMatchObject({ records: 7, store_commit: null })
})
