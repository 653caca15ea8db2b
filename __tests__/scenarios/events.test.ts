import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import type { Outcome, Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
let clone: Checkout
beforeEach(() => {
  clone = cloneSample()
})
afterEach(() => clone.remove())

const commits = {
  v1: '9995fe1c555a1a469cbced721db42541bf3b2868',
  v2: 'd34fc9a722b4d807687bba5d4730386524c44f96',
  'release/3.0': '5de1286cc8329d02f3e493f8561b994abb1ea90f',
  'v3.0.1': '710adb986e17f50d94dc11ad9d6495723183f011',
} as const
const main = commits['v3.0.1']

/** A trigger of a workflow: GitHub's event file and the runner's variables. */
type Trigger = Readonly<{ file: string; name: string; ref: string; sha: string }>

const triggers = {
  annotated: { file: 'push-annotated', name: 'push', ref: 'refs/tags/v1', sha: commits.v1 },
  lightweight: { file: 'push-lightweight', name: 'push', ref: 'refs/tags/v2', sha: commits.v2 },
  moved: { file: 'push-moved', name: 'push', ref: 'refs/tags/v2', sha: commits['release/3.0'] },
  // If a ref is deleted, the run is for the default branch.
  deleted: { file: 'push-deleted', name: 'push', ref: 'refs/heads/main', sha: main },
  branch: { file: 'push-branch', name: 'push', ref: 'refs/heads/main', sha: main },
  dispatch: {
    file: 'workflow-dispatch',
    name: 'workflow_dispatch',
    ref: 'refs/heads/main',
    sha: main,
  },
  release: {
    file: 'release',
    name: 'release',
    ref: 'refs/tags/release/3.0',
    sha: commits['release/3.0'],
  },
  createTag: { file: 'create-tag', name: 'create', ref: 'refs/tags/v3.0.1', sha: main },
  createBranch: { file: 'create-branch', name: 'create', ref: 'refs/heads/v1', sha: main },
  deleteTag: { file: 'delete-tag', name: 'delete', ref: 'refs/heads/main', sha: main },
} as const

function payloadOf(file: string): Step['event']['payload'] {
  const text = readFileSync(join('__tests__', 'scenarios', 'events', `${file}.json`), 'utf8')
  return v.parse(v.record(v.string(), v.unknown()), JSON.parse(text))
}

/** Runs the action with the event of the trigger. */
function start({ file, name, ref, sha }: Trigger, revision = '', env: Step['env'] = {}) {
  const step = {
    workspace: clone.path,
    event: { name, ref, payload: payloadOf(file) },
    env: { GITHUB_SHA: sha, ...env },
  }
  return sandbox.push('', { revision }, step)
}

function noticesOf({ stdout }: Outcome): readonly string[] {
  return stdout
    .split('\n')
    .flatMap((line) => (line.startsWith('::notice::') ? [line.slice(10)] : []))
}

/** The recorded revisions and commits of W&B and MLflow, in the order in which they were logged. */
function recordedCommits() {
  return {
    wandb: sandbox
      .versions()
      .map(({ metadata }) =>
        v.parse(v.object({ revision: v.string(), commit: v.string() }), metadata),
      )
      .map(({ revision, commit }) => [revision, commit]),
    mlflow: sandbox
      .runs()
      .map(({ tags }) => [tags.get('lairs-revision'), tags.get('lairs-revision.commit')]),
  }
}

function both(...revisions: readonly (readonly [string, string])[]) {
  return { wandb: revisions, mlflow: revisions }
}

function expectNothingSent(): void {
  expect([...sandbox.wandb.received, ...sandbox.mlflow.received]).toEqual([])
}

describe('logged', () => {
  test.each<[what: string, Trigger, tag: keyof typeof commits, kind: string, input: string]>([
    ['push of an annotated tag', triggers.annotated, 'v1', 'annotated', ''],
    ['push of a lightweight tag', triggers.lightweight, 'v2', 'lightweight', ''],
    ['workflow_dispatch with an input', triggers.dispatch, 'v1', 'annotated', 'v1'],
    ['workflow_dispatch with a full name', triggers.dispatch, 'v2', 'lightweight', 'refs/tags/v2'],
    ['workflow_call by the push of a branch', triggers.branch, 'v3.0.1', 'lightweight', 'v3.0.1'],
    ['workflow_call by the push of a tag', triggers.annotated, 'v2', 'lightweight', 'v2'],
    ['release', triggers.release, 'release/3.0', 'annotated', ''],
    ['create of a tag', triggers.createTag, 'v3.0.1', 'lightweight', ''],
    ['create of a branch, and an input', triggers.createBranch, 'v1', 'annotated', 'v1'],
    ['a deletion, and another tag as input', triggers.deleted, 'v2', 'lightweight', 'v2'],
  ])('%s', async (_, trigger, tag, kind, input) => {
    const step = await start(trigger, input)

    const commit = commits[tag]
    expect(step).toMatchObject({
      code: 0,
      stderr: '',
      outputs: { revision: tag, commit, created: 'true' },
    })
    expect(JSON.parse(step.revisionJson)).toMatchObject({ revision: tag, commit, tag: { kind } })
    // The sample has no manifest.
    const notices = [expect.stringMatching(/^The commit has no lexicons\/MANIFEST\.toml\./)]
    expect([noticesOf(step), warningsOf(step), errorsOf(step)]).toEqual([notices, [], []])
    expect(recordedCommits()).toEqual(both([tag, commit]))
    const { tags } = sandbox.runs()[0] ?? {}
    expect(tags?.get('github.event_name')).toBe(trigger.name)
    expect(tags?.get('github.ref')).toBe(trigger.ref)
  })

  test('push of a moved tag, if the checkout has the new commit', async () => {
    clone.git('tag', '--force', 'v2', triggers.moved.sha)
    const step = await start(triggers.moved)

    expect(step).toMatchObject({ code: 0, outputs: { revision: 'v2', commit: triggers.moved.sha } })
    expect(recordedCommits()).toEqual(both(['v2', triggers.moved.sha]))
  })

  test('an annotated tag that was recreated at the same commit', async () => {
    clone.git('tag', '--force', '--annotate', '--message=Once more', 'v1', commits.v1)

    expect(await start(triggers.annotated)).toMatchObject({ code: 0, outputs: { revision: 'v1' } })
  })

  test.each(['', 'not JSON', 'null', '[]', '{"ref":7,"deleted":"true","release":null}'])(
    'the tag of the variables, if the event file is %j',
    async (text) => {
      const file = join(clone.path, 'event.json')
      writeFileSync(file, text)

      expect(await start(triggers.annotated, '', { GITHUB_EVENT_PATH: file })).toMatchObject({
        code: 0,
        outputs: { revision: 'v1' },
      })
    },
  )
})

describe('several tags, oldest first, in whatever order they are selected', () => {
  const all = Object.entries(commits)

  test.each([
    ['a list', 'v3.0.1\nrefs/tags/v2\nv1\nrelease/3.0', all],
    ['a pattern', '**', all],
    ['patterns', 'v[12]\n!v1\nrelease/*\n*.0.1', all.slice(1)],
    [
      'a list, a pattern and a commit',
      `v*\n!v[12]\n${commits.v2}`,
      [[commits.v2, commits.v2] as const, all[3] ?? []],
    ],
  ])('%s', async (_, input, expected) => {
    const step = await start(triggers.dispatch, input)

    expect(step).toMatchObject({ code: 0, outputs: { revision: 'v3.0.1', created: 'true' } })
    expect(recordedCommits()).toEqual({ wandb: expected, mlflow: expected })
    const latest = sandbox.versions().filter(({ aliases }) => aliases.has('latest'))
    expect(latest).toEqual([sandbox.versions().at(-1)])
  })
})

describe('nothing to log: a notice, and the step succeeds', () => {
  const deleted = (name: string) =>
    `"${name}" was deleted. Nothing is logged, and existing records are kept.`
  test.each<[what: string, Trigger, input: string, notice: string]>([
    ['push of a deleted tag', triggers.deleted, '', deleted('v1')],
    ['push of a deleted tag that is the input, too', triggers.deleted, 'v1', deleted('v1')],
    ['delete of a tag', triggers.deleteTag, '', deleted('v2')],
    [
      'create of a branch',
      triggers.createBranch,
      '',
      'The event created the branch "v1", not a tag. Nothing is logged.',
    ],
  ])('%s', async (_, trigger, input, notice) => {
    const step = await start(trigger, input)

    expect(step).toMatchObject({ code: 0, stderr: '', summary: '', revisionJson: '' })
    expect(step.outputs).toEqual({ created: 'false', results: '[]' })
    expect([noticesOf(step), warningsOf(step), errorsOf(step)]).toEqual([[notice], [], []])
    expectNothingSent()
  })

  test('a deleted tag that the checkout no longer has', async () => {
    clone.git('tag', '--delete', 'v1')

    expect(await start(triggers.deleted)).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expectNothingSent()
  })
})

describe('a tag that was moved between the event and the run fails, with both commits named', () => {
  test.each<[what: string, Trigger, tag: string, input: string]>([
    ['push of an annotated tag', triggers.annotated, 'v1', ''],
    ['push of a lightweight tag', triggers.lightweight, 'v2', ''],
    ['push of a moved tag', triggers.moved, 'v2', ''],
    ['release', triggers.release, 'release/3.0', ''],
    ['create', triggers.createTag, 'v3.0.1', ''],
    ['push, and the tag is the input, too', triggers.annotated, 'v1', 'v1'],
    ['push, and a pattern takes the tag', triggers.annotated, 'v1', '**'],
  ])('%s', async (_, trigger, tag, input) => {
    clone.git('commit', '--quiet', '--allow-empty', '--message=Later')
    const later = clone.git('rev-parse', 'HEAD')
    clone.git('tag', '--force', tag, later)
    const step = await start(trigger, input)

    expect(step).toMatchObject({ code: 1, outputs: {}, summary: '' })
    expect(errorsOf(step)).toEqual([
      `The tag "${tag}" was moved after this workflow was started: the event is about commit ${trigger.sha}, ` +
        `and the tag leads to ${later} in this checkout. Nothing was sent. ` +
        'The push that moved it starts its own workflow. To log the tag as it is now, start the workflow by hand.',
    ])
    expectNothingSent()
  })
})

describe('refused', () => {
  test.each<[what: string, Trigger, input: string, error: RegExp]>([
    [
      'push of a branch',
      triggers.branch,
      '',
      /^There is no tag to log: the event "push" is about "refs\/heads\/main", .*Start the workflow when a tag is pushed .*or name a tag in the input "revision"\.$/,
    ],
    ['workflow_dispatch', triggers.dispatch, '', /the event "workflow_dispatch" is about/],
    [
      'a pattern that takes no tag',
      triggers.dispatch,
      'w*',
      /no tag matches "w\*" \(4 tags checked\)/,
    ],
    ['only exclusions', triggers.annotated, '!v2', /^revision: all lines are exclusions/],
    ['a branch', triggers.dispatch, 'refs/heads/main', /is not a valid tag name/],
    ['no pattern', triggers.dispatch, 'v[1', /^revision: "v\[1" has a "\[" without its "\]"/],
    ['one of two that is not there', triggers.dispatch, 'v1\nv11', /no tag named "v11"/],
  ])('%s', async (_, trigger, input, error) => {
    const step = await start(trigger, input)

    expect(step).toMatchObject({ code: 1, outputs: {}, summary: '', stderr: '' })
    expect(errorsOf(step)).toEqual([expect.stringMatching(error)])
    expectNothingSent()
  })

  test('a pattern that only matches tags of files and folders', async () => {
    clone.git('tag', 'tree', 'v1^{tree}')
    const step = await start(triggers.dispatch, 't*')

    expect(step).toMatchObject({ code: 1, outputs: {} })
    expect(noticesOf(step)).toEqual([])
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^revision: .*commit/)])
    expectNothingSent()
  })
})

test('a tag of a folder that matches a pattern is skipped, with a warning', async () => {
  clone.git('tag', 'v0', 'v1^{tree}')
  const step = await start(triggers.dispatch, 'v[01]')

  expect(step).toMatchObject({ code: 0, outputs: { revision: 'v1' } })
  expect(warningsOf(step)).toEqual([
    'A tag that matches a pattern is left out: refs/tags/v0 does not lead to a commit: it is a tree.',
  ])
  expect(recordedCommits()).toEqual(both(['v1', commits.v1]))
})
