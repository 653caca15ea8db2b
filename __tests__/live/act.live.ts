import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { DEFAULT_GITHUB_TOKEN } from '../../sandbox/github/server.ts'
import { pushOf, type Step } from '../../sandbox/runner.ts'
import { DEFAULT_KEY } from '../../sandbox/wandb/server.ts'
import { documents } from '../documents.ts'
import { beginMlflowRun, beginWandbRun } from '../scenarios/training.ts'
import { password, useSandbox } from '../scenarios/use-sandbox.ts'
import { examplesIn, type WorkflowFile } from '../workflows.ts'
import { hasGo, installAct, runWorkflow, type WorkflowRun } from './act.ts'
import { type ActSite, createActSite } from './act-site.ts'

const sandbox = useSandbox()
const commit = '9995fe1c555a1a469cbced721db42541bf3b2868'

let site: ActSite

/** The parts of a trigger that decide what the event is. */
const Trigger = v.record(
  v.string(),
  v.union([
    v.array(v.unknown()),
    v.object({
      tags: v.optional(v.unknown()),
      inputs: v.optional(v.record(v.string(), v.unknown())),
    }),
  ]),
)

/** The events that start the workflow for the tag v1. */
function eventsFor({ content }: WorkflowFile): readonly Step['event'][] {
  return Object.entries(v.parse(Trigger, content.on)).map(([name, trigger]) => {
    if ('tags' in trigger) return pushOf('v1')
    const names = 'inputs' in trigger ? Object.keys(trigger.inputs ?? {}) : []
    const ref = 'refs/heads/main'
    const inputs = Object.fromEntries(names.map((each) => [each, 'v1']))
    return { name, ref, payload: { ref, inputs } }
  })
}

/** Each complete workflow of the documents, with each event that starts it. */
const runs = documents
  .flatMap(examplesIn)
  // The action of Amazon signs in to its service. A container needs Docker.
  .filter(({ text }) => !/aws-actions\/|container:/.test(text))
  .flatMap((example) => eventsFor(example).map((event) => ({ ...example, event })))
