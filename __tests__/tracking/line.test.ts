import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { OrderedQueue } from '../../src/tracking/line.ts'

test('work is done in the order of the tickets, one at a time, whoever is ready first', async () => {
  const line = new OrderedQueue()
  const done: number[] = []
  let atOnce = 0
  // The first is ready last.
  const delays = [40, 7, 25, 1, 33, 12, 0, 18, 5, 30]
  const passed = delays.map(async (delay, number) => {
    const enqueue = line.enqueue()
    await sleep(delay)
    return await enqueue.pass(async () => {
      atOnce += 1
      expect(atOnce).toBe(1)
      await sleep(delay % 4)
      atOnce -= 1
      done.push(number)
      return number * 2
    })
  })

  expect(await Promise.all(passed)).toEqual(delays.map((_, number) => number * 2))
  expect(done).toEqual(delays.map((_, number) => number))
})

test('work that fails is told to its own caller alone, and the next gets on', async () => {
  const line = new OrderedQueue()
  const [first, second] = [line.enqueue(), line.enqueue()]
  const after = second.pass(async () => 'done')

  await expect(first.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(after).resolves.toBe('done')
})

test('a enqueue that is given back lets the next on, but not before its turn', async () => {
  const line = new OrderedQueue()
  const [first, second, third] = [line.enqueue(), line.enqueue(), line.enqueue()]
  const order: string[] = []
  const last = third.pass(async () => order.push('third'))
  second.release()
  await sleep(5)
  expect(order).toEqual([])
  await first.pass(async () => order.push('first'))
  await last
  expect(order).toEqual(['first', 'third'])
})

test('a enqueue that was used can be given back too, and is not used twice by that', async () => {
  const line = new OrderedQueue()
  const [first, second] = [line.enqueue(), line.enqueue()]
  const order: string[] = []
  const slow = first.pass(async () => {
    await sleep(10)
    order.push('first')
  })
  const next = second.pass(async () => order.push('second'))
  await slow
  first.release()
  first.release()
  await next
  expect(order).toEqual(['first', 'second'])
})

test('a line that all have left serves whoever comes later', async () => {
  const line = new OrderedQueue()
  line.enqueue().release()
  await line.enqueue().pass(async () => undefined)
  await expect(line.enqueue().pass(async () => 'late')).resolves.toBe('late')
})
