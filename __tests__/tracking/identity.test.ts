import { expect, test } from '@jest/globals'
import { relationOf } from '../../src/tracking/identity.ts'
import { bundle } from '../revision-v2.ts'

test.each([
  ['same', {}],
  ['same', { repository: `${bundle.repository}.git` }],
  ['moved', { commit: 'f'.repeat(40) }],
  ['other revision', { revision: 'v9' }],
  ['other revision', { revision: 'v9', commit: 'f'.repeat(40) }],
  ['other dataset', { working_dir: 'two' }],
  ['other dataset', { repository: 'https://github.com/fork/corpus' }],
] as const)('%s: a record that differs in %j', (relation, differences) => {
  expect(relationOf({ ...bundle, ...differences }, bundle)).toBe(relation)
})
