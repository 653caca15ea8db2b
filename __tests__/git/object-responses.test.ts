import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MissingObjectError } from '../../src/git/git-object.ts'
import { ObjectReader } from '../../src/git/object-reader.ts'
import { readBuffered } from '../../src/git/object-response.ts'
import { LimitError } from '../../src/limits.ts'
import { runs } from '../exhaustive/mode.ts'
import { answering, blob, contents, idOf, ids, inChunks } from './made-up-git.ts'

describe('a file that is not what its id says is damaged, and the others are read', () => {
  const [first = '', second = ''] = ids

  describe.each([
    ['is waited for', 1],
    ['arrives with the one before', 2],
  ])('whose response %s', (_, position) => {
    const asked = ids.slice(0, 4)
    const damaged = asked[position] ?? ''

    test.each<[string, (id: string) => string]>([
      ['other bytes', (id) => blob(id, 'x')],
      ['another type', (id) => blob(id).replace(' blob ', ' commit ')],
      ['more bytes', (id) => blob(id).replace(/\n$/, 'x\n')],
      // The response to the next request becomes part of the content.
      ['fewer bytes', (id) => blob(id).replace(/ blob (\d+)/, ' blob 9')],
    ])('%s', async (_each, answerOf) => {
      let starts = 0
      const reader = new ObjectReader(() => {
        starts++
        return answering((waiting) => ({
          output: waiting.map((id) => (id === damaged ? answerOf(id) : blob(id))).join(''),
        }))
      })
      const results = await Promise.allSettled(asked.map((id) => reader.read(id)))
      const reason = expect.objectContaining({
        message: expect.stringContaining(`${damaged}: its content does not match its id.`),
      })
      expect(results).toMatchObject(
        asked.map((id) => (id === damaged ? { reason } : { value: { id } })),
      )
      expect(results[position]).toMatchObject({ reason: expect.any(MissingObjectError) })
      expect(starts).toBe(2)
    })
  })

  test('fewer bytes, although no response follows', async () => {
    const reader = new ObjectReader(() => {
      const git = answering((asked) => ({
        output: asked
          .map((id) => (id === second ? blob(id).replace(' 1', ' 999999') : blob(id)))
          .join(''),
      }))
      // Like git, it ends with its input.
      git.stdin.on('finish', () => git.stdout.push(null))
      git.stdin.on('finish', () => git.stderr.destroy())
      return git
    })
    const results = await Promise.allSettled([first, second].map((id) => reader.read(id)))
    expect(results).toMatchObject([
      { value: { id: first } },
      { reason: { message: expect.stringMatching(`^git cannot read ${second}: git ended early`) } },
    ])
    expect((await reader.read(first))?.id).toBe(first)
  })

  test('a file that takes longer than a second is read, and the next request gets another process', async () => {
    let starts = 0
    const reader = new ObjectReader(() => {
      starts++
      const git = answering((asked) => ({
        output: asked.map((id) => blob(id).slice(0, -2)).join(''),
      }))
      git.stdin.on('finish', () => git.stdout.end(`${starts - 1}\n`))
      return git
    })
    expect((await reader.read(first))?.content.toString()).toBe('0')
    expect((await reader.read(second))?.content.toString()).toBe('1')
    expect(starts).toBe(2)
  })

  test('in a SHA-256 repository too', async () => {
    const [good, bad] = [idOf('good', 'sha256'), idOf('bad', 'sha256')]
    const reader = new ObjectReader(() =>
      answering((asked) => ({ output: asked.map((id) => blob(id, 'good')).join('') })),
    )
    expect((await reader.read(good))?.content.toString()).toBe('good')
    await expect(reader.read(bad)).rejects.toThrow('its content does not match its id')
  })
})

test.each(['sha1', 'sha256'])(
  'a response that is here is read at once, and not changed: %s',
  (name) => {
    const id = idOf('text', name)
    const response = blob(id, 'text')
    const buffered = Buffer.from(`${response}next`)
    const skipped: number[] = []
    const chunks: string[] = []
    const receiver = {
      refuse: () => undefined,
      onChunk: (bytes: Buffer, size: number) => void chunks.push(`${bytes} ${size}`),
    }
    const dialogue = { buffered, skip: (length: number) => void skipped.push(length) }
    expect(readBuffered(dialogue, id, receiver)).toBe(true)
    expect({ skipped, chunks }).toEqual({ skipped: [response.length], chunks: ['text 4'] })
    expect(`${buffered}`).toBe(`${response}next`)
  },
)

