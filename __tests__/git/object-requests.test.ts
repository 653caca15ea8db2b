import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { Dialogue } from '../../src/git/dialogue.ts'
import { ObjectReader } from '../../src/git/object-reader.ts'
import { answerAll, answering, blob, idOf, ids } from './made-up-git.ts'

const [anId = ''] = ids

test('if each process dies, each request fails', async () => {
  const dying = new ObjectReader(() => answering(() => ({ output: '', ends: true })))
  const requests = [dying.read(anId), dying.read(anId), dying.read(anId)]
  for (const each of requests) {
    await expect(each).rejects.toThrow(`git cannot read ${anId}: git ended early: `)
  }
})

test('close fails a request that waits for its response, and says so', async () => {
  const silent = new ObjectReader(() => answering(() => ({ output: '' })))
  const request = silent.read(anId)
  // The request waits for its response.
  await new Promise(setImmediate)
  silent.close()
  await expect(request).rejects.toThrow(/^The reading of git objects has ended\.$/)
})

test('what git says again and again does not fill the memory', async () => {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const git = Object.assign(new EventEmitter(), { stdin, stdout, stderr, kill: () => true })
  const dialogue = new Dialogue(git)
  for (let count = 0; count < 100; count++) stderr.write(`error: ${`${count}`.repeat(10_000)}\n`)
  await new Promise(setImmediate)
  expect(dialogue.errors).toBe(`error: ${'0'.repeat(10_000)}`)
})

describe('requests are sent ahead of their responses', () => {
  test('256 at once', async () => {
    // git answers only if it has received 256 ids. The first request is sent alone.
    const batches: number[] = []
    const patient = new ObjectReader(() =>
      answering((waiting) => {
        if (batches.length > 0 && waiting.length < 256) return { output: '' }
        batches.push(waiting.length)
        return answerAll(waiting)
      }),
    )
    const some = ids.slice(0, 1 + 3 * 256)
    const objects = await Promise.all(some.map((id) => patient.read(id)))
    expect(objects.map((object) => object?.id)).toEqual(some)
    expect(batches).toEqual([1, 256, 256, 256])
  })

  test('and no more: a pipe is full at 64 KiB', async () => {
    let most = 0
    const eager = new ObjectReader(() =>
      answering((waiting) => {
        most = Math.max(most, waiting.length)
        return answerAll(waiting)
      }),
    )
    await Promise.all(ids.map((id) => eager.read(id)))
    expect(most).toBe(256)
  })

  test('again to the next process if the first one ends', async () => {
    const received: string[] = []
    let starts = 0
    const ending = new ObjectReader(() => {
      starts++
      return answering((waiting) => {
        received.push(`process ${starts}: ${waiting.length} from ${ids.indexOf(waiting[0] ?? '')}`)
        if (received.length !== 2) return answerAll(waiting)
        return { ...answerAll(waiting.slice(0, 100)), ends: true }
      })
    })
    const results = await Promise.allSettled(ids.slice(0, 300).map((id) => ending.read(id)))
    const rejected = results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))
    expect(rejected).toEqual([101])
    // The failed request is not sent again.
    expect(received).toEqual([
      'process 1: 1 from 0',
      'process 1: 256 from 1',
      'process 2: 198 from 102',
    ])
  })
})

describe('a process that is ended during a response without content gets no further request', () => {
  const [first = '', second = '', third = '', fourth = ''] = ids

  test('by the signal of a missing object', async () => {
    let starts = 0
    const reader = new ObjectReader(() => {
      const isFirst = ++starts === 1
      const answerOf = (id: string) => {
        if (id === third) return `${id} missing\n`
        // The first process never answers this request.
        return isFirst && id === fourth ? '' : blob(id)
      }
      return answering((asked) => ({ output: asked.map(answerOf).join('') }))
    })
    const controller = new AbortController()
    const before = [reader.read(first), reader.read(second)]
    void before[1]?.then(() => controller.abort(new Error('late')))
    const results = await Promise.allSettled([
      ...before,
      ...[reader.read(third, controller.signal), reader.read(fourth)],
    ])
    expect(results[3]).toMatchObject({ value: { id: fourth } })
    expect(starts).toBe(2)
  })

  test('because another object, which git found by the beginning of its id, takes too long', async () => {
    const id = idOf('other', 'sha256')
    const reader = new ObjectReader(() => {
      const git = answering((asked) => ({
        output: asked
          .map((each) => (id.startsWith(each) ? blob(id, 'other').slice(0, -1) : blob(each)))
          .join(''),
      }))
      git.stdin.on('finish', () => {
        git.stdout.end('\n')
        git.stderr.destroy()
      })
      return git
    })
    expect(await reader.read(id.slice(0, 40))).toBeUndefined()
    expect((await reader.read(first))?.content.toString()).toBe('0')
  })
})

describe('what is not the id of an object never reaches git', () => {
  test.each([
    ['a name', 'HEAD'],
    ['a ref', 'refs/tags/v1'],
    ['a peeled name', 'v1^{commit}'],
    ['an id with a path', `${anId}:index.json`],
    ['an id with a peeling', `${anId}^{}`],
    ['two lines', `${anId}\n${anId}`],
    ['an id with a line break', `${anId}\n`],
    ['an id after a blank', ` ${anId}`],
    ['39 digits', 'a'.repeat(39)],
    ['63 digits', 'a'.repeat(63)],
    ['65 digits', 'a'.repeat(65)],
    ['capital letters', 'A'.repeat(40)],
    ['other digits', `${'a'.repeat(39)}g`],
    ['nothing', ''],
  ])('%s', async (_, name) => {
    let starts = 0
    const guarded = new ObjectReader(() => {
      starts++
      return answering(answerAll)
    })
    await expect(guarded.read(name)).rejects.toThrow(/^".*" is not the id of a git object$/)
    await expect(guarded.stream(name, 1, () => undefined)).rejects.toThrow('is not the id')
    expect(starts).toBe(0)
    expect((await guarded.read(anId))?.id).toBe(anId)
  })
})
