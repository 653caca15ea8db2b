import { expect, test } from '@jest/globals'
import { filterCondition } from '../../../src/backends/mlflow/search.ts'

test.each([
  ['v1', "tags.`lairs-revision` = 'v1'"],
  ["it's", 'tags.`lairs-revision` = "it\'s"'],
  [`it's "1"`, `tags.\`lairs-revision\` LIKE 'it_s "1"'`],
])('the filter for %s is %s', (value, filter) => {
  expect(filterCondition('lairs-revision', value)).toBe(filter)
})