describe('of responses that arrive together', () => {
  // The first request is sent alone, and the answers to the others arrive as one chunk.
  const [first = '', second = '', third = '', fourth = ''] = ids
  const together = (answerOf: (id: string) => string = blob) =>
    new ObjectReader(() =>
      answering((waiting) => ({ output: waiting.map((id) => answerOf(id)).join('') })),
    )
  const ignore = () => undefined

  test('one for another object means that there is none with that id', async () => {
    const reader = together((id) => blob(id === third ? fourth : id))
    const objects = await Promise.all([first, second, third, fourth].map((id) => reader.read(id)))
    expect(objects.map((object) => object?.id)).toEqual([first, second, undefined, fourth])
  })

  test('one that is too large fails, and the next one is read', async () => {
    const reader = together()
    const results = await Promise.allSettled([
      ...[reader.read(first), reader.read(second), reader.stream(third, 0, ignore)],
      reader.read(fourth),
    ])
    expect(results).toMatchObject([
      ...[{ value: { id: first } }, { value: { id: second } }],
      ...[{ reason: expect.any(LimitError) }, { value: { id: fourth } }],
    ])
  })

  test('one that its receiver refuses fails, and the next one is read', async () => {
    const reader = together()
    const refuse = () => {
      throw new Error('unwanted')
    }
    const results = await Promise.allSettled([
      ...[reader.read(first), reader.read(second), reader.stream(third, 9, refuse)],
      reader.read(fourth),
    ])
    expect(results).toMatchObject([
      ...[{ value: { id: first } }, { value: { id: second } }],
      ...[{ reason: { message: 'unwanted' } }, { value: { id: fourth } }],
    ])
  })

  test('one of an empty file has no chunk', async () => {
    const empty = idOf('')
    const chunks: Buffer[] = []
    const reader = together((id) => blob(id, contents.get(id) ?? ''))
    const reads = [reader.read(first), reader.read(second)]
    expect(await reader.stream(empty, 9, (bytes) => chunks.push(bytes))).toBe(true)
    expect(chunks).toEqual([])
    await Promise.all(reads)
  })

  test('one after the end of the reading fails', async () => {
    const reader = together()
    const results = await Promise.allSettled([
      ...[reader.read(first), reader.read(second), reader.stream(third, 9, () => reader.close())],
      reader.read(fourth),
    ])
    expect(results).toMatchObject([
      ...[{ value: { id: first } }, { value: { id: second } }, { value: true }],
      { reason: { message: 'The reading of git objects has ended.' } },
    ])
  })

  test('one after the end of its own time fails, and the next one is read', async () => {
    const reader = together()
    const controller = new AbortController()
    const end = () => controller.abort(new Error('late'))
    const results = await Promise.allSettled([
      ...[reader.read(first), reader.stream(second, 9, end)],
      ...[reader.read(third, controller.signal), reader.read(fourth)],
    ])
    expect(results).toMatchObject([
      ...[{ value: { id: first } }, { value: true }],
      ...[{ reason: { message: 'late' } }, { value: { id: fourth } }],
    ])
  })
})

test('any responses, in any chunks, are those that were asked for', async () => {
  const answers = {
    good: (id: string) => blob(id),
    missing: (id: string) => `${id} missing\n`,
    damaged: (id: string) => blob(id, 'other bytes'),
  }
  const kind = fc.constantFrom<keyof typeof answers>('good', 'good', 'missing', 'damaged')
  const kinds = fc.array(kind, { maxLength: 30 })
  const property = fc.asyncProperty(kinds, fc.integer({ min: 1, max: 500 }), async (all, size) => {
    const asked = new Map(ids.slice(0, all.length).map((id, index) => [id, all[index] ?? 'good']))
    const answerOf = (id: string) => answers[asked.get(id) ?? 'good'](id)
    const reader = new ObjectReader(() => inChunks(size, answerOf))
    const results = await Promise.allSettled([...asked.keys()].map((id) => reader.read(id)))
    const found = results.map((result) => {
      if (result.status === 'rejected') return 'damaged'
      return result.value === undefined ? 'missing' : 'good'
    })
    expect(found).toEqual(all)
    const objects = results.flatMap((result) =>
      result.status === 'fulfilled' && result.value !== undefined ? [result.value] : [],
    )
    for (const { id, content } of objects) expect(content.toString()).toBe(contents.get(id))
    reader.close()
  })
  await fc.assert(property, runs(500))
})
