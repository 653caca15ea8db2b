import { expect, test } from '@jest/globals'
import { errorAnnotationOf, errorAnnotationsOf } from '../../src/report/annotations.ts'
import { FileError } from '../../src/text/message.ts'
import type { Result } from '../../src/tracking/result.ts'
import { result } from './results.ts'

function messagesOf(results: readonly Result[]) {
  return errorAnnotationsOf(results).map(({ message }) => message)
}

const failed = { status: 'failed', url: '', details: ['W&B refused it.'] } as const

test('a success is not an error', () => {
  const statuses = ['logged', 'already-logged', 'matches', 'dry-run'] as const
  const results = statuses.map((status, index) => result(`v${index}`, { status }))
  expect(messagesOf(results)).toEqual([])
})

test('the name of the only revision is left out', () => {
  const other = result('v1', { ...failed, backend: 'wandb', details: ['Another'] })
  expect(messagesOf([result('v1', failed), other])).toEqual(['W&B refused it.', 'Another.'])
})

test('revisions that failed for the same reason share a message', () => {
  const tags = ['v2', 'v3', 'v4', 'v5'].map((name) => result(name, failed))
  const v1 = result('v1')
  expect(messagesOf([v1, ...tags.slice(0, 1)])).toEqual(['v2: W&B refused it.'])
  expect(messagesOf([v1, ...tags.slice(0, 3)])).toEqual(['v2, v3, v4: W&B refused it.'])
  expect(messagesOf([v1, ...tags])).toEqual(['v2, v3, v4 and 1 more: W&B refused it.'])
})

test('a revision that failed at both backends for the same reason is named once', () => {
  const results = ['wandb', 'mlflow'].flatMap((backend) => [
    result('v1', { backend }),
    result('v2', { ...failed, backend, details: ['not valid TOML.'] }),
  ])
  expect(messagesOf(results)).toEqual(['v2: not valid TOML.'])
})

test('a missing record has the reason, if it is known', () => {
  expect(messagesOf([result('v1', { status: 'missing', url: '' })])).toEqual([
    'There is no record in mlflow. The revision was never logged, or its record was deleted. To log it, set mode to log.',
  ])
  const details = ['The alias "tag-v1" belongs to another dataset']
  expect(messagesOf([result('v1', { status: 'missing', backend: 'wandb', details })])).toEqual([
    'There is no record in wandb. The alias "tag-v1" belongs to another dataset.',
  ])
})

test('a record that differs has its URL and all differences', () => {
  const details = ['param a is 1, and not 2', 'param b is missing, and not 3']
  expect(messagesOf([result('v1', { status: 'differs', url: 'https://m/1', details })])).toEqual([
    'The record of "v1" in mlflow does not match (https://m/1): param a is 1, and not 2; param b is missing, and not 3.',
  ])
})

test('a record without a URL leaves no empty brackets', () => {
  const details = ['param a is 1, and not 2']
  expect(messagesOf([result('v1', { status: 'differs', url: '', details })])).toEqual([
    'The record of "v1" in mlflow does not match: param a is 1, and not 2.',
  ])
})

test('an error in a file has its location', () => {
  const location = { file: 'lexicons/MANIFEST.toml', line: 3, column: 7 }
  const message = 'lexicons/MANIFEST.toml, line 3, column 7: not valid TOML.'

  expect(errorAnnotationOf(new FileError(location, message))).toEqual({ message, location })
  expect(errorAnnotationOf(new Error('no'))).toEqual({ message: 'no', location: undefined })
  const wrong = result('v1', { status: 'failed', details: [message], location })
  expect(errorAnnotationsOf([wrong, { ...wrong, backend: 'wandb' }])).toEqual([
    { message, location },
  ])
})
