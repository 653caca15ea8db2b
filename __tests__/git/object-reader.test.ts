import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Checkout, initRepository } from '../../sandbox/sample.ts'
import { findGit } from '../../src/git/executable.ts'
import { MissingObjectError } from '../../src/git/git-object.ts'
import { ObjectReader } from '../../src/git/object-reader.ts'
import { createGitRunner } from '../../src/git/process.ts'
import { LimitError, limits } from '../../src/limits.ts'
import { messageOf } from '../../src/text/message.ts'
import { representatives } from '../exhaustive/mode.ts'
import { fileOfObject, writeLooseObject } from './loose-objects.ts'

let repository: Checkout
let reader: ObjectReader
/** The processes that were started. */
let processes: ChildProcess[]

beforeEach(() => {
  repository = initRepository()
  processes = []
  const { path } = repository
  const { signal } = new AbortController()
  const env = { PATH: process.env['PATH'] ?? '', GIT_DIR: join(path, '.git'), LC_ALL: 'C' }
  const environments = { localEnv: env, networkEnv: () => env }
  const executable = findGit(process.env, path)
  const debug = () => undefined
  const runner = createGitRunner({ executable, cwd: path, ...environments, signal, debug })
  reader = new ObjectReader(() => {
    const child = runner.start(['cat-file', '--batch'])
    processes.push(child)
    return child
  })
})
afterEach(() => {
  reader.close()
  repository.remove()
})

/** Writes an object that git does not check, and returns its id. */
function write(type: 'blob' | 'commit' | 'tag' | 'tree', content: string | Buffer): string {
  return writeLooseObject(repository, type, content)
}

/** Writes many files. Returns the ids of the objects in the order of the contents. */
function writeBlobs(contents: readonly string[]): readonly string[] {
  const blobs = contents.map((content, index) => {
    return `blob\nmark :${index + 1}\ndata ${Buffer.byteLength(content)}\n${content}\n`
  })
  const input = [...blobs, ...contents.map((_, index) => `get-mark :${index + 1}\n`)].join('')
  const args = ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet']
  const { path: cwd } = repository
  return execFileSync('git', args, { cwd, input, encoding: 'utf8' }).trim().split('\n')
}

async function textOf(id: string): Promise<string | undefined> {
  return (await reader.read(id))?.content.toString()
}

async function sizeOf(id: string): Promise<number | undefined> {
  return (await reader.read(id))?.content.length
}

const missing = 'a'.repeat(40)

