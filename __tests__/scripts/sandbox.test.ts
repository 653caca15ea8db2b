import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { runStep } from '../../sandbox/runner.ts'
import { type Compilation, compile } from '../compilation.ts'
import { compositeSteps, type Step } from '../workflows.ts'

let workspace: Compilation
const outputs = new Map<string, string>()
const servers: number[] = []

beforeAll(() => {
  workspace = compile('scripts')
  for (const name of ['sandbox', '.github']) symlinkSync(resolve(name), join(workspace.base, name))
}, 120_000)
beforeEach(() => outputs.clear())
afterAll(() => {
  for (const pid of servers) process.kill(pid)
  workspace.remove()
})

/** Puts in what stands between `${{` and `}}`. */
function evaluate(text: unknown): string {
  return String(text).replace(/\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}/g, (_, id, name) => {
    const value = outputs.get(`${id}.${name}`)
    if (value === undefined) throw new Error(`There is no output ${name} of the step ${id}.`)
    return value
  })
}

function evaluateAll(texts: Step['with']): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, evaluate(text)]))
}

/** Runs a step's script as the runner does, and gives what it said, and whether it failed. */
function runScript({ id, run = '', env }: Step, more: Readonly<Record<string, string>> = {}) {
  const file = join(workspace.base, 'outputs')
  writeFileSync(file, '')
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
    {
      cwd: workspace.base,
      encoding: 'utf8',
      // No test could end what waits for ever here.
      timeout: 30_000,
      env: {
        ...process.env,
        ...evaluateAll(env),
        GITHUB_OUTPUT: file,
        RUNNER_TEMP: workspace.base,
        ...more,
      },
    },
  )
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? []
    if (name !== undefined) outputs.set(`${id}.${name}`, value ?? '')
  }
  return { status, said: stdout + stderr }
}

const event = { name: 'schedule', ref: 'refs/heads/main', payload: {} }
const file = '.github/actions/against-sandbox/action.yml'
// What is installed by npm is there already.
const steps = compositeSteps(file).filter(({ run }) => run === undefined || !/^npm /.test(run))

test('the steps that log the sample to the stand-ins and check it are green', async () => {
  for (const step of steps) {
    if (step.uses === './') {
      const ran = await runStep({
        workspace: workspace.base,
        inputs: evaluateAll(step.with),
        event,
      })
      expect(ran).toMatchObject({ code: 0, stderr: '' })
      expect(ran.stdout).not.toMatch(/^::(error|warning)/m)
      for (const [name, value] of Object.entries(ran.outputs)) {
        outputs.set(`${step.id}.${name}`, value)
      }
    } else if (step.run !== undefined) {
      expect(runScript(step)).toMatchObject({
        status: 0,
        said: expect.not.stringContaining('error'),
      })
      const pid = outputs.get('sandbox.pid')
      if (step.id === 'sandbox' && pid !== undefined) servers.push(Number(pid))
    }
  }
  expect(outputs.get('log.commit')).toBe(outputs.get('dataset.commit'))

  const url = outputs.get('sandbox.held-url')
  const check = (args: string) =>
    runScript({ run: `node build/scripts/held.js ${args}`, env: {}, with: {} })
  expect(check(`--url ${url}`)).toMatchObject({ status: 1 })
  const other = check(`--url ${url} --tag v1 --commit ${'0'.repeat(40)}`)
  expect(other).toMatchObject({ status: 1, said: expect.stringContaining('should hold') })
  expect(check(`--url ${url} --tag v1`).said).toContain('Fails unless the stand-ins')
})

test('stand-ins that do not start are told of at once', () => {
  const run = 'cd / && "$OLDPWD/.github/scripts/start-sandbox.sh"'
  const ran = runScript({ id: 'sandbox', run, env: {}, with: {} })
  expect(ran).toMatchObject({ status: 1, said: expect.stringContaining('stand-ins.js') })
})

test('the gate opens where every job has succeeded, and there is one', () => {
  const gate = (needs: unknown) =>
    runScript(
      { run: '.github/scripts/all-passed.sh', env: {}, with: {} },
      { NEEDS: JSON.stringify(needs) },
    )
  const success = { result: 'success', outputs: {} }
  expect(gate({ lint: success, test: success })).toEqual({
    status: 0,
    said: 'lint: success\ntest: success\n',
  })
  for (const result of ['failure', 'cancelled', 'skipped']) {
    expect(gate({ lint: success, test: { result } })).toMatchObject({ status: 1 })
  }
  expect(gate({})).toMatchObject({ status: 1 })
})
