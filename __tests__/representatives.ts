import { describe, test } from '@jest/globals'

declare global {
  /** True if `npm test` runs only representatives of the tests of this file (environment.js). */
  var isSelective: boolean | undefined
}

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
if (globalThis.isSelective) {
  Object.assign(test, { each: representative(test.each, test.skip.each) })
  Object.assign(describe, { each: representative(describe.each, describe.skip.each) })
}
