import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createCommands } from '../src/runner/core.ts'

let folder: string
let lines: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-revision-commands-'))
  lines = []
})
afterEach(() => rmSync(folder, { recursive: true }))

function commands(env: Readonly<Record<string, string>> = {}) {
  return createCommands(env, (line) => lines.push(line))
}

test('a message cannot end its command, nor bring another', () => {
  const { warning, startGroup, endGroup, setSecret, notice, info } = commands()
  warning('50 %\r\n::error::x')
  startGroup('a')
  endGroup()
  setSecret('s%0A')
  notice('n')
  info('as it is')

  expect(lines).toEqual([
    '::warning::50 %25%0D%0A::error::x\n',
    '::group::a\n',
    '::endgroup::\n',
    '::add-mask::s%250A\n',
    '::notice::n\n',
    'as it is\n',
  ])
})

test('an input has the name that the runner gives its variable', () => {
  const { getInput } = commands({ 'INPUT_WANDB-API-KEY': ' k ', INPUT_TWO_WORDS: 'x' })

  expect([getInput('wandb-api-key'), getInput('two words'), getInput('none')]).toEqual([
    ' k ',
    'x',
    '',
  ])
})

test('an output holds any text, each under a delimiter of its own', () => {
  const file = join(folder, 'output')
  const { setOutput } = commands({ GITHUB_OUTPUT: file })
  setOutput('a', 'one\ntwo\nghadelimiter_\nb<<x')
  setOutput('b', '')

  const block = /^(\w)<<(ghadelimiter_[\w-]{36})\n(.*?)\n\2$/gms
  const found = [...readFileSync(file, 'utf8').matchAll(block)]
  expect(found.map(([, name, , value]) => [name, value])).toEqual([
    ['a', 'one\ntwo\nghadelimiter_\nb<<x'],
    ['b', ''],
  ])
  expect(new Set(found.map(([, , delimiter]) => delimiter)).size).toBe(2)
})

test('the summary grows, and files that the runner did not name are an error', async () => {
  const file = join(folder, 'summary')
  const { writeSummary } = commands({ GITHUB_STEP_SUMMARY: file })
  await writeSummary('a\n')
  await writeSummary('b\n')

  expect(readFileSync(file, 'utf8')).toBe('a\nb\n')
  await expect(commands().writeSummary('a')).rejects.toThrow('GITHUB_STEP_SUMMARY is not set')
  expect(() => commands().setOutput('a', '')).toThrow('GITHUB_OUTPUT is not set')
})

test('an error at a place names it, and its name cannot bring another property', () => {
  const code = process.exitCode
  commands().setFailed('no', { file: 'a,line=9:%b.toml', line: 3, column: 7 })
  process.exitCode = code

  expect(lines).toEqual(['::error file=a%2Cline=9%3A%25b.toml,line=3,col=7::no\n'])
})
