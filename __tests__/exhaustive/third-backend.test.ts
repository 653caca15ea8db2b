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
import { afterAll, beforeAll, expect } from '@jest/globals'
import { parseSync } from '@swc/core'
import { type Outcome, pushOf, runStep, type Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { runScript, tsc } from '../programs.ts'
import { errorsOf } from '../scenarios/use-sandbox.ts'
import { exhaustiveTest } from './mode.ts'

const v1 = '9995fe1c555a1a469cbced721db42541bf3b2868'
const v2 = 'd34fc9a722b4d807687bba5d4730386524c44f96'

/** The code of the backend in CONTRIBUTING.md, and its line in the list of backends. */
const [code = '', line = ''] = codeBlocks(readFileSync('CONTRIBUTING.md', 'utf8'), 'Add a backend')
let folder: string
let sample: Checkout

beforeAll(() => {
  // In `build`, packages are found, and git and lint ignore the files.
  mkdirSync('build', { recursive: true })
  folder = mkdtempSync(join(resolve('build'), 'third-backend-'))
  for (const each of ['src', 'lexicons', 'scripts/bundle.ts', 'scripts/sources-hash.ts']) {
    cpSync(each, join(folder, each), { recursive: true })
  }
  const backends = join(folder, 'src', 'backends')
  mkdirSync(join(backends, 'print'))
  writeFileSync(join(backends, 'print', 'backend.ts'), code)
  appendFileSync(join(backends, 'index.ts'), line)
  compileAndBundle()
  sample = cloneSample()
}, 120_000)
afterAll(() => {
  sample?.remove()
  rmSync(folder, { recursive: true })
})

/** Creates `dist` in the folder. */
function compileAndBundle(): void {
  const compiled = join(folder, 'compiled')
  const config = {
    extends: resolve('tsconfig.build.json'),
    compilerOptions: { rootDir: folder, outDir: compiled },
    include: ['src', 'scripts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  runScript(tsc, '--project', folder)
  const output = join(folder, 'dist')
  const sources = join(compiled, 'src')
  runScript(join(compiled, 'scripts/bundle.js'), '--sources', sources, '--output', output)
}

function codeBlocks(markdown: string, heading: string): readonly string[] {
  const section = markdown.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text]) => text ?? '')
}

function step(inputs: Step['inputs']): Promise<Outcome> {
  const main = join(folder, 'dist', 'index.js')
  return runStep({ workspace: sample.path, event: pushOf('v1'), main, inputs })
}

/** The lines of a text in the log. */
function logged(text: string): string {
  return text.replace(/^ +/gm, '')
}

exhaustiveTest('the code has fewer than 60 lines and exports a BackendFactory', () => {
  expect(code).toContain('export const print: BackendFactory')
  expect(code.split('\n').length).toBeLessThan(60)
  expect(line).toBe("export { print } from './print/backend.ts'\n")
})

exhaustiveTest(
  'a step that logs to it has the exit code, outputs and summary of any other backend',
  async () => {
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
  },
)

exhaustiveTest('records of several revisions are complete and in order', async () => {
  const outcome = await step({ backend: 'print', revision: 'v1\nv2' })

  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  const commits = [...outcome.stdout.matchAll(/^"commit": "(.*)",$/gm)].map(([, id]) => id)
  expect(commits).toEqual([v1, v2])
  expect(outcome.stdout).toContain(logged(outcome.revisionJson))
})

exhaustiveTest('a dry run shows the record, and verify reports that it is missing', async () => {
  const [dry, verified] = [
    await step({ backend: 'print', mode: 'dry-run' }),
    await step({ backend: 'print', mode: 'verify' }),
  ]

  expect(dry.code).toBe(0)
  expect(dry.stdout).toContain(
    '::group::print: v1 would be logged if the server has no record of it yet\nrecord: {',
  )
  expect(verified.code).toBe(1)
  expect(errorsOf(verified)).toEqual([
    'There is no record in print. What is in a log cannot be read back.',
  ])
})

exhaustiveTest('the error for an unknown backend lists all three backends', async () => {
  const outcome = await step({ backend: 'prnt' })

  expect(outcome.code).toBe(1)
  expect(errorsOf(outcome)).toEqual([
    'backend: "prnt" is unknown. Valid backends, one per line: mlflow, print, wandb.',
  ])
})

exhaustiveTest('only the folder of a backend and the list of backends name a backend', () => {
  const naming = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^backends.(wandb|mlflow)\b/.test(file))
    .filter((file) => /wandb|mlflow|w&b/i.test(withoutComments(join('src', file))))
  expect(naming).toEqual([join('backends', 'index.ts')])
})

/** The syntax tree as a text. It does not contain comments. */
function withoutComments(file: string): string {
  return JSON.stringify(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' }))
}
