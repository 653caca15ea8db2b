import { describe, expect, test } from '@jest/globals'
import { parsePayload, type WorkflowEvent } from '../../src/inputs/event.ts'
import { selectRevisions } from '../../src/revision/read.ts'
import { select } from '../../src/revision/select.ts'
import { parseRevision } from '../inputs/revision-input.ts'
import { inputs } from '../inputs.ts'
import { Objects } from '../provenance/objects.ts'

const commit = '9995fe1c555a1a469cbced721db42541bf3b2868'
const other = 'd34fc9a722b4d807687bba5d4730386524c44f96'
const tags = ['v0.1', 'v0.2', 'v1', 'v1.0+build', 'v2', 'release/3.0', '!v1', 'nightly']

function event(name: string, ref: string, payload: object = {}, sha = ''): WorkflowEvent {
  return { name, ref, sha, payload: parsePayload(JSON.stringify(payload)) }
}

const branch = event('push', 'refs/heads/main', { ref: 'refs/heads/main' })

/** The names that the input selects, in order. */
function selected(input: string, started = branch): readonly string[] {
  return select(parseRevision(input), started, tags).selections.map(({ name }) => name)
}

describe('each line of the input adds to the selection or removes from it', () => {
  test.each([
    ['v1', ['v1']],
    ['refs/tags/v1', ['v1']],
    [' v1 \r\n\t\n v2\t', ['v1', 'v2']],
    ['v2\nv1', ['v2', 'v1']],
    ['v1\nrefs/tags/v1\nv1', ['v1']],
    ['v*', ['v0.1', 'v0.2', 'v1', 'v1.0+build', 'v2']],
    ['refs/tags/v[12]', ['v1', 'v2']],
    ['v2\nv[12]', ['v2', 'v1']],
    ['*\n!v*', ['!v1', 'nightly']],
    ['**\n!v0.*\n!nightly', ['v1', 'v1.0+build', 'v2', 'release/3.0', '!v1']],
    ['v*\n!v0.*\nv0.2', ['v1', 'v1.0+build', 'v2', 'v0.2']],
    ['v*\n!refs/tags/v0.*\nv0.[2]', ['v1', 'v1.0+build', 'v2', 'v0.2']],
    ['!v0.*\nv*', ['v0.1', 'v0.2', 'v1', 'v1.0+build', 'v2']],
    ['v1\nv2\n!v1', ['v2']],
    ['v1\n!v1\nv1', ['v1']],
    ['*\n!!v1', ['v0.1', 'v0.2', 'v1', 'v1.0+build', 'v2', 'nightly']],
    ['not-there', ['not-there']],
    ['not-there\nv[1]', ['not-there', 'v1']],
    // In a pattern, a backslash escapes the next character.
    ['\\!v[1]', ['!v1']],
    ['v1.0\\+b*', ['v1.0+build']],
  ])('%j', (input, names) => expect(selected(input)).toEqual(names))
})

test('a tag name can contain special characters of patterns', () => {
  expect(selected('v1.0+build')).toEqual(['v1.0+build'])
  expect(selected('refs/tags/!v1')).toEqual(['!v1'])
  expect(selected('v1.0]')).toEqual(['v1.0]'])
})

test('an exclusion also removes the tag with exactly that name', () => {
  expect(selected('v1*\n!v1.0+build')).toEqual(['v1'])
})

test('a selection shows if it was selected by name or by a pattern', () => {
  const { selections } = select(parseRevision('v1\nv[12]\nv2'), branch, tags)

  expect(selections).toEqual([
    { kind: 'tag', name: 'v1', isNamed: true, fromEvent: undefined },
    { kind: 'tag', name: 'v2', isNamed: true, fromEvent: undefined },
  ])
  expect(select(parseRevision('v[1]'), branch, tags).selections).toEqual([
    { kind: 'tag', name: 'v1', isNamed: false, fromEvent: undefined },
  ])
})

test('no exclusion removes a commit', () => {
  const sha256 = 'a'.repeat(64)
  const { selections } = select(parseRevision(`${commit}\n${sha256}\n*\n!**`), branch, tags)

  expect(selections).toEqual([
    { kind: 'commit', name: commit, isNamed: true, fromEvent: undefined },
    { kind: 'commit', name: sha256, isNamed: true, fromEvent: undefined },
  ])
})

