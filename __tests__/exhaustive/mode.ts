import { test } from '@jest/globals'

declare global {
  /** jest.exhaustive.config.js sets it. */
  var runsEverything: boolean | undefined
}

/** True in `npm run test:exhaustive`, false in `npm test`. */
export const isExhaustive = globalThis.runsEverything === true

/** The number of random inputs of a property. `npm test` tries one of twenty. */
export function runs(count: number): Readonly<{ numRuns: number }> {
  return { numRuns: isExhaustive ? count : Math.ceil(count / 20) }
}

/** `test` for what takes seconds, such as large data or a build. `npm test` skips it. */
export const exhaustiveTest: typeof test.skip = isExhaustive ? test : test.skip

/** The rows of a table that starts a process for each row: all of them, or the first in `npm test`. */
export function representatives<Row>(rows: readonly Row[]): readonly Row[] {
  return isExhaustive ? rows : rows.slice(0, 1)
}
