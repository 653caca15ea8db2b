import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals'
import { runStep } from '../../sandbox/runner.ts'
import { type Compilation, compile } from '../compilation.ts'
import { onUnix } from '../platform.ts'
import { compositeSteps, type Step } from '../workflows.ts'

let workspace: Compilation
const outputs = new Map<string, string>()
const serverPids: number[] = []

beforeAll(() => {
  workspace = compile()
  for (const name of ['sandbox', '.github']) symlinkSync(resolve(name), join(workspace.base, name))
}, 120_000)
beforeEach(() => outputs.clear())
afterAll(() => {
  for (const pid of serverPids) process.kill(pid)
  workspace.remove()
})

/** Replaces the expressions `${{ steps.….outputs.… }}` in a text with the outputs. */
function evaluate(text: unknown): string {
  return String(text).replace(/\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}/g, (_, id, name) => {
    const value = outputs.get(`${id}.${name}`)
    if (value === undefined) throw new Error(`The step ${id} has no output ${name}.`)
    return value
  })
}

function evaluateAll(texts: Step['with']): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, evaluate(text)]))
}

/** Runs the script of a step as the runner does. Returns the exit code and everything that it printed. */
function runScript({ id, run = '', env }: Step, variables: Readonly<Record<string, string>> = {}) {
  const file = join(workspace.base, 'outputs')
  writeFileSync(file, '')
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
    {
      cwd: workspace.base,
      encoding: 'utf8',
      // spawnSync blocks, so the time limit of the test cannot stop it.
      timeout: 30_000,
      env: {
        ...process.env,
        ...evaluateAll(env),
        GITHUB_OUTPUT: file,
        RUNNER_TEMP: workspace.base,
        ...variables,
      },
    },
  )
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? []
    if (name !== undefined) outputs.set(`${id}.${name}`, value ?? '')
  }
  return { status, output: stdout + stderr }
}

const event = { name: 'schedule', ref: 'refs/heads/main', payload: {} }
const file = '.github/actions/against-sandbox/action.yml'
// The packages are already installed.
const steps = compositeSteps(file).filter(({ run }) => run === undefined || !/^npm /.test(run))

onUnix('the steps that log the sample to the stand-ins and check the records succeed', async () => {
  for (const step of steps) {
    if (step.uses === './') {
      const outcome = await runStep({
        workspace: workspace.base,
        inputs: evaluateAll(step.with),
        event,
      })
      expect(outcome).toMatchObject({ code: 0, stderr: '' })
      expect(outcome.stdout).not.toMatch(/^::(error|warning)/m)
      for (const [name, value] of Object.entries(outcome.outputs)) {
        outputs.set(`${step.id}.${name}`, value)
      }
    } else if (step.run !== undefined) {
      expect(runScript(step)).toMatchObject({
        status: 0,
        output: expect.not.stringContaining('error'),
      })
      const pid = outputs.get('sandbox.pid')
      if (step.id === 'sandbox' && pid !== undefined) serverPids.push(Number(pid))
    }
  }
  expect(outputs.get('log.commit')).toBe(outputs.get('dataset.commit'))

  const url = outputs.get('sandbox.records-url')
  const check = (args: string) =>
    runScript({ run: `node build/scripts/check-stand-ins.js ${args}`, env: {}, with: {} })
  expect(check(`--url ${url}`)).toMatchObject({ status: 1 })
  const other = check(`--url ${url} --tag v1 --commit ${'0'.repeat(40)}`)
  expect(other).toMatchObject({ status: 1, output: expect.stringContaining('should store') })
  expect(check(`--url ${url} --tag v1`).output).toContain('Fails unless the stand-ins')
})

onUnix('an error at the start of the stand-ins fails the step at once', () => {
  const run = 'cd / && "$OLDPWD/.github/scripts/start-sandbox.sh"'
  const result = runScript({ id: 'sandbox', run, env: {}, with: {} })
  expect(result).toMatchObject({ status: 1, output: expect.stringContaining('start-stand-ins.js') })
})

onUnix('the gate passes only if there are jobs and all of them succeeded', () => {
  const gate = (needs: unknown) =>
    runScript(
      { run: '.github/scripts/all-passed.sh', env: {}, with: {} },
      { NEEDS: JSON.stringify(needs) },
    )
  const success = { result: 'success', outputs: {} }
  expect(gate({ lint: success, test: success })).toEqual({
    status: 0,
    output: 'lint: success\ntest: success\n',
  })
  for (const result of ['failure', 'cancelled', 'skipped']) {
    expect(gate({ lint: success, test: { result } })).toMatchObject({ status: 1 })
  }
  expect(gate({})).toMatchObject({ status: 1 })
})
