import { describe, expect, test } from '@jest/globals'
import { isExhaustive } from './exhaustive/mode.ts'

type Each = (rows: readonly unknown[]) => (name: string, use: () => void, ms?: number) => void

function representative(run: Each, skip: Each): Each {
  return (rows) => (name, use, ms) => {
    run(rows.slice(0, 1))(name, use, ms)
    if (rows.length > 1) skip(rows.slice(1))(name, use, ms)
  }
}

/**
 * Jest loads this file before each test file. In the folders whose tests start processes, `npm test` runs only the first
 * row of each table (`test.each`, `describe.each`): the rows test the same behavior with other data. The rest is
 * skipped, and Jest counts it. `npm run test:exhaustive` runs all rows.
 */
const startsProcesses = /[/\\](scenarios|scripts|sandbox)[/\\]/.test(
  expect.getState().testPath ?? '',
)
if (startsProcesses && !isExhaustive) {
  Object.assign(test, { each: representative(test.each, test.skip.each) })
  Object.assign(describe, { each: representative(describe.each, describe.skip.each) })
}