/** Runs a workflow with the servers of this test. `secrets` replace the right ones. */
async function run(
  workflow: string,
  event: Step['event'],
  secrets: Readonly<Record<string, string>> = {},
): Promise<WorkflowRun> {
  await beginWandbRun(sandbox, 'training')
  const mlflowRunId = await beginMlflowRun(sandbox)
  site.workspace.git(
    'checkout',
    '--quiet',
    '--detach',
    event.ref.replace(/^refs\/heads\//, 'origin/'),
  )
  const text = workflow
    .replace('runs-on: self-hosted', 'runs-on: ubuntu-latest')
    .replaceAll('my-team', 'lab')
    // The dataset of this test has one folder.
    .replace(/ +- folder: corpora\/italian\n +name: italian\n/, '')
    .replace('corpora/german', '.')
  return runWorkflow(text, event, {
    ...site,
    workspace: site.workspace.path,
    env: {
      GITHUB_API_URL: site.github.apiUrl,
      WANDB_BASE_URL: sandbox.wandb.url,
      MLFLOW_TRACKING_USERNAME: 'ada',
      MLFLOW_TRACKING_PASSWORD: password,
      // For the program that stands in for the code of a training.
      MLFLOW_RUN: mlflowRunId,
    },
    secrets: {
      GITHUB_TOKEN: DEFAULT_GITHUB_TOKEN,
      WANDB_API_KEY: DEFAULT_KEY,
      MLFLOW_TOKEN: 'correct-horse-battery-staple',
      MLFLOW_PASSWORD: password,
      ...secrets,
    },
    vars: {
      WANDB_ENTITY: 'lab',
      WANDB_PROJECT: 'corpus',
      MLFLOW_TRACKING_URI: sandbox.mlflow.url,
      MLFLOW_USERNAME: 'ada',
      MLFLOW_CA: readFileSync('__tests__/scenarios/tls/ca.pem', 'utf8'),
    },
  })
}

function commandsOf({ lines }: WorkflowRun, command: string): readonly string[] {
  return lines.flatMap((line) => (line.command === command ? [line.content + line.arg] : []))
}

/** The status of each record, by the output `results`. */
function statusesOf({ lines }: WorkflowRun): readonly string[] {
  const { arg = '[]' } = lines.find(({ command, name }) => command && name === 'results') ?? {}
  const results = v.parse(v.array(v.object({ status: v.string() })), JSON.parse(arg))
  return results.map(({ status }) => status)
}

/** The backends that have a record of the tag v1. */
function recordsOfV1(): readonly string[] {
  const versions = [...sandbox.wandb.store.artifacts.values()]
  const inWandb = versions.some(({ metadata }) => metadata?.['commit'] === commit)
  const inMlflow = sandbox.runs().some(({ params }) => params.get('commit') === commit)
  return [...(inWandb ? ['wandb'] : []), ...(inMlflow ? ['mlflow'] : [])]
}

const describeWithGo = hasGo ? describe : describe.skip

describeWithGo('in act, the runner (it needs Go)', () => {
  beforeAll(async () => {
    installAct()
    site = await createActSite()
  }, 900_000)
  afterAll(() => site.remove())

  test.each(runs)('$name, on $event.name', async (example) => {
    const verifies = example.text.includes('mode: verify')
    if (verifies)
      await sandbox.push('v1', { revision: '**', 'wandb-project': '', 'mlflow-experiment': '' })
    const result = await run(example.text, example.event)

    expect([result.code, commandsOf(result, 'error'), commandsOf(result, 'warning')]).toEqual([
      0,
      [],
      [],
    ])
    expect(new Set(statusesOf(result))).toEqual(new Set([verifies ? 'matches' : 'logged']))
    expect(recordsOfV1()).toEqual(
      ['wandb', 'mlflow'].filter((name) => backendsOf(example).includes(name)),
    )
    expect(commandsOf(result, 'summary')).toEqual([expect.stringContaining('<code>v1</code>')])
    expect(commandsOf(result, 'notice')).toEqual([expect.stringContaining('Layers 0.11.0')])
  })

  test('a later job has the outputs', async () => {
    const example = runs.find(({ content }) => 'show' in content.jobs)
    const { lines } = await run(example?.text ?? '', pushOf('v1'))
    const printed = lines.filter(({ jobID, raw_output }) => jobID === 'show' && raw_output)
    expect(printed.map(({ msg }) => msg)).toEqual(['lairs-revision:v1\n'])
  })

  test('a later step cannot print a derived form of a secret', async () => {
    const { text } = pushExample()
    const step = `
      - run: echo "printed $(printf 'api:%s' "$KEY" | base64)"
        env:
          KEY: \${{ secrets.WANDB_API_KEY }}
`
    const { code, lines } = await run(`${text}${step}`, pushOf('v1'))
    expect(code).toBe(0)
    expect(lines.map(({ msg }) => msg)).toContain('printed ***\n')
    const log = lines.map(({ msg }) => msg).join('\n')
    for (const secret of [DEFAULT_KEY, btoa(`api:${DEFAULT_KEY}`)])
      expect(log).not.toContain(secret)
  })

  test('an error fails the job and is an annotation', async () => {
    const result = await run(pushExample().text, pushOf('v1'), { WANDB_API_KEY: 'f'.repeat(40) })
    expect(result.code).toBe(1)
    expect(commandsOf(result, 'error')).toEqual([expect.stringContaining('wandb-api-key')])
    expect(recordsOfV1()).toEqual([])
  })
})

function pushExample(): WorkflowFile {
  const [example] = examplesIn('README.md')
  if (example === undefined) throw new Error('README.md has no workflow')
  return example
}

/** The value of the input `backend` in an example. */
function backendsOf({ content }: WorkflowFile): string {
  const jobs = Object.values(content.jobs)
  return [...jobs, ...jobs.flatMap(({ steps }) => steps)].map((each) => each.with['backend']).join()
}
