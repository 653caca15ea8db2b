import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { exhaustiveTest } from '../exhaustive/mode.ts'
import { goodTagsAnd, maxMegabytes, useHostileClone } from './hostile-tags.ts'
import { backfill, statusesOf } from './many.ts'
import type { ObjectWriter } from './object-writer.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

/* One odd tag among good ones. It fails alone, whether it is selected, or only read for the order of the others. */

const sandbox = useSandbox()
const hostile = useHostileClone(sandbox)
const missing = '1'.repeat(40)

type Build = (writer: ObjectWriter, last: string) => string

const { sample } = hostile
const nested = (writer: ObjectWriter, depth: number) => {
  let id = sample('v1^{commit}')
  for (let level = 0; level < depth; level++) id = writer.annotation(id, `${level}\n`)
  return id
}

/** Odd tags, and the error of each. */
const odds: Readonly<Record<string, readonly [Build, RegExp]>> = {
  'a tag object of 65 MiB': [
    (writer, last) => writer.annotation(last, Buffer.alloc(65 * 1024 ** 2, 'x')),
    /The git object [0-9a-f]{40} \(tag\) has 6815\d+ bytes; the limit is 1048576/,
  ],
  'a commit of 20 MB': [
    (writer, last) => writer.commit(sample('v1^{tree}'), Array(420_000).fill(last)),
    /The git object [0-9a-f]{40} \(commit\) has 20\d+ bytes; the limit is 8388608/,
  ],
  '30 nested tag objects': [
    (writer) => nested(writer, 30),
    /more than 10 nested tags; the limit is 10/,
  ],
  'a tag object of a missing object': [
    (writer) => writer.annotation(missing),
    /missing from this checkout, or damaged/,
  ],
  'a missing object': [() => missing, /missing from this checkout, or damaged/],
  'a commit without a tree': [
    (writer) => writer.write('commit', 'author a <a@a> 1 +0000\ncommitter a <a@a> 1 +0000\n\nx'),
    /./,
  ],
  'a commit without a line': [(writer) => writer.write('commit', ''), /./],
  'a commit of NUL bytes': [(writer) => writer.write('commit', Buffer.alloc(1000)), /./],
  'a commit whose tree is a file': [(writer) => writer.commit(writer.blob('x')), /./],
  'a commit whose tree is missing': [
    (writer) => writer.commit(missing),
    /The git object 1{40} \(the top folder\) is missing/,
  ],
  'a commit whose tree is an option': [(writer) => writer.commit('--batch-all-objects'), /./],
  'a commit whose tree is a name': [(writer) => writer.commit('HEAD'), /./],
  'a tag object without a line': [(writer) => writer.write('tag', ''), /./],
  'a tag object of a name': [(writer) => writer.annotation('HEAD'), /./],
  'a tag object of two objects': [
    (writer, last) =>
      writer.write('tag', `object ${missing}\nobject ${last}\ntype commit\ntag x\n\n`),
    /missing from this checkout, or damaged/,
  ],
  'a tree that ends in its middle': [
    (writer) => writer.commit(writer.write('tree', `100644 index.json\0${'x'.repeat(19)}`)),
    /The git tree [0-9a-f]{40} is not readable/,
  ],
  'a tree without modes': [
    (writer) => writer.commit(writer.write('tree', ` a\0${'x'.repeat(20)}`)),
    /The git tree [0-9a-f]{40} is not readable/,
  ],
  'a tree that has a name twice': [
    (writer) => {
      const file = writer.blob('')
      return writer.commit(
        writer.tree([
          ['lexicons', file],
          ['lexicons', file],
        ]),
      )
    },
    /The git tree [0-9a-f]{40} contains "lexicons" twice/,
  ],
}

describe.each(Object.entries(odds))('%s', (_, [build, error]) => {
  const write = () => {
    const last = sample('v3.0.1^{commit}')
    const id = { current: '' }
    hostile.write((writer) => {
      id.current = build(writer, last)
      return {}
    })
    // git update-ref refuses an object that does not exist.
    hostile.setTag('vodd', id.current)
    return { last, id: id.current }
  }

  test('among the selected tags: the others are logged', async () => {
    write()
    const step = await hostile.pushAll()
    expect(step).toMatchObject({ code: 1, stderr: '' })
    expect(errorsOf(step)).toEqual([expect.stringMatching(new RegExp(`^vodd: .*${error.source}`))])
    expect(statusesOf(step)).toEqual(goodTagsAnd({ 'mlflow vodd': 'failed' }))
    expect(step.megabytes).toBeLessThan(maxMegabytes)
  })

  test('next to the pushed tag: the pushed tag is logged', async () => {
    write()
    const step = await sandbox.push('v1', { backend: 'mlflow' }, { workspace: hostile.clone.path })
    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(warningsOf(step)).toEqual([])
    const alone = await sandbox.push('v1', { backend: 'mlflow', mode: 'dry-run' })
    expect(step.revisionJson).toBe(alone.revisionJson)
  })

  test('as the pushed tag: the step fails before anything is sent', async () => {
    write()
    const step = await sandbox.push('vodd', {}, { workspace: hostile.clone.path })
    expect(step).toMatchObject({ code: 1, stderr: '', outputs: {} })
    expect(errorsOf(step)).toEqual([expect.stringMatching(error)])
    expect([...sandbox.wandb.received, ...sandbox.mlflow.received]).toEqual([])
  })
})

