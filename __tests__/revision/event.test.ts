import { describe, expect, test } from '@jest/globals'
import { parsePayload, tagOf, type WorkflowEvent } from '../../src/inputs/event.ts'

const commit = '9995fe1c555a1a469cbced721db42541bf3b2868'
const object = 'f279e84c84dddb71b293dc2a826a8536e46db7b4'
const zeros = '0'.repeat(40)
const tag = 'refs/tags/v1'
const main = 'refs/heads/main'
const nothing = { ref: '', ref_type: '', after: '', deleted: false, release: { tag_name: '' } }

function event(name: string, ref: string, payload: object = {}, sha = commit): WorkflowEvent {
  return { name, ref, sha, payload: parsePayload(JSON.stringify(payload)) }
}

describe('the event file: what is not there, or of no use, counts as absent', () => {
  test.each([
    '',
    'not JSON',
    '{"ref": "refs/tags/v1"',
    '\ufeff{}',
    'null',
    'true',
    '7',
    '"refs/tags/v1"',
    '[]',
    '["refs/tags/v1"]',
    '[{"ref":"refs/tags/v1"}]',
    '{}',
    '{"ref":null,"ref_type":null,"after":null,"deleted":null,"release":null}',
    '{"ref":7,"ref_type":{},"after":[],"deleted":"true","release":"v1"}',
    '{"ref":{"toString":"x"},"deleted":1,"release":[]}',
    '{"release":{"tag_name":null}}',
    '{"release":{"tag_name":["v1"]}}',
    '{"__proto__":{"ref":"refs/tags/v1","deleted":true}}',
    '['.repeat(100_000),
    `${'{"release":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  ])('%.60j', (text) => expect(parsePayload(text)).toEqual(nothing))

  test('one fact that is of no use does not take the others away', () => {
    expect(parsePayload('{"ref":7,"deleted":true,"release":{"tag_name":"v1"},"x":1}')).toEqual({
      ...nothing,
      deleted: true,
      release: { tag_name: 'v1' },
    })
  })
})

type Row = readonly [what: string, WorkflowEvent, ReturnType<typeof tagOf>]

const none = { name: '', gone: '', commit: '', object: undefined }
const deletion =
  'The event is the deletion of "v1": nothing is logged, and what was logged before stays.'

const rows: readonly Row[] = [
  [
    'push of an annotated tag',
    event('push', tag, { ref: tag, after: object, created: true }),
    { name: 'v1', gone: '', commit, object },
  ],
  [
    'push of a lightweight tag',
    event('push', tag, { ref: tag, after: commit }),
    { name: 'v1', gone: '', commit, object: '' },
  ],
  [
    'push in a repository of SHA-256 objects',
    event('push', tag, { ref: tag, after: 'a'.repeat(64) }, 'b'.repeat(64)),
    { name: 'v1', gone: '', commit: 'b'.repeat(64), object: 'a'.repeat(64) },
  ],
  [
    'push of a tag, without an event file',
    event('push', tag),
    { name: 'v1', gone: '', commit, object: undefined },
  ],
  [
    'push of a tag, without GITHUB_SHA',
    event('push', tag, { ref: tag, after: object }, ''),
    { name: 'v1', gone: '', commit: '', object: undefined },
  ],
  [
    'push of a tag, with an id that is none',
    event('push', tag, { ref: tag, after: 'v1' }, 'HEAD'),
    { name: 'v1', gone: '', commit: '', object: undefined },
  ],
  [
    'push of a tag, with ids that say "nothing"',
    event('push', tag, { ref: tag, after: zeros }, zeros),
    { name: 'v1', gone: '', commit: '', object: undefined },
  ],
  [
    'push of a tag to nothing that is no deletion',
    event('push', tag, { ref: tag, after: zeros }),
    { name: 'v1', gone: '', commit, object: undefined },
  ],
  ['push of a branch', event('push', main, { ref: main, after: commit }), none],
  [
    'push of a branch that is called like a tag’s full name',
    event('push', 'refs/heads/refs/tags/v1', { ref: 'refs/heads/refs/tags/v1', after: commit }),
    none,
  ],
  [
    'push that deletes a tag: the run is about the default branch',
    event('push', main, { ref: tag, after: zeros, deleted: true }),
    { ...none, name: 'v1', gone: deletion },
  ],
  [
    'push that deletes a branch',
    event('push', main, { ref: 'refs/heads/v1', deleted: true }),
    none,
  ],
  [
    'release',
    event('release', tag, { action: 'published', release: { tag_name: 'v1' } }),
    { ...none, name: 'v1', commit },
  ],
  [
    'release of a tag below a folder',
    event('release', 'refs/tags/release/3.0', { release: { tag_name: 'release/3.0' } }),
    { ...none, name: 'release/3.0', commit },
  ],
  [
    'release, whose run is about something else',
    event('release', main, { release: { tag_name: 'v1' } }),
    { ...none, name: 'v1' },
  ],
  ['release, without an event file', event('release', tag), { ...none, name: 'v1', commit }],
  [
    'create of a tag',
    event('create', tag, { ref: 'v1', ref_type: 'tag', master_branch: 'main' }),
    { ...none, name: 'v1', commit },
  ],
  ['create, without an event file', event('create', tag), { ...none, name: 'v1', commit }],
  [
    'create of a tag that is called like a full name',
    event('create', 'refs/tags/refs/tags/v1', { ref: 'refs/tags/v1', ref_type: 'tag' }),
    { ...none, name: 'refs/tags/v1', commit },
  ],
  [
    'create of a branch',
    event('create', 'refs/heads/v1', { ref: 'v1', ref_type: 'branch' }),
    { ...none, gone: 'The event created the branch "v1", and no tag: nothing is logged.' },
  ],
  [
    'delete of a tag',
    event('delete', main, { ref: 'v1', ref_type: 'tag' }),
    { ...none, name: 'v1', gone: deletion },
  ],
  [
    'delete of a branch',
    event('delete', main, { ref: 'v1', ref_type: 'branch' }),
    { ...none, gone: deletion },
  ],
  [
    'workflow_dispatch on a branch',
    event('workflow_dispatch', main, { ref: main, inputs: { tag: 'v1' } }),
    none,
  ],
  [
    'workflow_dispatch on a tag',
    event('workflow_dispatch', tag, { ref: tag, inputs: null }),
    { ...none, name: 'v1', commit },
  ],
  ['schedule', event('schedule', main, { schedule: '0 4 * * *' }), none],
  ['no event at all', event('', '', {}, ''), none],
  [
    'the release of another event than release does not count',
    event('push', main, { ref: main, release: { tag_name: 'v1' } }),
    none,
  ],
]

test.each(rows)('%s', (_, on, told) => expect(tagOf(on)).toEqual(told))