describe('reading from git', () => {
  test('1,000 overlapping reads get their own objects, in order, from one process', async () => {
    const contents = Array.from({ length: 1_000 }, (_, index) => `${index}\n`.repeat(index))
    const ids = writeBlobs(contents)
    const order: number[] = []
    const texts = await Promise.all(
      ids.map(async (id, index) => {
        const text = await textOf(id)
        order.push(index)
        return text
      }),
    )
    expect(texts).toEqual(contents)
    expect(order).toEqual([...contents.keys()])
    expect(processes).toHaveLength(1)
  })

  test('a signal ends its own reads, and no others', async () => {
    const ids = writeBlobs(['one', 'two', 'three'])
    const [one = '', two = '', three = ''] = ids
    const controller = new AbortController()
    const reads = [one, two, three].map((id) => reader.read(id, controller.signal))
    const other = reader.read(three)
    controller.abort(new Error('late'))
    for (const read of reads) await expect(read).rejects.toThrow('late')
    expect((await other)?.content.toString()).toBe('three')
    await expect(reader.read(one, controller.signal)).rejects.toThrow('late')
    expect(await textOf(two)).toBe('two')
  })

  test('a signal ends a read that git does not answer', async () => {
    const silent = new ObjectReader(() => {
      const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
      processes.push(child)
      return child
    })
    const read = silent.read(missing, AbortSignal.timeout(300))
    await expect(read).rejects.toThrow(/timeout/)
    silent.close()
    expect(processes.at(-1)?.killed).toBe(true)
  })

  test('an object has its id, its type and its bytes', async () => {
    const binary = Buffer.from([0, 10, 255, 13, 10, 0])
    const blob = write('blob', binary)
    expect(await reader.read(blob)).toEqual({ id: blob, type: 'blob', content: binary })
    const empty = write('tree', '')
    expect(await reader.read(empty)).toEqual({ id: empty, type: 'tree', content: Buffer.alloc(0) })
    expect(await reader.read(missing)).toBeUndefined()
    expect(await reader.stream(missing, 1, () => undefined)).toBe(false)
    expect(await textOf(blob)).toBe(binary.toString())
  })

  test('a tree can be read in chunks, and only as a tree', async () => {
    const [blob, content] = [write('blob', 'x'), Buffer.from(`40000 a\0${'x'.repeat(20)}`)]
    const tree = write('tree', content)
    const chunks: [string, number][] = []
    const onChunk = (bytes: Buffer, size: number) => chunks.push([bytes.toString(), size])
    expect(await reader.stream(tree, content.length, onChunk, undefined, 'tree')).toBe(true)
    expect(chunks).toEqual([[content.toString(), content.length]])
    const smaller = reader.stream(tree, content.length - 1, onChunk, undefined, 'tree')
    await expect(smaller).rejects.toThrow(LimitError)
    const other = reader.stream(blob, 1, onChunk, undefined, 'tree')
    await expect(other).rejects.toThrow(`${blob} is a blob, and not a tree`)
  })

  test('a reader that was idle goes on', async () => {
    const ids = writeBlobs(['one', 'two'])
    for (const id of [...ids, ...ids]) expect(await textOf(id)).toMatch(/^(one|two)$/)
    expect(processes).toHaveLength(1)
  })

  test('requests that arrive during other requests are answered in their order', async () => {
    const ids = writeBlobs(Array.from({ length: 600 }, (_, index) => `${index}`))
    const order: string[] = []
    const readFrom = async (start: number): Promise<void> => {
      const id = ids[start]
      if (id === undefined) return
      const first = textOf(id)
      // The next one is requested before this one is answered.
      const next = readFrom(start + 2)
      order.push((await first) ?? '')
      await next
    }
    await Promise.all([readFrom(0), readFrom(1)])
    expect(order).toHaveLength(600)
    expect(new Set(order).size).toBe(600)
    expect(processes).toHaveLength(1)
  })
})

describe('an object over its limit is an error, and the others are read', () => {
  test('without another process if the object is small', async () => {
    const [small = '', large = ''] = writeBlobs(['small', 'larger than the limit'])
    const chunks: Buffer[] = []
    const [before, refused, after] = await Promise.allSettled([
      textOf(small),
      reader.stream(large, 20, (bytes) => chunks.push(bytes)),
      textOf(small),
    ])
    expect([before, after]).toMatchObject([{ value: 'small' }, { value: 'small' }])
    expect(refused).toMatchObject({ reason: expect.any(LimitError) })
    expect(chunks).toEqual([])
    const message = `The git object ${large} (blob) has 21 bytes; the limit is 20 (docs/limits.md)`
    await expect(reader.stream(large, 20, () => undefined)).rejects.toThrow(message)
    expect(await reader.stream(large, 21, () => undefined)).toBe(true)
    expect(processes).toHaveLength(1)
  })

  const largeObjects = [
    ['tag', limits.tagBytes],
    ['commit', limits.commitBytes],
    ['blob', limits.lexiconFileBytes],
    ['tree', limits.treeBytes],
  ] as const
  test.each(representatives(largeObjects))(
    '%s: by another process, because the rest of the object is not read',
    async (type, limit) => {
      const [good = ''] = writeBlobs(['good'])
      // The longest content that is allowed, and one byte more.
      const content = Buffer.alloc(limit + 1, ' ')
      const [allowed, large] = [write(type, content.subarray(1)), write(type, content)]
      const ids = [good, large, good, large, good]
      const results = await Promise.all(ids.map((id) => sizeOf(id).catch(messageOf)))
      const refusal = `The git object ${large} (${type}) has ${limit + 1} bytes; the limit is ${limit} (docs/limits.md)`
      expect(results).toEqual([4, refusal, 4, refusal, 4])
      expect(processes).toHaveLength(3)
      expect(await sizeOf(allowed)).toBe(limit)
    },
  )
})

