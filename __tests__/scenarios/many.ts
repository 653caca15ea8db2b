import * as v from 'valibot'
import type { ReceivedRequest } from '../../sandbox/http.ts'
import type { Outcome, Step } from '../../sandbox/runner.ts'
import type { Sandbox } from './use-sandbox.ts'

/** The event of a manual run, which names no tag. */
export const byHand: Step['event'] = {
  name: 'workflow_dispatch',
  ref: 'refs/heads/main',
  payload: {},
}

/** Runs the action on all tags of a repository. The given inputs replace the defaults. */
export function backfill(
  sandbox: Sandbox,
  workspace: string,
  inputs: Step['inputs'] = {},
  step: Partial<Step> = {},
): Promise<Outcome> {
  return sandbox.push('', { revision: '*', ...inputs }, { workspace, event: byHand, ...step })
}

const Results = v.array(
  v.strictObject({
    revision: v.string(),
    // '' if the tag's commit is unknown.
    commit: v.pipe(v.string(), v.regex(/^([0-9a-f]{40})?$/)),
    backend: v.picklist(['wandb', 'mlflow']),
    status: v.string(),
    url: v.string(),
    identifier: v.string(),
  }),
)

/** The output `results`, read as a workflow reads it. */
export function resultsOf({ outputs }: Outcome): v.InferOutput<typeof Results> {
  return v.parse(Results, JSON.parse(outputs['results'] ?? ''))
}

/** The statuses of `results`, by `backend revision`. */
export function statusesOf(step: Outcome): Readonly<Record<string, string>> {
  return Object.fromEntries(
    resultsOf(step).map(({ backend, revision, status }) => [`${backend} ${revision}`, status]),
  )
}

/** `v1`, `v2` and so on, as `createHistory` calls its tags. */
export function tagNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `v${index + 1}`)
}

/** The number of requests by name. */
export function countsOf(requests: readonly ReceivedRequest[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of requests) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** The versions in W&B in the order of their numbers, each as its number and aliases. */
export function numbered(sandbox: Sandbox): string[] {
  return sandbox
    .versions()
    .filter(({ state }) => state === 'COMMITTED')
    .sort((a, b) => (a.versionIndex ?? 0) - (b.versionIndex ?? 0))
    .map(({ versionIndex, aliases }) => [`v${versionIndex}`, ...aliases].join(' '))
}

/** The result of `numbered` if only these tags were logged, in their order. */
export function inOrder(tags: readonly string[]): string[] {
  return tags.map((tag, index) => {
    const latest = index === tags.length - 1 ? ' latest' : ''
    return `v${index} tag-${tag}${latest}`
  })
}

/** The progress lines of a backend in the log of a step. */
export function progressOf({ stdout }: Outcome, backend: string): string[] {
  const line = new RegExp(`^${backend}: \\d+/\\d+ logged, `)
  return stdout.split('\n').filter((each) => line.test(each))
}

/** Posts to MLflow's API as another client would. */
export async function postMlflow(sandbox: Sandbox, endpoint: string, body: unknown): Promise<void> {
  const user = `ada:${sandbox.inputs['mlflow-password']}`
  const answer = await fetch(`${sandbox.mlflow.url}/api/2.0/mlflow/${endpoint}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(user).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  if (answer.status !== 200) throw new Error(`${endpoint}: ${await answer.text()}`)
}
