import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { encode } from '@msgpack/msgpack'
import { cloneSample, initRepository } from '../../sandbox/sample.ts'
import { cloneLoose, type Damage, damage } from './damage.ts'
import { backfill, statusesOf } from './many.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'
import { commit, createCleanup } from './workspaces.ts'

const sandbox = useSandbox()
const keep = createCleanup()
const mlflowOnly = { backend: 'mlflow' }
const advice = 'Check the repository out again, without "filter" and "sparse-checkout".'

/** Runs the action on a tag of a checkout, and expects it to fail before anything is sent. */
async function refusal(workspace: string, tag = 'v1'): Promise<readonly string[]> {
  const step = await sandbox.push(tag, {}, { workspace })
  expect(step).toMatchObject({ code: 1, outputs: {}, summary: '', stderr: '' })
  expect(warningsOf(step)).toEqual([])
  expect([...sandbox.wandb.received, ...sandbox.mlflow.received]).toEqual([])
  return errorsOf(step)
}

describe('an object that is damaged or missing', () => {
  const tag =
    'The tag "v1" exists, but the object that it points to is missing from this checkout, or damaged. Check the repository out again.'
  const object = (what: string) => (id: string) =>
    `The git object ${id} (${what}) is missing from this checkout, or damaged. ${advice}`
  // Where git ends at an object, its own words say why: they are not the same in all versions.
  const ended = (id: string) =>
    expect.stringMatching(
      new RegExp(`^git cannot read ${id}: git ended early: .*${id}.*\\. Check the repository`),
    )

  test.each<[what: string, Damage, name: string, error: (id: string) => unknown]>([
    ['tag', 'missing', 'v1', () => tag],
    ['tag', 'empty', 'v1', () => tag],
    ['tag', 'cut off', 'v1', ended],
    ['commit', 'missing', 'v1^{commit}', () => tag],
    ['commit', 'empty', 'v1^{commit}', () => tag],
    ['commit', 'another file', 'v1^{commit}', () => tag],
    ['commit', 'cut off', 'v1^{commit}', ended],
    ['tree', 'missing', 'v1^{tree}', object('the top folder')],
    ['tree', 'empty', 'v1^{tree}', object('the top folder')],
    ['tree', 'another file', 'v1^{tree}', object('the top folder')],
    ['tree', 'cut off', 'v1^{tree}', ended],
    ['version store', 'missing', 'v1:.panproto', object('.panproto')],
  ])('%s: %s', async (_, how, name, error) => {
    const clone = keep(cloneLoose())
    const id = damage(clone, name, how)
    expect(await refusal(clone.path)).toEqual([error(id)])
  })

  test.each<[Damage, string]>([
    ['missing', 'v1:index.json'],
    ['empty', 'v1:index.json'],
    ['another file', 'v1:index.json'],
    ['cut off', 'v1:index.json'],
    ['missing', 'v1:records'],
  ])('(%s) beside the version store is a warning: %s', async (how, name) => {
    const clone = keep(cloneLoose())
    const id = damage(clone, name, how)
    const step = await sandbox.push('v1', mlflowOnly, { workspace: clone.path })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(warningsOf(step)).toEqual([
      expect.stringMatching(/^The lairs version store .* differ.*index\.json cannot be read/),
    ])
    expect(name === 'v1:index.json' || step.stdout.includes(id)).toBe(true)
    expect(JSON.parse(step.revisionJson).dataset.records).toBe(4)
  })

  test('that is not read has no effect', async () => {
    const clone = keep(cloneLoose())
    const [record] = clone.git('ls-tree', '--name-only', 'v1:records').split('\n')
    damage(clone, `v1:records/${record}`, 'missing')
    const step = await sandbox.push('v1', mlflowOnly, { workspace: clone.path })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(warningsOf(step)).toEqual([])
    const complete = await sandbox.push('v1', mlflowOnly)
    expect(step.revisionJson).toBe(complete.revisionJson)
  })

  test.each([
    // The next of these tags, v2, cannot be compared with it.
    ['v1', ['v1']],
    ['v2', []],
  ])('only fails the tags that need it: %s', async (damaged, notCompared) => {
    const clone = keep(cloneLoose())
    const id = damage(clone, `${damaged}:.panproto`, 'missing')
    const step = await backfill(sandbox, clone.path, { ...mlflowOnly, revision: 'v*' })

    expect(step).toMatchObject({ code: 1, stderr: '' })
    expect(errorsOf(step)).toEqual([expect.stringMatching(`^${damaged}: The git object ${id} `)])
    expect(statusesOf(step)).toEqual({
      'mlflow v1': 'logged',
      'mlflow v2': 'logged',
      'mlflow v3.0.1': 'logged',
      [`mlflow ${damaged}`]: 'failed',
    })
    expect(warningsOf(step)).toEqual(
      notCompared.map((tag) =>
        expect.stringMatching(
          `^The records cannot be compared with those of ${tag}: The git object ${id}`,
        ),
      ),
    )
  })

  test.each<[Damage, string]>([
    ['missing', 'v1^{commit}'],
    ['cut off', 'v1^{commit}'],
    ['missing', 'v1'],
    ['cut off', 'v1'],
    ['empty', 'v3.0.1^{commit}'],
    ['missing', 'v3.0.1^{tree}'],
  ])('(%s) of another tag does not fail this tag: %s', async (how, name) => {
    const clone = keep(cloneLoose())
    damage(clone, name, how)
    const step = await sandbox.push('v2', mlflowOnly, { workspace: clone.path })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    const complete = await sandbox.push('v2', mlflowOnly)
    expect(step.revisionJson).toBe(complete.revisionJson)
    // Only an ancestor of v2 matters: the history is incomplete without its commit.
    const expected =
      name === 'v1^{commit}' ? [expect.stringMatching(/^The history cannot be read: /)] : []
    expect(warningsOf(step)).toEqual(expected)
  })

  test.each<[Damage, string]>([
    ['missing', 'v2'],
    ['cut off', 'v2'],
    ['another file', 'v2'],
  ])('(%s) of one selected tag only fails that tag: %s', async (how, name) => {
    const clone = keep(cloneLoose())
    damage(clone, name, how)
    const step = await backfill(sandbox, clone.path, { ...mlflowOnly, revision: 'v*' })

    expect(step).toMatchObject({ code: 1, stderr: '' })
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/^v2: .*\. Check the repository out again/),
    ])
    expect(statusesOf(step)).toEqual({
      'mlflow v1': 'logged',
      'mlflow v2': 'failed',
      'mlflow v3.0.1': 'logged',
    })
  })
})

