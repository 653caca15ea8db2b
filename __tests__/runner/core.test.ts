import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { runner } from '../../src/runner/core.ts'

const { env, exitCode } = process
let folder: string
let printed: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-revision-core-'))
  printed = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(`${text}`) > 0)
})
afterEach(() => {
  jest.restoreAllMocks()
  process.env = env
  process.exitCode = exitCode
  rmSync(folder, { recursive: true })
})

test('an input keeps its blanks', () => {
  process.env = { 'INPUT_WANDB-ALIASES': ' a\n b ' }

  expect(runner.getInput('wandb-aliases')).toBe(' a\n b ')
  expect(runner.getInput('revision')).toBe('')
})

test('an error fails the step', () => {
  runner.setFailed('no')

  expect(process.exitCode).toBe(1)
  expect(printed).toEqual(['::error::no\n'])
})

test('an error has the location, and the name of the file cannot add a property', () => {
  runner.setFailed('no', { file: 'a,line=9:%b.toml', line: 3, column: 7 })

  expect(process.exitCode).toBe(1)
  expect(printed).toEqual(['::error file=a%2Cline=9%3A%25b.toml,line=3,col=7::no\n'])
})

test('an output goes to the file of the runner', () => {
  const file = join(folder, 'output')
  writeFileSync(file, '')
  process.env = { GITHUB_OUTPUT: file }
  runner.setOutput('a', 'one\ntwo')

  expect(readFileSync(file, 'utf8')).toMatch(/^a<<(ghadelimiter_[\w-]{36})\none\ntwo\n\1\n$/)
  expect(printed).toEqual([])
})

test.each([
  [{}, false],
  [{ GITHUB_OUTPUT: '' }, false],
  [{ GITHUB_OUTPUT: '/output' }, true],
])('with %j, the runner has a file for outputs: %j', (variables, hasOutputs) => {
  process.env = variables
  expect(runner.hasOutputs()).toBe(hasOutputs)
})

test('each summary is appended to the file of the runner', async () => {
  const file = join(folder, 'summary')
  writeFileSync(file, '')
  process.env = { GITHUB_STEP_SUMMARY: file }
  await runner.writeSummary('<p>a</p>\n')
  await runner.writeSummary('<p>b</p>\n')

  expect(readFileSync(file, 'utf8')).toBe('<p>a</p>\n<p>b</p>\n')
})
