import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { pushOf } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

/* Runners that are not GitHub's: Gitea, Forgejo, act, and a process that a person starts. */

const sandbox = useSandbox()
let clone: Checkout
beforeEach(() => {
  clone = cloneSample()
  clone.git('remote', 'set-url', 'origin', 'git@git.example.org:lab/corpus.git')
})
afterEach(() => clone.remove())

const server = { GITHUB_SERVER_URL: 'https://git.example.org/', GITHUB_REPOSITORY: 'lab/corpus' }
const start = (env: Readonly<Record<string, string>>, tag = 'v1', after?: string) => {
  const event = pushOf(tag)
  const payload = after === undefined ? event.payload : { ...event.payload, after }
  const env_ = { ...server, ...env }
  return sandbox.push(tag, {}, { workspace: clone.path, event: { ...event, payload }, env: env_ })
}
const Bundle = v.object({ repository: v.string(), tag: v.object({ kind: v.string() }) })
const tagsOf = () =>
  Object.fromEntries([...(sandbox.runs()[0]?.tags ?? [])].map(([key, value]) => [key, value]))

describe('a variable that the runner does not set', () => {
  const runner = {
    GITHUB_SERVER_URL: '',
    GITHUB_REPOSITORY: '',
    GITHUB_RUN_ID: '',
    GITHUB_ACTOR: '',
    GITHUB_WORKSPACE: '',
    RUNNER_TEMP: '',
    GITHUB_EVENT_PATH: '',
  }

  test('or none of them: the checkout says what the repository is', async () => {
    const step = await start(runner)

    expect([step.code, errorsOf(step), warningsOf(step)]).toEqual([0, [], []])
    expect(v.parse(Bundle, JSON.parse(step.revisionJson))).toMatchObject({
      repository: 'https://git.example.org/lab/corpus',
    })
    expect(tagsOf()).toMatchObject({
      'mlflow.note.content': 'Dataset revision, logged by log-revision',
      'github.ref': 'refs/tags/v1',
    })
    expect(tagsOf()).not.toHaveProperty(['github.run_url'])
  })

  test.each(Object.keys(runner))('%s', async (variable) => {
    const step = await start({ [variable]: '' })
    expect([step.code, errorsOf(step), warningsOf(step)]).toEqual([0, [], []])
  })

  test('GITHUB_OUTPUT: a warning says that there are no outputs', async () => {
    const step = await start({ GITHUB_OUTPUT: '' })

    expect([step.code, sandbox.versions().length, sandbox.runs().length]).toEqual([0, 1, 1])
    expect(step.stdout).not.toContain('::set-output')
    expect(warningsOf(step)).toEqual([
      'This step has no outputs, because the runner does not set GITHUB_OUTPUT. If a later step needs them, update the runner.',
    ])
  })
})

test('without GITHUB_STEP_SUMMARY, a warning says that there is no summary', async () => {
  const step = await start({ GITHUB_STEP_SUMMARY: '' })

  expect([step.code, errorsOf(step)]).toEqual([0, []])
  expect(warningsOf(step)).toEqual([
    expect.stringMatching(
      /^The job summary could not be written \(GITHUB_STEP_SUMMARY\): .*GITHUB_STEP_SUMMARY/,
    ),
  ])
})

describe('a GITHUB_SHA that is the id of the tag object', () => {
  test.each(['the same', 'the commit', 'missing'])(
    'is the same tag (after is %s)',
    async (after) => {
      const object = clone.git('rev-parse', 'v1')
      const commit = clone.git('rev-parse', 'v1^{commit}')
      const inPayload = { 'the same': object, 'the commit': commit }[after]
      const step = await start({ GITHUB_SHA: object }, 'v1', inPayload)

      expect([step.code, errorsOf(step), warningsOf(step)]).toEqual([0, [], []])
      expect(JSON.parse(step.revisionJson)).toMatchObject({
        commit,
        tag: { kind: 'annotated', object },
      })
    },
  )

  test('of a tag of a tag', async () => {
    clone.git('tag', '--annotate', '--message=Twice', 'twice', 'v1')
    const object = clone.git('rev-parse', 'twice')
    const step = await start({ GITHUB_SHA: object }, 'twice', object)

    expect([step.code, errorsOf(step)]).toEqual([0, []])
    expect(JSON.parse(step.revisionJson)).toMatchObject({ tag: { kind: 'annotated', object } })
  })

  test('and that was moved is an error', async () => {
    const before = clone.git('rev-parse', 'v1')
    clone.git('tag', '--annotate', '--force', '--message=Moved', 'v1', 'v2^{commit}')
    const step = await start({ GITHUB_SHA: before }, 'v1', before)

    expect(errorsOf(step)).toEqual([expect.stringMatching(/^The tag "v1" was moved after/)])
  })
})