test('only a file is streamed', async () => {
  const [file = ''] = writeBlobs(['text'])
  for (const type of ['tree', 'commit', 'tag'] as const) {
    const id = write(type, '')
    const message = `The git object ${id} is a ${type}, and not a blob`
    await expect(reader.stream(id, 100, () => undefined)).rejects.toThrow(message)
    expect(await reader.stream(file, 100, () => undefined)).toBe(true)
  }
})

test('an error of the receiver fails only its own request', async () => {
  const [first = '', second = ''] = writeBlobs(['first', 'second'.repeat(100_000)])
  let calls = 0
  const failed = reader.stream(second, 10 ** 9, () => {
    calls++
    throw new Error('I do not want it')
  })
  const next = textOf(first)
  await expect(failed).rejects.toThrow(/^I do not want it$/)
  expect(await next).toBe('first')
  expect(calls).toBe(1)
  expect(processes).toHaveLength(1)
})

describe('a damaged object fails alone', () => {
  const files: readonly (readonly [string, () => Buffer])[] = [
    ['its file is not a git object', () => Buffer.from('nothing that git knows')],
    ['its file is empty', () => Buffer.alloc(0)],
    ['its file is that of another object', () => deflateSync('blob 7\0another')],
    ['its file is longer than it says', () => deflateSync('blob 3\0longer')],
    ['its file is shorter than it says', () => deflateSync('blob 1000\0shorter')],
    ['its file is much shorter than it says', () => deflateSync('blob 1000000\0shorter')],
  ]
  test.each(representatives(files))('%s', async (_, content) => {
    const contents = Array.from({ length: 600 }, (_each, index) => `file ${index}`)
    const ids = writeBlobs(contents)
    const damaged = [3, 4, 300, 599].map((position) => {
      const id = write('blob', `damaged ${position}`)
      writeFileSync(fileOfObject(repository, id), content())
      return { position, id }
    })
    const requested = [...ids]
    for (const { position, id } of damaged) requested[position] = id
    const results = await Promise.allSettled(requested.map((id) => reader.read(id)))
    const texts = results.map((result) =>
      result.status === 'fulfilled' ? result.value?.content.toString() : undefined,
    )
    const positions = damaged.map(({ position }) => position)
    expect(texts).toEqual(
      contents.map((text, index) => (positions.includes(index) ? undefined : text)),
    )
  })

  test('git’s own message is part of the error', async () => {
    const id = write('blob', randomBytes(1000))
    const file = fileOfObject(repository, id)
    writeFileSync(file, readFileSync(file).subarray(0, -20))
    const failed = reader.read(id)
    await expect(failed).rejects.toThrow(MissingObjectError)
    await expect(failed).rejects.toThrow(
      new RegExp(`^git cannot read ${id}: git ended early: .*${id}.*\\. Check the repository out`),
    )
  })
})

describe('a process that dies', () => {
  test('fails one request, and the next ones get another process', async () => {
    const contents = Array.from({ length: 50 }, (_, index) => `${index}`)
    const ids = writeBlobs(contents)
    expect(await textOf(ids[0] ?? '')).toBe('0')
    const [first] = processes
    if (first === undefined) throw new Error('no process was started')
    first.kill('SIGKILL')
    await once(first, 'close')
    const [failed, ...others] = await Promise.allSettled(ids.map(textOf))
    expect(failed).toMatchObject({ status: 'rejected', reason: expect.any(MissingObjectError) })
    expect(others).toEqual(contents.slice(1).map((value) => ({ status: 'fulfilled', value })))
    expect(processes).toHaveLength(2)
  })
})

describe('after close', () => {
  test('requests without a response fail, and no process is started', async () => {
    const ids = writeBlobs(Array.from({ length: 600 }, (_, index) => `${index}`))
    const requests = ids.map((id) => reader.read(id))
    const results = Promise.allSettled(requests)
    await requests[0]
    reader.close()
    const statuses = (await results).map(({ status }) => status)
    expect(statuses[0]).toBe('fulfilled')
    expect(statuses.at(-1)).toBe('rejected')
    await expect(reader.read(ids[0] ?? '')).rejects.toThrow('The reading of git objects has ended.')
    expect(processes).toHaveLength(1)
  })
})
