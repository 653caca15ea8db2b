import { createHash } from 'node:crypto'
import { expect } from '@jest/globals'
import { writePackedTags } from '../git/loose-objects.ts'
import { maxMegabytes, useHostileClone } from '../scenarios/hostile-tags.ts'
import { statusesOf } from '../scenarios/many.ts'
import type { Entry, ObjectWriter } from '../scenarios/object-writer.ts'
import { errorsOf, useSandbox, warningsOf } from '../scenarios/use-sandbox.ts'
import { exhaustiveTest } from './mode.ts'

/* Very large datasets: each step ends with the right outcome and stays below the memory limit. */

const sandbox = useSandbox()
const hostile = useHostileClone(sandbox)
const { sample } = hostile

exhaustiveTest(
  '100,000 tags on one commit: one is logged, and 11,111 are selected',
  async () => {
    const commit = sample('v1^{commit}')
    const existing = hostile.clone.git('tag').split('\n').length
    writePackedTags(
      hostile.clone,
      Array.from({ length: 100_000 - existing }, (_, index) => [`t${index}`, commit]),
    )
    const one = await hostile.pushAll({ revision: 't7' })
    expect(statusesOf(one)).toEqual({ 'mlflow t7': 'logged' })
    expect(one.megabytes).toBeLessThan(maxMegabytes)
    const all = await hostile.pushAll(
      { revision: 't1*', mode: 'dry-run', timeout: '600' },
      { signal: AbortSignal.timeout(610_000) },
    )
    expect(errorsOf(all)).toEqual([])
    expect(all.stdout).toContain('::group::11111 revisions, oldest first')
    expect(all.megabytes).toBeLessThan(maxMegabytes)
  },
  // On a busy machine, the step takes minutes.
  700_000,
)

/** A lairs Repository without a readable version store, so that its files are counted. */
function writeDataset(writer: ObjectWriter, count: number, uriOf: (index: number) => string) {
  const stems = Array.from({ length: count }, (_, index) =>
    createHash('sha256').update(`${index}`).digest('hex'),
  )
  const lines = stems.map((stem, index) => `"${uriOf(index)}":"${stem}"`)
  const record = writer.blob('{}\n')
  const files = stems.sort().map((stem): Entry => [`${stem}.json`, record])
  return (store: string) =>
    writer.tree([
      ['.panproto', store],
      ['index.json', writer.blob(`{${lines.sort().join(',\n')}}`)],
      ['records', writer.tree(files)],
    ])
}

/** The version store of the sample with a commit that has more data sets than are read. */
function storeTooLarge(writer: ObjectWriter): string {
  const id = 'ab'.repeat(32)
  const ids = Buffer.alloc(60_000 * 34, Buffer.from(`c420${'cd'.repeat(32)}`, 'hex'))
  const array = (length: number) =>
    Buffer.from([0xdd, 0, length >> 16, (length >> 8) & 255, length & 255])
  const text = (value: string) => Buffer.from([0xa0 | value.length, ...Buffer.from(value)])
  const members = [
    Buffer.from(`c420${'00'.repeat(32)}`, 'hex'),
    Buffer.from([0x90]),
    Buffer.from([0xc0]),
    text('lairs'),
    text('a'),
    Buffer.from([0]),
    text('m'),
    Buffer.from([0x90]),
    text('1'),
    Buffer.concat([array(60_000), ids]),
  ]
  const commit = Buffer.concat([
    Buffer.from([0x81, 0xa6]),
    Buffer.from('Commit'),
    Buffer.from([0x9a]),
    ...members,
  ])
  return writer.tree([
    ['HEAD', writer.blob('{"Branch":"main"}')],
    ['objects', writer.tree([[id.slice(0, 2), writer.tree([[id.slice(2), writer.blob(commit)]])]])],
    ['refs', writer.tree([['heads', writer.tree([['main', writer.blob(id)]])]])],
  ])
}

exhaustiveTest.each<[string, number, (index: number) => string, RegExp, string]>([
  [
    '1,000,000 records',
    1_000_000,
    (index) => `at://did:plc:lab/pub.layers.corpus/${index}`,
    /more than 50000 commits and data sets/,
    'position: 5, 1000000 added, 7 removed, 0 changed since v3.0.1',
  ],
  [
    '120,000 collections',
    120_000,
    (index) => `at://did:plc:lab/pub.layers.c${index}/1`,
    /more than 10000 collections/,
    ', 1 added, 0 removed, 0 changed since v8',
  ],
])(
  '%s are counted',
  async (_, count, uriOf, message, text) => {
    hostile.write((writer) => {
      const store = storeTooLarge(writer)
      const commit = (size: number, parent: string, seconds: number) => {
        const identity = `A <a@b> ${seconds} +0000`
        const headers = `author ${identity}\ncommitter ${identity}\n`
        return writer.commit(writeDataset(writer, size, uriOf)(store), [parent], headers)
      }
      const last = sample('v3.0.1^{commit}')
      if (count > 200_000) return { v9: commit(count, last, 1_795_000_100) }
      const before = commit(count - 1, last, 1_795_000_000)
      return { v8: before, v9: commit(count, before, 1_795_000_100) }
    })
    const step = await hostile.pushAll(
      { revision: 'v9', timeout: '240' },
      { signal: AbortSignal.timeout(250_000) },
    )
    expect(errorsOf(step)).toEqual([])
    expect(statusesOf(step)).toEqual({ 'mlflow v9': 'logged' })
    expect(`${warningsOf(step).join('\n')}${step.stdout}`).toMatch(message)
    expect(step.stdout).toContain(`dataset.records: ${count}\n`)
    expect(step.stdout).toContain(text)
    expect(step.megabytes).toBeLessThan(maxMegabytes)
  },
  300_000,
)
