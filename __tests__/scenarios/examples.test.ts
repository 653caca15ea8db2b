import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import * as v from 'valibot'
import type { Step } from '../../sandbox/runner.ts'
import { DEFAULT_KEY } from '../../sandbox/wandb/server.ts'
import { documents } from '../documents.ts'
import { examplesIn } from '../workflows.ts'
import { beginMlflowRun, beginWandbRun } from './training.ts'
import { errorsOf, password, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()

/** Each use of the action in the complete workflows of a document, with its inputs. */
function usesIn(file: string) {
  return examplesIn(file).flatMap(({ content: { name, on, jobs } }) => {
    const called = Object.values(jobs)
    const steps = called.flatMap((job) => job.steps.map((step) => ({ ...step, secrets: {} })))
    return [...called, ...steps]
      .filter(({ uses }) => uses?.startsWith('OWNER/log-revision'))
      .map((step) => ({ file, name, event: Object.keys(v.parse(Events, on))[0] ?? '', step }))
  })
}

const Events = v.record(v.string(), v.unknown())

/** The values of the expressions in the examples. */
const values = new Map([
  ['secrets.WANDB_API_KEY', DEFAULT_KEY],
  ['secrets.MLFLOW_TOKEN', 'a-token'],
  ['secrets.MLFLOW_PASSWORD', password],
  ['vars.WANDB_ENTITY', 'lab'],
  ['vars.WANDB_PROJECT', 'corpus'],
  ['vars.MLFLOW_TRACKING_URI', 'http://127.0.0.1'],
  ['vars.MLFLOW_USERNAME', 'ada'],
  ['inputs.revision', 'v1\nv2'],
  ['inputs.tag', 'v1'],
  ['matrix.folder', '.'],
  ['matrix.name', 'german'],
  ['inputs.dataset', 'v1'],
  ['needs.release.outputs.tag_name', 'v1'],
])

/** The dataset in the folder of the workspace where the example checks it out. */
let elsewhere: string | undefined
afterEach(() => {
  if (elsewhere !== undefined) rmSync(elsewhere, { recursive: true })
  elsewhere = undefined
})

const examples = documents.flatMap(usesIn)

test.each(examples)('$file: $name', async ({ event, step }) => {
  await beginWandbRun(sandbox, 'training')
  values.set('steps.begin.outputs.wandb-run-id', 'training')
  values.set('steps.begin.outputs.mlflow-run-id', await beginMlflowRun(sandbox))
  const given = Object.entries({ ...step.with, ...step.secrets }).map(([name, text]) => [
    name,
    String(text).replace(/\$\{\{ (\S+) \}\}/g, (all, expression) => values.get(expression) ?? all),
  ])
  const inputs: Record<string, string> = Object.fromEntries(given)
  expect(JSON.stringify(inputs)).not.toContain('${{')
  const isChecked = inputs['mode'] === 'verify'
  if (isChecked) await sandbox.push('v1', { revision: '**' })
  const servers = {
    'wandb-base-url': sandbox.wandb.url,
    'wandb-entity': 'lab',
    'mlflow-tracking-uri': sandbox.mlflow.url,
  }
  const outcome = await sandbox.push('v1', { ...inputs, ...servers }, stepOf(event, inputs))

  expect(errorsOf(outcome)).toEqual([])
  expect(outcome).toMatchObject({ code: 0, outputs: { created: `${!isChecked}` } })
})

function stepOf(event: string, inputs: Readonly<Record<string, string>>): Partial<Step> {
  const { 'working-directory': folder, revision } = inputs
  if (folder !== undefined) {
    elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-')))
    cpSync(sandbox.sample.path, join(elsewhere, folder), { recursive: true })
  }
  return {
    ...(elsewhere === undefined ? {} : { workspace: elsewhere }),
    ...(event === 'push' && revision === undefined
      ? {}
      : { event: { name: event, ref: 'refs/heads/main', payload: {} } }),
  }
}

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(11)
})
