import { describe, expect, test } from '@jest/globals'
import { parsePayload, type WorkflowEvent } from '../../src/inputs/event.ts'
import { hasPattern, parseRevision, select } from '../../src/revision/select.ts'

const commit = '9995fe1c555a1a469cbced721db42541bf3b2868'
const other = 'd34fc9a722b4d807687bba5d4730386524c44f96'
const tags = ['v0.1', 'v0.2', 'v1', 'v1.0+build', 'v2', 'release/3.0', '!v1', 'nightly']

function event(name: string, ref: string, payload: object = {}, sha = ''): WorkflowEvent {
  return { name, ref, sha, payload: parsePayload(JSON.stringify(payload)) }
}

const branch = event('push', 'refs/heads/main', { ref: 'refs/heads/main' })

/** The names that an input selects, in order. */
function selected(input: string, on = branch): readonly string[] {
  return select(parseRevision(input), on, tags).selections.map(({ name }) => name)
}

describe('the input is read line by line, and a later line adds or takes away', () => {
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
    // Of these, a backslash makes a name of what would be a pattern.
    ['\\!v[1]', ['!v1']],
    ['v1.0\\+b*', ['v1.0+build']],
  ])('%j', (input, names) => expect(selected(input)).toEqual(names))
})

test('a name that holds a sign of patterns is a name where no pattern needs it', () => {
  expect(selected('v1.0+build')).toEqual(['v1.0+build'])
  expect(selected('refs/tags/!v1')).toEqual(['!v1'])
  expect(selected('v1.0]')).toEqual(['v1.0]'])
})

test('an exclusion takes away the tag of just that name, too', () => {
  expect(selected('v1*\n!v1.0+build')).toEqual(['v1'])
})

test('what is known by its name is told from what a pattern took', () => {
  const { selections } = select(parseRevision('v1\nv[12]\nv2'), branch, tags)

  expect(selections).toEqual([
    { kind: 'tag', name: 'v1', named: true, told: undefined },
    { kind: 'tag', name: 'v2', named: true, told: undefined },
  ])
  expect(select(parseRevision('v[1]'), branch, tags).selections).toEqual([
    { kind: 'tag', name: 'v1', named: false, told: undefined },
  ])
})

test('commits are given by their full ids, and no exclusion takes them away', () => {
  const sha256 = 'a'.repeat(64)
  const { selections } = select(parseRevision(`${commit}\n${sha256}\n*\n!**`), branch, tags)

  expect(selections).toEqual([
    { kind: 'commit', name: commit, named: true, told: undefined },
    { kind: 'commit', name: sha256, named: true, told: undefined },
  ])
})

test('a tag that is called like the id of a commit is a tag by its full name', () => {
  const kinds = (input: string) => parseRevision(input).map(({ kind }) => kind)

  expect(kinds(`refs/tags/${commit}`)).toEqual(['tag'])
  expect(kinds(`${commit}\n${commit.slice(1)}\n${commit.toUpperCase()}`)).toEqual([
    'commit',
    'tag',
    'tag',
  ])
})

test('the names of all tags are wanted for patterns alone', () => {
  expect(hasPattern(parseRevision(`v1\nrefs/tags/!v1\n${commit}`))).toBe(false)
  expect(hasPattern(parseRevision('v1\n!v2'))).toBe(true)
  expect(hasPattern(parseRevision('v1\nv[2]'))).toBe(true)
  expect(hasPattern(parseRevision(''))).toBe(false)
})

