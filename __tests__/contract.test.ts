import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { updateReadme } from '../scripts/docs.ts'
import * as backends from '../src/backends/index.ts'
import { readInputs } from '../src/inputs/inputs.ts'
import { readAction } from './workflows.ts'

const action = readAction()
const readme = readFileSync('README.md', 'utf8')

/** The names of the inputs that the code reads when all backends are selected. */
function inputsReadByCode(): readonly string[] {
  const names = new Set<string>()
  const values: Record<string, string> = {
    backend: 'wandb\nmlflow',
    'artifact-name': 'a',
    'wandb-api-key': 'a'.repeat(40),
    'mlflow-tracking-uri': 'http://127.0.0.1',
  }
  const runner = {
    getInput(name: string) {
      names.add(name)
      return values[name] ?? ''
    },
  }
  const env = {
    GITHUB_WORKSPACE: resolve('.'),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_RUN_ID: '1',
    RUNNER_TEMP: resolve('.'),
  }
  readInputs({ runner, env, hide: () => undefined, backends, actionFolder: resolve('.') })
  return [...names]
}

test('the code reads exactly the inputs in action.yml', () => {
  expect(inputsReadByCode().toSorted()).toEqual(Object.keys(action.inputs).toSorted())
})

test('the tables in the README are generated from action.yml', () => {
  // Each scenario fails if a step sets another output, and push.test.ts if one is missing.
  const isCurrent = updateReadme(readme, readFileSync('action.yml', 'utf8')) === readme
  expect(isCurrent ? '' : 'README.md is not up to date. Run `npm run docs`.').toBe('')
})

test('every input is required or has a default', () => {
  const neither = Object.entries(action.inputs).filter(
    ([, input]) => !input.required && input.default === undefined,
  )
  expect(neither).toEqual([])
})

test('the action runs the bundle with Node 24', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
})

test('the README starts with the two commands for a new clone and links the checks of runners', () => {
  const [firstScreen = ''] = readme.split('\n## ')
  expect(firstScreen).toContain('npm ci && npm run demo')
  expect(firstScreen).toContain('npm ci && npm test')
  expect(firstScreen).toContain('(docs/compatibility.md#runners)')
})
