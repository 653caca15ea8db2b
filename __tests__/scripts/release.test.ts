import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Compilation, compile } from '../compilation.ts'

const sha = '9995fe1c555a1a469cbced721db42541bf3b2868'
const changelog = `# Changes

## 0.2.0 - 2026-11-24

- Tags are logged.

## 0.1.0 - 2026-10-11

- The first.
`

let compilation: Compilation
let cwd: string
let caseCount = 0

beforeAll(() => {
  compilation = compile()
}, 120_000)
afterAll(() => compilation.remove())

beforeEach(() => {
  cwd = join(compilation.base, `case-${caseCount++}`)
  mkdirSync(cwd)
  const version = '{\n  "version": "0.2.0",\n  "dependencies": { "x": "1.0.0" }\n}\n'
  write('package.json', version)
  write('package-lock.json', version)
  write('CHANGELOG.md', changelog)
  write('README.md', `- uses: OWNER/log-revision@COMMIT\n- uses: us/log-revision@${sha} # v0.1.0\n`)
})

function write(name: string, text: string): void {
  writeFileSync(join(cwd, name), text)
}

function release(...args: readonly string[]) {
  const script = join(compilation.base, 'build/scripts/release.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('the check succeeds if all files have the version', () => {
  expect(release('check', '0.2.0')).toEqual({
    status: 0,
    stdout: 'All files have the version 0.2.0.\n',
    stderr: '',
  })
})

test('the notes are the section of the version without its heading', () => {
  expect(release('notes', '0.2.0').stdout).toBe('- Tags are logged.\n')
  expect(release('notes', '0.1.0').stdout).toBe('- The first.\n')
  expect(release('notes', '0.3.0')).toMatchObject({
    status: 1,
    stderr: 'CHANGELOG.md has no section 0.3.0.\n',
  })
})

describe('the check fails', () => {
  test.each([
    ['package.json', '{\n  "version": "0.1.0",\n}', 'package.json has 0.1.0'],
    ['package-lock.json', '{\n}', 'package-lock.json has no version'],
    ['CHANGELOG.md', `## 0.3.0 - 2026-11-25\n\n- x\n${changelog}`, 'CHANGELOG.md has 0.3.0'],
    ['CHANGELOG.md', '# Changes\n', 'CHANGELOG.md has no version'],
    ['README.md', `uses: us/log-revision@${sha} # v0.0.9`, 'README.md has 0.0.9'],
    [
      'README.md',
      `uses: us/log-revision/.github/workflows/log-revision.yml@${sha} # v0.4.0`,
      'README.md has 0.4.0',
    ],
    ['CHANGELOG.md', changelog.replace('11-24', '02-30'), '"2026-02-30" is not a date.'],
    ['CHANGELOG.md', changelog.replace(' - 2026-11-24', ''), '"" is not a date.'],
    ['CHANGELOG.md', changelog.replace('- Tags are logged.', ''), 'the section 0.2.0 is empty.'],
  ])('if %s is %j', (name, text, message) => {
    write(name, text)
    const { status, stdout, stderr } = release('check', '0.2.0')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(message)
  })

  test.each([
    [['check', '']],
    [['check']],
    [['check', 'v0.2.0']],
    [['check', '0.2.0\n0.1.0']],
    [['publish', '0.2.0']],
    [[]],
  ])('for the arguments %j', (args) => {
    const { status, stdout, stderr } = release(...args)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('node scripts/release.ts check')
  })
})