describe('what cannot be meant is refused, and named', () => {
  const noName = /is not the name of a tag\. Give tags \(v1 or refs\/tags\/v1\), patterns/
  test.each([
    ['refs/heads/main', noName],
    ['v1\nrefs/remotes/origin/main', noName],
    ['refs/tags/', noName],
    ['v1 v2', noName],
    ['v1,\tv2', noName],
    ['v1^{commit}', noName],
    ['v1..v2', noName],
    ['v1~1', noName],
    ['v1:README.md', noName],
    ['@{-1}', noName],
    ['v1\\+build', noName],
    ['v1.lock', noName],
    ['v1\u0000', noName],
    ['!v*', /^revision: there are only exclusions \("!"\)\. Put what they are taken from before/],
    ['!v1\n!v2', /only exclusions/],
    [
      'v1\nv[',
      /^revision: "v\[" has a "\[" without its "\]"\. Patterns follow the rules of GitHub/,
    ],
    ['*\n!v[', /^revision: "v\[" has a "\["/],
    ['*\n!+', /^revision: "\+" has nothing before its "\+"/],
  ])('%j', (input, message) => expect(() => parseRevision(input)).toThrow(message))

  test('the line that is at fault is named, and no other', () => {
    expect(() => parseRevision('v1\nv 2\nv 3')).toThrow(/^revision: "v 2" is not the name/)
  })
})

test.each(['release/v*', 'v*\n!v*', 'v1\n!v1'])('%j leaves nothing, which is an error', (input) => {
  expect(() => selected(input)).toThrow(
    /the patterns take none of the 8 tag\(s\) in this checkout.*"fetch-depth: 0"/,
  )
})

describe('without an input, the event decides', () => {
  const v1 = event('push', 'refs/tags/v1', { ref: 'refs/tags/v1', after: commit }, commit)
  const told = { name: 'v1', gone: '', commit, object: '' }

  test('a tag', () => {
    expect(select([], v1, [])).toEqual({
      selections: [{ kind: 'tag', name: 'v1', named: true, told }],
      gone: '',
    })
  })
  test.each([
    [branch, /the event "push" is about "refs\/heads\/main".*name a tag in the input "revision"/],
    [event('schedule', 'refs/heads/main'), /the event "schedule" is about "refs\/heads\/main"/],
    [event('pull_request', 'refs/pull/7/merge'), /about "refs\/pull\/7\/merge"/],
    [event('', ''), /the event "" is about ""/],
  ])('no tag: %j', (on, message) => expect(() => select([], on, tags)).toThrow(message))

  test('what it says counts for its own tag only', () => {
    const both = select(parseRevision('v2\nv1'), v1, tags).selections
    expect(both.map((each) => each.told)).toEqual([undefined, told])
    const commits = select(parseRevision(commit), event('push', `refs/tags/${commit}`), [])
    expect(commits.selections[0]?.told).toBeUndefined()
  })
})

describe('of what is gone, nothing is logged', () => {
  const payload = { ref: 'refs/tags/v1', after: '0'.repeat(40), deleted: true }
  const deletions = [
    event('push', 'refs/heads/main', payload, other),
    event('delete', 'refs/heads/main', { ref: 'v1', ref_type: 'tag' }, other),
  ]
  test.each(deletions)('$name', (deletion) => {
    const gone =
      'The event is the deletion of "v1": nothing is logged, and what was logged before stays.'
    expect(select([], deletion, tags)).toEqual({ selections: [], gone })
    expect(select(parseRevision('v1'), deletion, tags)).toEqual({ selections: [], gone })
    expect(select(parseRevision('refs/tags/v1'), deletion, tags)).toEqual({ selections: [], gone })
    // All else that is asked for is still there, and so may a tag of that name that was made since.
    expect(selected('v1\nv2', deletion)).toEqual(['v2'])
    expect(selected('v[12]', deletion)).toEqual(['v1', 'v2'])
    expect(select(parseRevision('v2'), deletion, tags).gone).toBe('')
    expect(selected(commit, deletion)).toEqual([commit])
  })

  test('a branch that was created or deleted is no tag of that name', () => {
    const created = event('create', 'refs/heads/v1', { ref: 'v1', ref_type: 'branch' }, commit)
    expect(select([], created, tags)).toEqual({
      selections: [],
      gone: 'The event created the branch "v1", and no tag: nothing is logged.',
    })
    expect(selected('v1', created)).toEqual(['v1'])
    const deleted = event('delete', 'refs/heads/main', { ref: 'v1', ref_type: 'branch' }, commit)
    expect(select([], deleted, tags)).toMatchObject({
      selections: [],
      gone: expect.stringMatching(/deletion of "v1"/),
    })
    expect(selected('v1', deleted)).toEqual(['v1'])
  })
})