test.each([
  [`v1\nrefs/tags/!v1\n${commit}`, 0],
  ['v1\n!v2', 1],
  ['v1\nv[2]', 1],
  ['', 0],
])('git lists the tags only if %j has a pattern', async (input, calls) => {
  let count = 0
  const git = {
    ...new Objects().git(),
    async tags() {
      count++
      return new Map(tags.map((tag) => [tag, commit]))
    },
  }
  const identity = { url: 'https://github.com/o/r', isEventRepository: true }
  await selectRevisions(
    git,
    { ...inputs, revision: parseRevision(input) },
    identity,
    () => undefined,
  )
  expect(count).toBe(calls)
})

test.each([
  ['**', true, 1],
  ['**', false, 0],
  ['v1', true, 0],
  ['', true, 0],
])(
  'a pattern in a shallow checkout gets a warning: %j, shallow %j',
  async (input, isShallow, count) => {
    const warnings: string[] = []
    const listed = new Map(tags.map((tag) => [tag, commit]))
    const git = { ...new Objects().git(), isShallow, tags: async () => listed }
    const identity = { url: 'https://github.com/o/r', isEventRepository: true }
    const selecting = { ...inputs, revision: parseRevision(input) }
    await selectRevisions(git, selecting, identity, (message) => warnings.push(message))
    expect(warnings).toHaveLength(count)
  },
)

test.each(['release/v*', 'v*\n!v*', 'v1\n!v1'])(
  '%j selects nothing, which is an error',
  (input) => {
    expect(() => selected(input)).toThrow(
      /no tag matches ".*" \(8 tags checked\)\..*"fetch-depth: 0"/,
    )
  },
)

describe('if the input is empty, the tag of the event is selected', () => {
  const v1 = event('push', 'refs/tags/v1', { ref: 'refs/tags/v1', after: commit }, commit)
  const fromEvent = { name: 'v1', skipReason: '', commit, object: '' }

  test('an event with a tag', () => {
    expect(select([], v1, [])).toEqual({
      selections: [{ kind: 'tag', name: 'v1', isNamed: true, fromEvent }],
      skipReason: '',
    })
  })
  test.each([
    [branch, /the event "push" is about "refs\/heads\/main".*name a tag in the input "revision"/],
    [event('schedule', 'refs/heads/main'), /the event "schedule" is about "refs\/heads\/main"/],
    [event('pull_request', 'refs/pull/7/merge'), /about "refs\/pull\/7\/merge"/],
    [event('', ''), /the event "" is about ""/],
  ])('an event without a tag: %j', (started, message) => {
    expect(() => select([], started, tags)).toThrow(message)
  })

  test('the facts of the event belong to its own tag only', () => {
    const both = select(parseRevision('v2\nv1'), v1, tags).selections
    expect(both.map((each) => each.fromEvent)).toEqual([undefined, fromEvent])
    const commits = select(parseRevision(commit), event('push', `refs/tags/${commit}`), [])
    expect(commits.selections[0]?.fromEvent).toBeUndefined()
  })
})

describe('nothing is logged for a deleted tag', () => {
  const payload = { ref: 'refs/tags/v1', after: '0'.repeat(40), deleted: true }
  const deletions = [
    event('push', 'refs/heads/main', payload, other),
    event('delete', 'refs/heads/main', { ref: 'v1', ref_type: 'tag' }, other),
  ]
  test.each(deletions)('$name', (deletion) => {
    const skipReason = '"v1" was deleted. Nothing is logged, and existing records are kept.'
    expect(select([], deletion, tags)).toEqual({ selections: [], skipReason })
    expect(select(parseRevision('v1'), deletion, tags)).toEqual({ selections: [], skipReason })
    expect(select(parseRevision('refs/tags/v1'), deletion, tags)).toEqual({
      selections: [],
      skipReason,
    })
    // Other revisions exist. A pattern can also match a tag that was created again.
    expect(selected('v1\nv2', deletion)).toEqual(['v2'])
    expect(selected('v[12]', deletion)).toEqual(['v1', 'v2'])
    expect(select(parseRevision('v2'), deletion, tags).skipReason).toBe('')
    expect(selected(commit, deletion)).toEqual([commit])
  })

  test('the creation or deletion of a branch is not about the tag with the same name', () => {
    const created = event('create', 'refs/heads/v1', { ref: 'v1', ref_type: 'branch' }, commit)
    expect(select([], created, tags)).toEqual({
      selections: [],
      skipReason: 'The event created the branch "v1", not a tag. Nothing is logged.',
    })
    expect(selected('v1', created)).toEqual(['v1'])
    const deleted = event('delete', 'refs/heads/main', { ref: 'v1', ref_type: 'branch' }, commit)
    expect(select([], deleted, tags)).toMatchObject({
      selections: [],
      skipReason: expect.stringMatching(/^"v1" was deleted\./),
    })
    expect(selected('v1', deleted)).toEqual(['v1'])
  })
})
