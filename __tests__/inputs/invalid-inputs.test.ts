import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import * as backends from '../../src/backends/index.ts'
import { readInputs } from '../../src/inputs/inputs.ts'
import { invalidInputs } from './invalid-inputs.ts'

const valid: Readonly<Record<string, string>> = {
  backend: 'wandb\nmlflow',
  'artifact-name': 'lairs-revision',
  'wandb-api-key': 'a'.repeat(40),
  'mlflow-tracking-uri': 'http://127.0.0.1',
  'mlflow-username': 'ada',
  'mlflow-password': 'password',
}

function read(inputs: Readonly<Record<string, string>>) {
  return readInputs({
    runner: { getInput: (name) => ({ ...valid, ...inputs })[name] ?? '' },
    env: {
      GITHUB_WORKSPACE: resolve('.'),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '1',
      RUNNER_TEMP: resolve('.'),
    },
    hide: () => undefined,
    backends,
    actionFolder: resolve('.'),
  })
}

test('valid inputs are read', () => {
  expect([...read({}).backends.keys()]).toEqual(['wandb', 'mlflow'])
})

test.each(Object.entries(invalidInputs))('%s is an error', (_, { inputs, error }) => {
  expect(() => read(inputs)).toThrow(error)
})
