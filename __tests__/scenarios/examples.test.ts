import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import { parse } from 'yaml'
import { DEFAULT_KEY } from '../../sandbox/wandb/server.ts'
import { errorsOf, scene } from './scene.ts'

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
  const blocks = existsSync(file)
    ? readFileSync(file, 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms)
    : []
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
const values: Readonly<Record<string, string>> = {
  'secrets.WANDB_API_KEY': DEFAULT_KEY,
  'secrets.MLFLOW_TOKEN': 'a-token',
  'inputs.revision': 'v1\nv2',
}

function filled(text: string): string {
  return text.replace(/\$\{\{ (\S+) \}\}/g, (all, name) => values[name] ?? all)
}

const examples = ['README.md', 'docs/usage.md'].flatMap(examplesIn)

test.each(examples)('$file: $name', async ({ event, step }) => {
  const given = Object.entries({ ...step.with, ...step.secrets }).map(([name, text]) => [
    name,
    filled(text),
  ])
  const inputs: Record<string, string> = Object.fromEntries(given)
  expect(JSON.stringify(inputs)).not.toContain('${{')
  const { backend = '' } = inputs
  if (backend.includes('wandb')) {
    inputs['wandb-base-url'] = stage.wandb.url
    inputs['wandb-entity'] = 'lab'
  }
  if (backend.includes('mlflow')) inputs['mlflow-tracking-uri'] = stage.mlflow.url
  const dispatched = { name: event, ref: 'refs/heads/main', payload: {} }
  const outcome = await stage.push('v1', inputs, event === 'push' ? {} : { event: dispatched })

  expect(errorsOf(outcome)).toEqual([])
  expect(outcome).toMatchObject({ code: 0, outputs: { created: 'true' } })
})

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(2)
})
