import { expect, test } from '@jest/globals'
import { createCheckpoint, createStop } from '../../src/runner/stop.ts'

/** Keeps the event loop busy, as a long loop over data does. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('a long loop with checkpoints lets timers in, and ends if one of them stops the run', async () => {
  const { signal, stop } = createStop()
  const checkpoint = createCheckpoint(signal, 'in a loop.')
  setTimeout(() => stop('The time is up'), 1)
  const loop = async () => {
    for (let turns = 0; turns < 100; turns++) {
      work(10)
      await checkpoint()
    }
  }
  await expect(loop()).rejects.toThrow('The time is up in a loop.')
})

test('a short loop takes no turn of the event loop', async () => {
  const { signal } = createStop()
  const checkpoint = createCheckpoint(signal, '')
  let isOver = false
  setImmediate(() => {
    isOver = true
  })
  await checkpoint()
  expect(isOver).toBe(false)
})