describe('an odd commit in the history', () => {
  exhaustiveTest.each<[string, Build]>([
    [
      'with 150,000 parents',
      (writer, last) => writer.commit(sample('v1^{tree}'), Array(150_000).fill(last)),
    ],
    [
      'with 340,000 parents',
      (writer, last) => writer.commit(sample('v1^{tree}'), Array(340_000).fill(last)),
    ],
    ['that is missing', () => missing],
    ['without a tree', (writer, last) => writer.write('commit', `parent ${last}\n\n`)],
    [
      'of the year 5138',
      (writer, last) =>
        writer.commit(
          sample('v1^{tree}'),
          [last],
          'author a <a> 99999999999 +0000\ncommitter a <a> 99999999999 +0000\n',
        ),
    ],
    [
      'without a date',
      (writer, last) => writer.commit(sample('v1^{tree}'), [last], 'author a\ncommitter a\n'),
    ],
  ])('%s does not fail the tags before or after it', async (_, build) => {
    const last = sample('v3.0.1^{commit}')
    hostile.write((writer) => ({
      v9: writer.commit(sample('v3.0.1^{tree}'), [last, build(writer, last)]),
    }))
    const step = await hostile.pushAll()
    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(errorsOf(step)).toEqual([])
    expect(statusesOf(step)).toEqual(goodTagsAnd({ 'mlflow v9': 'logged' }))
    expect(step.megabytes).toBeLessThan(maxMegabytes)
  })

  exhaustiveTest(
    'of 150,000 parents, 200 times: no tag fails',
    async () => {
      const last = sample('v3.0.1^{commit}')
      hostile.write((writer) => {
        let commit = last
        for (let count = 0; count < 200; count++) {
          commit = writer.commit(sample('v1^{tree}'), [commit, ...Array(150_000).fill(last)])
        }
        return { v9: writer.commit(sample('v1^{tree}'), [commit]) }
      })
      const step = await hostile.pushAll()
      expect(errorsOf(step)).toEqual([])
      expect(statusesOf(step)).toEqual(goodTagsAnd({ 'mlflow v9': 'logged' }))
      expect(step.megabytes).toBeLessThan(maxMegabytes)
    },
    240_000,
  )
})

test('a tag of a file or a folder that matches a pattern is skipped, with a warning', async () => {
  const { git } = hostile.clone
  hostile.write((writer) => ({
    vfile: writer.blob('x'),
    vfolder: writer.annotation(writer.tree([])),
  }))
  const step = await hostile.pushAll()
  expect(step.code).toBe(0)
  expect(git('tag', '--list', 'v*').split('\n')).toHaveLength(5)
  expect(statusesOf(step)).toEqual(goodTagsAnd({}))
  expect(warningsOf(step)).toEqual([
    'A tag that matches a pattern is left out: refs/tags/vfile does not lead to a commit: it is a blob.',
    'A tag that matches a pattern is left out: refs/tags/vfolder does not lead to a commit: it is a tag of a tree.',
  ])
})

test('a tag of a file that is named fails alone', async () => {
  hostile.write((writer) => ({ vfile: writer.blob('x') }))
  const step = await hostile.pushAll({ revision: 'v1\nvfile\nv2' })
  expect(errorsOf(step)).toEqual([expect.stringMatching(/^vfile: .*does not lead to a commit/)])
  expect(statusesOf(step)).toEqual({
    ...{ 'mlflow v1': 'logged', 'mlflow v2': 'logged' },
    'mlflow vfile': 'failed',
  })
})

describe('a file in refs/tags', () => {
  test.each<[string, string]>([
    ['is empty', ''],
    ['refers to itself', 'ref: refs/tags/vodd\n'],
  ])('that %s fails without affecting other tags', async (_, content) => {
    writeFileSync(join(hostile.clone.path, '.git', 'refs', 'tags', 'vodd'), content)
    const step = await hostile.pushAll()
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^vodd: .*git cannot read its ref/)])
    expect(statusesOf(step)).toEqual(goodTagsAnd({ 'mlflow vodd': 'failed' }))
    const { path: workspace } = hostile.clone
    const pushed = await sandbox.push('vodd', { backend: 'mlflow' }, { workspace })
    expect(errorsOf(pushed)).toEqual([expect.stringMatching(/"vodd".*git cannot read its ref/)])
    const other = await sandbox.push('v2', { backend: 'mlflow' }, { workspace })
    expect(warningsOf(other)).toEqual([
      expect.stringMatching(/^git cannot read the refs .*: vodd\./),
    ])
  })
})

test('a symbolic ref to a tag is logged like that tag', async () => {
  hostile.clone.git('symbolic-ref', 'refs/tags/vlink', 'refs/tags/v1')
  const step = await backfill(sandbox, hostile.clone.path, { backend: 'mlflow', revision: 'vlink' })
  expect(step).toMatchObject({ code: 0, outputs: { commit: sample('v1^{commit}') } })
})
