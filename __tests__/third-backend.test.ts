import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parseSync } from '@swc/core'
import { type Outcome, pushOf, runStep, type Step } from '../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../sandbox/sample.ts'
import { tool } from './programs.ts'
import { errorsOf } from './scenarios/scene.ts'

const v1 = '9995fe1c555a1a469cbced721db42541bf3b2868'
const v2 = 'd34fc9a722b4d807687bba5d4730386524c44f96'

/** The code of a backend, and the line that makes it known, as CONTRIBUTING.md has them. */
const [code = '', line = ''] = blocksOf(readFileSync('CONTRIBUTING.md', 'utf8'), 'Add a backend')
let folder: string
let sample: Checkout

beforeAll(() => {
  // In the project, where packages are found, and where git and lint do not look.
  mkdirSync('build', { recursive: true })
  folder = mkdtempSync(join(resolve('build'), 'third-backend-'))
  for (const each of ['src', 'lexicons']) cpSync(each, join(folder, each), { recursive: true })
  const tracking = join(folder, 'src', 'tracking')
  mkdirSync(join(tracking, 'print'))
  writeFileSync(join(tracking, 'print', 'backend.ts'), code)
  appendFileSync(join(tracking, 'backends.ts'), line)
  const config = { extends: resolve('tsconfig.json'), include: ['src'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  tool('tsc', '--project', folder)
  const [input, dir] = [join(folder, 'src', 'index.ts'), join(folder, 'dist')]
  tool('rolldown', '--config', 'rolldown.config.ts', '--input', input, '--dir', dir)
  sample = cloneSample()
}, 120_000)
afterAll(() => {
  sample?.remove()
  rmSync(folder, { recursive: true })
})

function blocksOf(markdown: string, heading: string): readonly string[] {
  const section = markdown.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text]) => text ?? '')
}

function step(inputs: Step['inputs']): Promise<Outcome> {
  const main = join(folder, 'dist', 'index.js')
  return runStep({ workspace: sample.path, event: pushOf('v1'), main, inputs })
}

/** Lines as the log has them. */
function logged(text: string): string {
  return text.replace(/^ +/gm, '')
}

test('the code has fewer than 60 lines, and says of which it is', () => {
  expect(code).toContain('export const print: Kind')
  expect(code.split('\n').length).toBeLessThan(60)
  expect(line).toBe("export { print } from './print/backend.ts'\n")
})

test('a step logs by it: exit code, log, outputs and summary are those of any backend', async () => {
  const outcome = await step({ backend: 'print' })

  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(outcome.revisionJson)).toMatchObject({ revision: 'v1', commit: v1 })
  expect(outcome.stdout).toContain(`\n${logged(outcome.revisionJson)}::group::print: logged\n`)
  expect(outcome.outputs).toMatchObject({
    artifact: 'lairs-revision:v1',
    commit: v1,
    created: 'true',
    results: JSON.stringify([
      {
        revision: 'v1',
        commit: v1,
        backend: 'print',
        status: 'logged',
        url: '',
        identifier: 'lairs-revision:v1',
      },
    ]),
  })
  expect(outcome.summary).toContain('<h3><code>lairs-revision:v1</code></h3>')
  expect(outcome.summary).toContain('<tr><th align="left">Log</th><td>logged</td></tr>')
})

test('of several revisions, each record is whole, and in its turn', async () => {
  const outcome = await step({ backend: 'print', revision: 'v1\nv2' })

  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  const commits = [...outcome.stdout.matchAll(/^"commit": "(.*)",$/gm)].map(([, id]) => id)
  expect(commits).toEqual([v1, v2])
  expect(outcome.stdout).toContain(logged(outcome.revisionJson))
})

test('a dry run shows the record, and verify says that none is held', async () => {
  const [dry, verified] = [
    await step({ backend: 'print', mode: 'dry-run' }),
    await step({ backend: 'print', mode: 'verify' }),
  ]

  expect(dry.code).toBe(0)
  expect(dry.stdout).toContain('::group::print: v1 would be logged\nrecord: {')
  expect(verified.code).toBe(1)
  expect(errorsOf(verified)).toEqual([
    'print does not hold it. What is in a log cannot be read back.',
  ])
})

test('a backend that is unknown is told of all three', async () => {
  const outcome = await step({ backend: 'prnt' })

  expect(outcome.code).toBe(1)
  expect(errorsOf(outcome)).toEqual([
    'backend: "prnt" is unknown. Valid backends, one a line: mlflow, print, wandb.',
  ])
})

test('no code names a backend outside its folder and the list of backends', () => {
  const named = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^tracking.(wandb|mlflow)\b/.test(file))
    .filter((file) => /wandb|mlflow|w&b/i.test(withoutComments(join('src', file))))
  expect(named).toEqual([join('tracking', 'backends.ts')])
})

/** The syntax tree, as text: comments are no part of it. */
function withoutComments(file: string): string {
  return JSON.stringify(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' }))
}
