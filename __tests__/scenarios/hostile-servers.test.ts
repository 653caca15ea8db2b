import { afterEach, describe, expect, test } from '@jest/globals'
import { DEFAULT_GITHUB_TOKEN, startGithub } from '../../sandbox/github/server.ts'
import { json, type Reply } from '../../sandbox/http.ts'
import type { Outcome } from '../../sandbox/runner.ts'
import { cloneSample } from '../../sandbox/sample.ts'
import { texts } from './hostile.ts'
import { byHand } from './many.ts'
import { faultsIn } from './strict.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

/** A checkout whose origin does not answer, so that only GitHub's API can tell which tags are annotated. */
function withoutOrigin(): string {
  const clone = cloneSample()
  opened.push({ close: async () => clone.remove() })
  clone.git('remote', 'set-url', 'origin', `${clone.path}/nowhere`)
  return clone.path
}

function expectHarmless(step: Outcome): void {
  expect(faultsIn(step, [sandbox.wandb.url, sandbox.mlflow.url])).toEqual([])
}

/** W&B and MLflow send this response to the first request. */
function answer(reply: Reply, other = reply): void {
  sandbox.wandb.fail('Viewer', { kind: 'reply', reply })
  sandbox.mlflow.fail('experiments/get-by-name', { kind: 'reply', reply: other })
}

const repository = 'https://github.com/lab/sample-dataset'

/** A record that was changed. */
function record(text: string) {
  const facts = { commit: text, committed_at: text, layers_version: text }
  const tags = {
    'lairs-revision': 'v1',
    'lairs-revision.repository': repository,
    'lairs-revision.commit': text,
    'mlflow.source.type': 'JOB',
    'mlflow.source.name': repository,
  }
  const pairs = (values: Record<string, string>) =>
    Object.entries(values).map(([key, value]) => ({ key, value }))
  const info = { run_id: text.slice(0, 5000), experiment_id: '1', status: text, start_time: 1 }
  const data = { tags: pairs(tags), params: pairs(facts) }
  const artifact = {
    id: 'A',
    state: 'COMMITTED',
    digest: text,
    versionIndex: 1,
    metadata: JSON.stringify({ ...facts, repository, revision: 'v1', working_dir: '.' }),
    aliases: [{ alias: text, artifactCollection: { id: text } }],
    artifactSequence: {
      id: text,
      name: text.slice(0, 5000).toWellFormed(),
      project: { name: 'corpus', entity: { name: text.slice(0, 5000).toWellFormed() } },
    },
    createdBy: { __typename: 'Run', name: text, state: 'finished' },
  }
  return { run: { info: { ...info, artifact_uri: text }, data }, artifact }
}

describe.each(Object.entries(texts))('%s', (_, text) => {
  const [cut, isLong] = [/… \(cut: \d+ characters\)/, text.length > 4000]

  test('in the text of a refusal', async () => {
    const refused = json(400, { errors: [{ message: text }] })
    answer(refused, json(400, { error_code: text.slice(0, 5000), message: text }))
    const step = await sandbox.push('v1')

    expect(errorsOf(step)).toHaveLength(2)
    expectHarmless(step)
    // The message gives the length of the complete text.
    if (isLong) {
      expect(errorsOf(step)).toEqual([expect.stringMatching(cut), expect.stringMatching(cut)])
      expect(step.stdout).toContain(`(cut: ${text.trim().length} characters)`)
    }
  })

  test('in a page', async () => {
    const body = `<html><p>Sorry: ${text}</p></html>`
    answer({ status: 403, headers: { 'content-type': 'text/html' }, body })
    const step = await sandbox.push('v1')

    expect(errorsOf(step)).toHaveLength(2)
    expectHarmless(step)
    // The message gives the length of the body, not of the part that was read.
    const message = expect.stringContaining(`… (cut: ${body.length} characters)`)
    if (isLong) expect(errorsOf(step)).toEqual([message, message])
  })

  test('in headers', async () => {
    const value = text.slice(0, 5000).replace(/[^\t -~\x80-\xff]/g, '?')
    const headers = { location: value, 'www-authenticate': value, 'content-type': value }
    answer({ status: 302, headers, body: '' })
    const step = await sandbox.push('v1')

    expect(errorsOf(step)).toHaveLength(2)
    expectHarmless(step)
  })

  test('in the record of a revision', async () => {
    const { run, artifact } = record(text.slice(0, 100_000))
    const defaultArtifactType = { name: text }
    const project = { artifactCollection: { __typename: text, defaultArtifactType } }
    const response = json(200, { data: { project, versions: { v0: artifact }, runs: null } })
    sandbox.wandb.fail('LoggedRevisions', { kind: 'reply', reply: response })
    await sandbox.push('v1', { backend: 'mlflow' })
    const runs = json(200, { runs: [run] })
    sandbox.mlflow.fail('runs/search', { kind: 'reply', reply: runs }, 9)
    const step = await sandbox.push('v1', { mode: 'verify' })

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toHaveLength(2)
    expectHarmless(step)
    expect(JSON.parse(step.outputs['results'] ?? '')).toMatchObject([
      { backend: 'wandb', status: 'moved' },
      { backend: 'mlflow', status: 'moved' },
    ])
    if (isLong) expect(step.stdout).toMatch(cut)
  })

  test('in names from a server', async () => {
    const experiment = { experiment_id: text.slice(0, 5000) }
    answer(json(200, { data: { viewer: { entity: text } } }), json(200, { experiment }))
    expectHarmless(await sandbox.push('v1'))
  })

  test('in responses of GitHub', async () => {
    const github = await startGithub()
    opened.push(github)
    const reply = json(403, { message: text, documentation_url: text })
    github.fail('git/matching-refs', { kind: 'reply', reply })
    const inputs = { revision: 'v3.0.1', 'github-token': DEFAULT_GITHUB_TOKEN, backend: 'mlflow' }
    const env = {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_ACTOR: text.slice(0, 300).replace('\0', ''),
    }
    const step = await sandbox.push('', inputs, { event: byHand, env, workspace: withoutOrigin() })

    expect(step.code).toBe(0)
    expect(warningsOf(step)).toEqual([expect.stringContaining('did not say which tags')])
    expectHarmless(step)
    if (isLong) expect(step.stdout).toMatch(cut)
  })
})

test('GitHub’s notice that a part of its API is deprecated is not in the log', async () => {
  const github = await startGithub()
  opened.push(github)
  const headers = {
    'content-type': 'application/json',
    deprecation: 'true',
    sunset: '##[add-mask]evil',
    link: '<##[error]evil>; rel="deprecation"',
  }
  github.fail('git/matching-refs', { kind: 'reply', reply: { status: 200, headers, body: '[]' } })
  const inputs = { revision: 'v3.0.1', 'github-token': DEFAULT_GITHUB_TOKEN, backend: 'mlflow' }
  const env = { GITHUB_API_URL: github.apiUrl }
  const step = await sandbox.push('', inputs, { event: byHand, env })

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expectHarmless(step)
})
