import { expect, test } from '@jest/globals'
import { complaintOf, complaintsOf } from '../../src/report/errors.ts'
import { FileError } from '../../src/text/message.ts'
import type { Result } from '../../src/tracking/result.ts'
import { result } from './results.ts'

function errorsOf(results: readonly Result[]) {
  return complaintsOf(results).map(({ message }) => message)
}

const failed = { status: 'failed', url: '', details: ['W&B refused it.'] } as const

test('what is as it should be is no error', () => {
  const good = (['logged', 'already-logged', 'matches', 'dry-run'] as const).map((status, index) =>
    result(`v${index}`, { status }),
  )
  expect(errorsOf(good)).toEqual([])
})

test('a step about one revision does not repeat its name', () => {
  const other = result('v1', { ...failed, backend: 'wandb', details: ['Another'] })
  expect(errorsOf([result('v1', failed), other])).toEqual(['W&B refused it.', 'Another.'])
})

test('revisions that failed for one reason share a message', () => {
  const [v2, v3, v4, v5] = ['v2', 'v3', 'v4', 'v5'].map((name) => result(name, failed))
  const v1 = result('v1')
  expect(errorsOf([v1, result('v2', failed)])).toEqual(['v2: W&B refused it.'])
  expect(errorsOf([v1, v2, v3, v4].flatMap((each) => each ?? []))).toEqual([
    'v2, v3, v4: W&B refused it.',
  ])
  expect(errorsOf([v1, v2, v3, v4, v5].flatMap((each) => each ?? []))).toEqual([
    'v2, v3, v4 and 1 more: W&B refused it.',
  ])
})

test('a revision that fails at both backends for one reason is named once', () => {
  const results = ['wandb', 'mlflow'].flatMap((backend) => [
    result('v1', { backend }),
    result('v2', { ...failed, backend, details: ['not valid TOML.'] }),
  ])
  expect(errorsOf(results)).toEqual(['v2: not valid TOML.'])
})

test('what is missing is told, and why where that is known', () => {
  expect(errorsOf([result('v1', { status: 'missing', url: '' })])).toEqual([
    'mlflow does not hold it. It was never logged there, or its record was deleted.',
  ])
  const details = ['The alias "tag-v1" belongs to another dataset']
  expect(errorsOf([result('v1', { status: 'missing', backend: 'wandb', details })])).toEqual([
    'wandb does not hold it. The alias "tag-v1" belongs to another dataset.',
  ])
})

test('what differs is told field by field, and where it can be seen', () => {
  const details = ['param a is 1, and not 2', 'param b is missing, and not 3']
  expect(errorsOf([result('v1', { status: 'differs', url: 'https://m/1', details })])).toEqual([
    'mlflow holds "v1" otherwise (https://m/1): param a is 1, and not 2; param b is missing, and not 3.',
  ])
})

test('a record without an address leaves no empty brackets', () => {
  const details = ['param a is 1, and not 2']
  expect(errorsOf([result('v1', { status: 'differs', url: '', details })])).toEqual([
    'mlflow holds "v1" otherwise: param a is 1, and not 2.',
  ])
})

test('what is wrong at a place in a file is told with it', () => {
  const place = { file: 'lexicons/MANIFEST.toml', line: 3, column: 7 }
  const message = 'lexicons/MANIFEST.toml, line 3, column 7: not valid TOML.'

  expect(complaintOf(new FileError(place, message))).toEqual({ message, place })
  expect(complaintOf(new Error('no'))).toEqual({ message: 'no', place: undefined })
  const wrong = result('v1', { status: 'failed', details: [message], place })
  expect(complaintsOf([wrong, { ...wrong, backend: 'wandb' }])).toEqual([{ message, place }])
})
