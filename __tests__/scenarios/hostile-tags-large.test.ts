import { describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.ts'
import { exhaustiveTest } from '../exhaustive/mode.ts'
import { goodTagsAnd, maxMegabytes, useHostileClone } from './hostile-tags.ts'
import { statusesOf } from './many.ts'
import type { ObjectWriter } from './object-writer.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

type Build = (writer: ObjectWriter, last: string) => string

const sandbox = useSandbox()
const hostile = useHostileClone(sandbox)

const { sample } = hostile

function tagOf(object: string, message: Buffer): string {
  return `object ${object}\ntype commit\ntag x\ntagger a <a@a> 1 +0000\n\n${message}`
}

describe('large tag objects', () => {
  const sizes = { '16 MiB': 16 * 1024 ** 2, 'the limit': limits.tagBytes }
  exhaustiveTest.each(Object.entries(sizes))(
    'sixty of %s: the others are logged',
    async (_, size) => {
      hostile.write((writer) => {
        const commit = sample('v1^{commit}')
        const body = Buffer.alloc(size - 500, 'x')
        const tags = Array.from({ length: 60 }, (_each, tag) => {
          body.write(`${tag} `)
          return [`big${tag}`, writer.annotation(commit, body)] as const
        })
        return Object.fromEntries(tags)
      })
      const step = await hostile.pushAll()
      expect(errorsOf(step)).toEqual([])
      expect(statusesOf(step)).toEqual(goodTagsAnd({}))
      expect(step.megabytes).toBeLessThan(maxMegabytes)
    },
  )

  exhaustiveTest.each<[string, (commit: string, filler: Buffer) => string | Buffer]>([
    ['a message', (commit, filler) => tagOf(commit, filler)],
    ['an object that is no id', (_commit, filler) => tagOf(`${filler}`, Buffer.from('x'))],
  ])('hundreds of tags at the limit, with %s', async (_, contentOf) => {
    const ids: string[] = []
    hostile.write((writer) => {
      const filler = Buffer.alloc(limits.tagBytes - 500, 'x')
      for (let tag = 0; tag < 150; tag++) {
        filler.write(`${tag} `)
        ids.push(writer.write('tag', contentOf(sample('v1^{commit}'), filler)))
      }
      return {}
    })
    // git update-ref refuses such a tag object.
    for (const [tag, id] of ids.entries()) hostile.setTag(`vbig${tag}`, id)
    const step = await hostile.pushAll({ mode: 'dry-run' })
    expect(step.stderr).toBe('')
    expect(step.megabytes).toBeLessThan(maxMegabytes)
  })

  exhaustiveTest.each<[string, Build]>([
    [
      'a tagger of 1 MB',
      (writer, last) =>
        writer.write('tag', `object ${last}\ntype commit\ntag x\ntagger ${'>'.repeat(1e6)}\n\nx\n`),
    ],
    [
      'thousands of signatures',
      (writer, last) => writer.annotation(last, '-----BEGIN PGP SIGNATURE-----\n'.repeat(30_000)),
    ],
    [
      'a message of control characters',
      (writer, last) => writer.annotation(last, Buffer.alloc(1e6, 1)),
    ],
    [
      'many header lines',
      (writer, last) =>
        writer.annotation(
          last,
          'x',
          Array.from({ length: 150_000 }, (_, line) => `${line.toString(36)} \n`).join(''),
        ),
    ],
    [
      'a commit of a million header lines',
      (writer, last) =>
        writer.commit(
          sample('v1^{tree}'),
          [last],
          `committer a <a@a> 1 +0000\n${Array.from({ length: 1e6 }, (_, line) => `${line.toString(36)} \n`).join('')}`,
        ),
    ],
  ])('with %s: all tags are logged', async (_, build) => {
    const last = sample('v3.0.1^{commit}')
    hostile.write((writer) => ({ vodd: build(writer, last) }))
    const step = await hostile.pushAll()
    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(statusesOf(step)).toEqual(goodTagsAnd({ 'mlflow vodd': 'logged' }))
    expect(step.megabytes).toBeLessThan(maxMegabytes)
  })

  test('do not prevent W&B from logging later tags', async () => {
    hostile.write((writer) => {
      const root = writer.commit(sample('v1^{tree}'), [sample('v3.0.1^{commit}')])
      return { notes: writer.annotation(root, Buffer.alloc(1e6, 1)) }
    })
    const inputs = { backend: 'wandb' }
    for (const tag of ['v1', 'notes', 'v2', 'v2']) {
      const step = await sandbox.push(tag, inputs, { workspace: hostile.clone.path })
      expect([tag, errorsOf(step), step.code]).toEqual([tag, [], 0])
    }
    const verified = await sandbox.push(
      'v1',
      { ...inputs, mode: 'verify' },
      { workspace: hostile.clone.path },
    )
    expect(verified.code).toBe(0)
  })
})
