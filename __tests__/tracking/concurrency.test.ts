import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import {
  allSettledOrThrow,
  OrderedQueue,
  pollUntil,
  retryOnConflict,
} from '../../src/tracking/concurrency.ts'

describe('allSettledOrThrow', () => {
  test('returns all values', async () => {
    const works = [Promise.resolve(1), undefined, sleep(5, 'late')]
    expect(await allSettledOrThrow(works)).toEqual([1, undefined, 'late'])
  })

  test('throws after all promises are settled', async () => {
    let isDone = false
    const late = sleep(20).then(() => {
      isDone = true
    })
    const works = [Promise.reject(new Error('at once')), late]
    await expect(allSettledOrThrow(works)).rejects.toThrow('at once')
    expect(isDone).toBe(true)
  })
})

describe('pollUntil', () => {
  function poll(limitMs: number, isStopped = false) {
    const delays: number[] = []
    let value = 0
    const wait = async (milliseconds: number) => {
      delays.push(milliseconds)
      return !isStopped
    }
    const last = pollUntil(
      async () => ++value,
      (each) => each === 4,
      wait,
      limitMs,
    )
    return last.then((found) => ({ found, delays }))
  }

  test('reads until the value is as wanted', async () => {
    expect(await poll(10_000)).toEqual({ found: 4, delays: [250, 500, 1000] })
  })

  test('returns the last value when the time is up', async () => {
    expect(await poll(800)).toEqual({ found: 3, delays: [250, 500] })
  })

  test('returns the last value when the run is stopped', async () => {
    expect(await poll(10_000, true)).toEqual({ found: 1, delays: [250] })
  })
})

describe('retryOnConflict', () => {
  const isConflict = (error: unknown) => error instanceof Error && error.message === 'conflict'

  test('repeats work after a conflict, up to the number of attempts', async () => {
    let attempts = 0
    const work = async () => {
      attempts++
      throw new Error('conflict')
    }
    await expect(retryOnConflict(2, isConflict, work)).rejects.toThrow('conflict')
    expect(attempts).toBe(2)
  })

  test('does not repeat work after another error', async () => {
    let attempts = 0
    const work = async () => {
      attempts++
      throw new Error('no')
    }
    await expect(retryOnConflict(3, isConflict, work)).rejects.toThrow('no')
    expect(attempts).toBe(1)
  })
})

describe('OrderedQueue', () => {
  test('runs work one piece at a time, in the order of the slots', async () => {
    const queue = new OrderedQueue()
    const done: number[] = []
    let inProgress = 0
    // The first slot is ready last.
    const delays = [40, 7, 25, 1, 33, 12, 0, 18, 5, 30]
    const results = delays.map(async (delay, number) => {
      const slot = queue.enqueue()
      await sleep(delay)
      return await slot.run(async () => {
        inProgress += 1
        expect(inProgress).toBe(1)
        await sleep(delay % 4)
        inProgress -= 1
        done.push(number)
        return number * 2
      })
    })

    expect(await Promise.all(results)).toEqual(delays.map((_, number) => number * 2))
    expect(done).toEqual(delays.map((_, number) => number))
  })

  test('reports a failure to its own caller only, and runs the next slot', async () => {
    const queue = new OrderedQueue()
    const [first, second] = [queue.enqueue(), queue.enqueue()]
    const next = second.run(async () => 'done')

    await expect(first.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(next).resolves.toBe('done')
  })

  test('a released slot lets the next one run, but not before the earlier ones', async () => {
    const queue = new OrderedQueue()
    const [first, second, third] = [queue.enqueue(), queue.enqueue(), queue.enqueue()]
    const order: string[] = []
    const last = third.run(async () => order.push('third'))
    second.release()
    await sleep(5)
    expect(order).toEqual([])
    await first.run(async () => order.push('first'))
    await last
    expect(order).toEqual(['first', 'third'])
  })

  test('releasing a slot that was run does nothing', async () => {
    const queue = new OrderedQueue()
    const [first, second] = [queue.enqueue(), queue.enqueue()]
    const order: string[] = []
    const slow = first.run(async () => {
      await sleep(10)
      order.push('first')
    })
    const next = second.run(async () => order.push('second'))
    await slow
    first.release()
    first.release()
    await next
    expect(order).toEqual(['first', 'second'])
  })

  test('an empty queue serves later slots', async () => {
    const queue = new OrderedQueue()
    queue.enqueue().release()
    await queue.enqueue().run(async () => undefined)
    await expect(queue.enqueue().run(async () => 'late')).resolves.toBe('late')
  })
})
