import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { parse } from 'yaml'
import type { Step } from '../../sandbox/runner.ts'
import { DEFAULT_KEY } from '../../sandbox/wandb/server.ts'
import { errorsOf, scene } from './scene.ts'
import { beginMlflowRun, beginWandbRun } from './training.ts'

const stage = scene()

const Texts = v.record(
  v.string(),
  v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String)),
)
const Used = v.object({
  uses: v.optional(v.string(), ''),
  with: v.optional(Texts, {}),
  secrets: v.optional(Texts, {}),
})
const Job = v.object({ ...Used.entries, steps: v.optional(v.array(Used), []) })
const Workflow = v.object({
  name: v.string(),
  on: v.record(v.string(), v.unknown()),
  jobs: v.record(v.string(), Job),
})

/** Each complete workflow of a document that uses the action, with what it hands to it. */
function examplesIn(file: string) {
  const blocks = readFileSync(file, 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms)
  return [...blocks].flatMap(([, text = '']) => {
    if (!/^jobs:/m.test(text)) return []
    const { name, on, jobs } = v.parse(Workflow, parse(text))
    return Object.values(jobs)
      .flatMap((job) => [job, ...job.steps])
      .filter(({ uses }) => uses.startsWith('OWNER/log-revision'))
      .map((step) => ({ file, name, event: Object.keys(on)[0] ?? '', step }))
  })
}

/** What the expressions of the examples stand for. */
const values = new Map([
  ['secrets.WANDB_API_KEY', DEFAULT_KEY],
  ['secrets.MLFLOW_TOKEN', 'a-token'],
  ['vars.WANDB_ENTITY', 'lab'],
  ['vars.WANDB_PROJECT', 'corpus'],
  ['vars.MLFLOW_TRACKING_URI', 'http://127.0.0.1'],
  ['inputs.revision', 'v1\nv2'],
  ['inputs.tag', 'v1'],
  ['inputs.dataset', 'v1'],
  ['needs.release.outputs.tag_name', 'v1'],
])

/** The dataset at a folder of the workspace, where the example has checked it out. */
let elsewhere: string | undefined
afterEach(() => {
  if (elsewhere !== undefined) rmSync(elsewhere, { recursive: true })
  elsewhere = undefined
})

const examples = ['README.md', 'docs/usage.md'].flatMap(examplesIn)

test.each(examples)('$file: $name', async ({ event, step }) => {
  await beginWandbRun(stage, 'training')
  values.set('steps.begin.outputs.wandb-run-id', 'training')
  values.set('steps.begin.outputs.mlflow-run-id', await beginMlflowRun(stage))
  const given = Object.entries({ ...step.with, ...step.secrets }).map(([name, text]) => [
    name,
    text.replace(/\$\{\{ (\S+) \}\}/g, (all, expression) => values.get(expression) ?? all),
  ])
  const inputs: Record<string, string> = Object.fromEntries(given)
  expect(JSON.stringify(inputs)).not.toContain('${{')
  const isChecked = inputs['mode'] === 'verify'
  if (isChecked) await stage.push('v1', { revision: '**' })
  const servers = {
    'wandb-base-url': stage.wandb.url,
    'wandb-entity': 'lab',
    'mlflow-tracking-uri': stage.mlflow.url,
  }
  const outcome = await stage.push('v1', { ...inputs, ...servers }, stepOf(event, inputs))

  expect(errorsOf(outcome)).toEqual([])
  expect(outcome).toMatchObject({ code: 0, outputs: { created: `${!isChecked}` } })
})

function stepOf(event: string, inputs: Readonly<Record<string, string>>): Partial<Step> {
  const { 'working-directory': folder, revision } = inputs
  if (folder !== undefined) {
    elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-')))
    cpSync(stage.sample.path, join(elsewhere, folder), { recursive: true })
  }
  return {
    ...(elsewhere === undefined ? {} : { workspace: elsewhere }),
    ...(event === 'push' && revision === undefined
      ? {}
      : { event: { name: event, ref: 'refs/heads/main', payload: {} } }),
  }
}

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(8)
})