describe('a partial clone', () => {
  const filtered = (filter: string) => {
    const source = cloneSample()
    source.git('config', 'uploadpack.allowFilter', 'true')
    source.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const outer = keep(initRepository())
    outer.git('clone', '--quiet', '--sparse', `--filter=${filter}`, `file://${source.path}`, 'data')
    return { source, path: join(outer.path, 'data') }
  }

  test('whose files are fetched on demand', async () => {
    const { source, path } = filtered('blob:none')
    keep(source)
    const step = await sandbox.push('v1', mlflowOnly, { workspace: path })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(warningsOf(step)).toEqual([])
    const complete = await sandbox.push('v1', { ...mlflowOnly, mode: 'dry-run' })
    expect(step.revisionJson).toBe(complete.revisionJson)
  })

  test.each(['blob:none', 'tree:0'])(
    'of %s whose source does not exist any more',
    async (filter) => {
      const { source, path } = filtered(filter)
      source.remove()
      expect(await refusal(path)).toEqual([
        expect.stringMatching(
          /^git cannot read [0-9a-f]{40}: git ended early: fatal: .* could not fetch [0-9a-f]{40} from promisor remote\. Check the repository out again, without "filter"/,
        ),
      ])
    },
  )
})

describe('a tag', () => {
  test.each([
    ['of a file', 'v1:index.json', false, 'a blob'],
    ['of a file, with an annotation', 'v1:index.json', true, 'a tag of a blob'],
    ['of a folder, with an annotation', 'v1^{tree}', true, 'a tag of a tree'],
  ])('%s does not point to a commit', async (_, target, annotated, what) => {
    const clone = keep(cloneSample())
    clone.git('tag', ...(annotated ? ['--annotate', '--message=x'] : []), 'odd', target)
    const error = `refs/tags/odd does not lead to a commit: it is ${what}.`
    expect(await refusal(clone.path, 'odd')).toEqual([error])

    const step = await backfill(sandbox, clone.path, { ...mlflowOnly, revision: 'v1\nodd*' })
    expect(step.code).toBe(0)
    expect(warningsOf(step)).toEqual([`A tag that matches a pattern is left out: ${error}`])
  })

  test('of a tag resolves to the commit of the inner tag', async () => {
    const clone = keep(cloneSample())
    clone.git('tag', '--annotate', '--message=Second', 'second', 'v1')
    clone.git('tag', '--annotate', '--message=Third', 'third', 'second')
    const step = await sandbox.push('third', mlflowOnly, { workspace: clone.path })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(step.revisionJson)).toMatchObject({
      commit: '9995fe1c555a1a469cbced721db42541bf3b2868',
      tag: { kind: 'annotated', message: 'Third' },
    })
  })

  test('whose inner tag is missing is not reported as a tag of a file', async () => {
    const clone = keep(cloneLoose())
    clone.git('tag', '--annotate', '--message=Second', 'second', 'v1')
    damage(clone, 'v1', 'missing')
    clone.git('update-ref', '-d', 'refs/tags/v1')
    const step = await backfill(sandbox, clone.path, mlflowOnly)

    expect(step.code).toBe(1)
    expect(warningsOf(step)).toEqual([])
    expect(errorsOf(step)).toEqual([
      'second: The tag "second" exists, but the object that it points to is missing from this checkout, or damaged. Check the repository out again.',
    ])
  })
})

test('tags of the version store that refer to each other are reported as a warning', async () => {
  const clone = keep(cloneSample())
  clone.git('checkout', '--quiet', 'v3.0.1')
  const [one, two] = ['1'.repeat(64), '2'.repeat(64)]
  const leadTo = (from: string, to: string) => {
    const file = join(clone.path, '.panproto', 'objects', from.slice(0, 2), from.slice(2))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, encode({ Tag: [[...Buffer.from(to, 'hex')], 'v', null] }))
  }
  leadTo(one, two)
  leadTo(two, one)
  commit(clone, { '.panproto/refs/tags/circle': `${one}\n` })
  clone.git('tag', 'circle')
  const step = await sandbox.push('circle', mlflowOnly, { workspace: clone.path })

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(warningsOf(step)).toEqual([
    'The lairs version store .panproto at circle cannot be read, and its commit and its records are not recorded: .panproto: a tag leads through more than 10 tags, or in a circle.',
  ])
  expect(JSON.parse(step.revisionJson).dataset).toMatchObject({ store_commit: null, records: null })
})
