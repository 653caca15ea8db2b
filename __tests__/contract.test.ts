import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import { parse } from 'yaml'
import { updateReadme } from '../scripts/docs.ts'
import * as backends from '../src/backends/index.ts'
import { readInputs } from '../src/inputs/inputs.ts'

const Entry = v.object({
  description: v.pipe(v.string(), v.minLength(10)),
  required: v.optional(v.boolean()),
  default: v.optional(v.string()),
})
const Action = v.object({
  inputs: v.record(v.string(), Entry),
  outputs: v.record(v.string(), v.object({ description: Entry.entries.description })),
  runs: v.object({ using: v.string(), main: v.string() }),
})
const actionText = readFileSync('action.yml', 'utf8')
const action = v.parse(Action, parse(actionText))
const readme = readFileSync('README.md', 'utf8')

/** The names of the inputs that the code asks for, all backends being wanted. */
function asked(): string[] {
  const names = new Set<string>()
  const values: Record<string, string> = {
    backend: 'wandb\nmlflow',
    'artifact-name': 'a',
    'wandb-api-key': 'a'.repeat(40),
    'mlflow-tracking-uri': 'http://127.0.0.1',
  }
  const core = {
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
  readInputs(core, env, () => undefined, backends)
  return [...names]
}

test('action.yml and the code know the same inputs', () => {
  expect(asked().sort()).toEqual(Object.keys(action.inputs).sort())
})

test('the tables of the README are made of action.yml', () => {
  // That the code sets just these outputs is shown by the scenario of a push to both backends.
  expect(updateReadme(readme, actionText)).toBe(readme)
})

test('an input is required, or has a default', () => {
  for (const [name, input] of Object.entries(action.inputs)) {
    expect({ name, ok: input.required === true || input.default !== undefined }).toEqual({
      name,
      ok: true,
    })
  }
})

test('the runner is told of Node 24 and of the bundle', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
})

test('the README begins with the two commands for a fresh machine', () => {
  const firstScreen = readme.split('\n').slice(0, 20).join('\n')
  expect(firstScreen).toContain('npm ci && npm run demo')
  expect(firstScreen).toContain('npm ci && npm test')
})
