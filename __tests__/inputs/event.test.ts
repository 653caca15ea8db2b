import { describe, expect, test } from '@jest/globals'
import { eventTagOf, parsePayload, type WorkflowEvent } from '../../src/inputs/event.ts'

const commit = '9995fe1c555a1a469cbced721db42541bf3b2868'
const object = 'f279e84c84dddb71b293dc2a826a8536e46db7b4'
const zeros = '0'.repeat(40)
const tag = 'refs/tags/v1'
const main = 'refs/heads/main'
const emptyPayload = { ref: '', ref_type: '', after: '', deleted: false, release: { tag_name: '' } }

function event(name: string, ref: string, payload: object = {}, sha = commit): WorkflowEvent {
  return { name, ref, sha, payload: parsePayload(JSON.stringify(payload)) }
}

describe('a missing or invalid field of the event file counts as absent', () => {
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
  ])('%.60j', (text) => expect(parsePayload(text)).toEqual(emptyPayload))

  test('other fields are still read', () => {
    expect(parsePayload('{"ref":7,"deleted":true,"release":{"tag_name":"v1"},"x":1}')).toEqual({
      ...emptyPayload,
      deleted: true,
      release: { tag_name: 'v1' },
    })
  })
})

type Row = readonly [title: string, WorkflowEvent, ReturnType<typeof eventTagOf>]

const noTag = { name: '', skipReason: '', commit: '', object: undefined }
const deletion = '"v1" was deleted. Nothing is logged, and existing records are kept.'

const rows: readonly Row[] = [
  [
    'push of an annotated tag',
    event('push', tag, { ref: tag, after: object, created: true }),
    { name: 'v1', skipReason: '', commit, object },
  ],
  [
    'push of a lightweight tag',
    event('push', tag, { ref: tag, after: commit }),
    { name: 'v1', skipReason: '', commit, object: '' },
  ],
  [
    'push in a SHA-256 repository',
    event('push', tag, { ref: tag, after: 'a'.repeat(64) }, 'b'.repeat(64)),
    { name: 'v1', skipReason: '', commit: 'b'.repeat(64), object: 'a'.repeat(64) },
  ],
  [
    'push of a tag, without an event file',
    event('push', tag),
    { name: 'v1', skipReason: '', commit, object: undefined },
  ],
  [
    'push of a tag, without GITHUB_SHA',
    event('push', tag, { ref: tag, after: object }, ''),
    { name: 'v1', skipReason: '', commit: '', object: undefined },
  ],
  [
    'push of a tag, without its full ref',
    event('push', 'v1', { ref: tag, after: commit }),
    { name: 'v1', skipReason: '', commit: '', object: undefined },
  ],
  [
    'push of a tag, with invalid object ids',
    event('push', tag, { ref: tag, after: 'v1' }, 'HEAD'),
    { name: 'v1', skipReason: '', commit: '', object: undefined },
  ],
  [
    'push of a tag, with all-zero object ids',
    event('push', tag, { ref: tag, after: zeros }, zeros),
    { name: 'v1', skipReason: '', commit: '', object: undefined },
  ],
  [
    'push of a tag to an all-zero object id, without a deletion',
    event('push', tag, { ref: tag, after: zeros }),
    { name: 'v1', skipReason: '', commit, object: undefined },
  ],
  ['push of a branch', event('push', main, { ref: main, after: commit }), noTag],
  [
    'push of a branch whose name is the full ref of a tag',
    event('push', 'refs/heads/refs/tags/v1', { ref: 'refs/heads/refs/tags/v1', after: commit }),
    noTag,
  ],
  [
    'push that deletes a tag: the ref of the run is the default branch',
    event('push', main, { ref: tag, after: zeros, deleted: true }),
    { ...noTag, name: 'v1', skipReason: deletion },
  ],
  [
    'push that deletes a branch',
    event('push', main, { ref: 'refs/heads/v1', deleted: true }),
    noTag,
  ],
  [
    'release',
    event('release', tag, { action: 'published', release: { tag_name: 'v1' } }),
    { ...noTag, name: 'v1', commit },
  ],
  [
    'release of a tag with a slash',
    event('release', 'refs/tags/release/3.0', { release: { tag_name: 'release/3.0' } }),
    { ...noTag, name: 'release/3.0', commit },
  ],
  [
    'release, with another ref',
    event('release', main, { release: { tag_name: 'v1' } }),
    { ...noTag, name: 'v1' },
  ],
  ['release, without an event file', event('release', tag), { ...noTag, name: 'v1', commit }],
  [
    'create of a tag',
    event('create', tag, { ref: 'v1', ref_type: 'tag', master_branch: 'main' }),
    { ...noTag, name: 'v1', commit },
  ],
  ['create, without an event file', event('create', tag), { ...noTag, name: 'v1', commit }],
  [
    'create of a tag whose name is a full ref',
    event('create', 'refs/tags/refs/tags/v1', { ref: 'refs/tags/v1', ref_type: 'tag' }),
    { ...noTag, name: 'refs/tags/v1', commit },
  ],
  [
    'create of a branch',
    event('create', 'refs/heads/v1', { ref: 'v1', ref_type: 'branch' }),
    { ...noTag, skipReason: 'The event created the branch "v1", not a tag. Nothing is logged.' },
  ],
  [
    'delete of a tag',
    event('delete', main, { ref: 'v1', ref_type: 'tag' }),
    { ...noTag, name: 'v1', skipReason: deletion },
  ],
  [
    'delete of a branch',
    event('delete', main, { ref: 'v1', ref_type: 'branch' }),
    { ...noTag, skipReason: deletion },
  ],
  [
    'workflow_dispatch on a branch',
    event('workflow_dispatch', main, { ref: main, inputs: { tag: 'v1' } }),
    noTag,
  ],
  [
    'workflow_dispatch on a tag',
    event('workflow_dispatch', tag, { ref: tag, inputs: null }),
    { ...noTag, name: 'v1', commit },
  ],
  ['schedule', event('schedule', main, { schedule: '0 4 * * *' }), noTag],
  ['no event', event('', '', {}, ''), noTag],
  [
    'push with a release in its payload',
    event('push', main, { ref: main, release: { tag_name: 'v1' } }),
    noTag,
  ],
]

test.each(rows)('%s', (_, started, tag) => expect(eventTagOf(started)).toEqual(tag))
