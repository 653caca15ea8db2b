import { describe, expect, test } from '@jest/globals'
import type { Step } from '../../sandbox/runner.ts'
import { initRepository } from '../../sandbox/sample.ts'
import {
  annotate,
  createFlattenedCheckout,
  flatten,
  lightweight,
  pushed,
  sampleTags,
  tagIn,
  unknown,
  withToken,
  writeTag,
} from './flattened.ts'
import { statusesOf } from './many.ts'
import { names, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const site = createFlattenedCheckout(sandbox)
const { v1 } = sampleTags

/** The paths of the API requests, relative to the repository. */
function paths(): string[] {
  return site.github.received.map(({ path }) => path.replace('/repos/lab/sample-dataset/git/', ''))
}

/** Adds lightweight tags that the API also lists. */
function addLightweight(count: number): void {
  const refspecs = Array.from({ length: count }, (_, n) => `v2:refs/tags/rel-${1000 + n}`)
  site.hosted.git('fetch', '--quiet', '.', ...refspecs)
}

/** The `revision.json` of a tag whose annotation is in the checkout. */
async function withAnnotation(revision: string): Promise<string> {
  const { revisionJson } = await site.start({ mode: 'dry-run', revision })
  expect(JSON.parse(revisionJson).tag).toMatchObject({ kind: 'annotated' })
  return revisionJson
}

describe('the push of a tag', () => {
  test('restores a flattened annotated tag with one request', async () => {
    const revisionJson = await withAnnotation('v1')
    const bare = initRepository()
    bare.git('remote', 'add', 'origin', `file://${site.hosted.path}`)
    // actions/checkout 6.0.1 does the same: it does not fetch the tag object.
    bare.git('fetch', '--quiet', '--no-tags', '--depth=1', 'origin', `+${v1.commit}:refs/tags/v1`)
    const step = await site.start(withToken, {
      ...pushed('v1', v1.commit, v1.object),
      workspace: bare.path,
    })
    bare.remove()

    expect(step).toMatchObject({ code: 0, stderr: '', revisionJson })
    expect(warningsOf(step)).toEqual([])
    expect(paths()).toEqual([`tags/${v1.object}`])
    expect(site.gitCommands().join('\n')).not.toContain('ls-remote')
  })

  test.each([
    ['a lightweight tag', 'v2', 'v2', lightweight],
    ['an annotated tag with its annotation', 'v1', v1.object, { object: v1.object }],
  ])('makes no request for %s', async (_, tag, after, pinned) => {
    const commit = site.clone.git('rev-parse', `${tag}^{commit}`)
    const object = site.clone.git('rev-parse', after)
    const step = await site.start(withToken, pushed(tag, commit, object))

    expect(step).toMatchObject({ code: 0, outputs: { revision: tag } })
    expect(tagIn(step)).toMatchObject(pinned)
    expect(site.github.received).toEqual([])
    expect(site.gitCommands().join('\n')).not.toContain('ls-remote')
  })
})

describe('a tag that is not described by the event', () => {
  const commit = sampleTags['release/3.0'].commit
  const ref = 'refs/tags/release/3.0'
  test.each<[string, Step['event']]>([
    ['workflow_dispatch', { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }],
    ['release', { name: 'release', ref, payload: { release: { tag_name: 'release/3.0' } } }],
    ['create', { name: 'create', ref, payload: { ref: 'release/3.0', ref_type: 'tag' } }],
    ['push, without its file', { name: 'push', ref, payload: {} }],
  ])('is looked up and restored: %s', async (_, event) => {
    const revision = event.name === 'workflow_dispatch' ? 'release/3.0' : ''
    const revisionJson = await withAnnotation('release/3.0')
    flatten(site.clone, 'release/3.0')
    const env = { GITHUB_SHA: commit }
    const step = await site.start({ ...withToken, revision }, { event, env })

    expect(step).toMatchObject({ code: 0, stderr: '', revisionJson })
    expect(warningsOf(step)).toEqual([])
    expect(paths()).toEqual([
      'matching-refs/tags%2Frelease%2F3.0',
      `tags/${sampleTags['release/3.0'].object}`,
    ])
    expect(site.gitCommands().join('\n')).not.toContain('ls-remote')
  })

  test('is looked up, and unchanged if it is also lightweight at GitHub', async () => {
    const step = await site.start({ ...withToken, revision: 'v2' })

    expect([step.code, tagIn(step), warningsOf(step)]).toEqual([0, lightweight, []])
    expect(paths()).toEqual(['matching-refs/tags%2Fv2'])
  })

  test('is not looked up if it is annotated, or a commit', async () => {
    expect(await site.start({ ...withToken, revision: 'v1' })).toMatchObject({ code: 0 })
    expect(await site.start({ ...withToken, revision: v1.commit })).toMatchObject({ code: 0 })
    expect(paths()).toEqual([])
  })
})

describe('a tag that was flattened', () => {
  test.each(['release/4.0', 'a#b', '%2e', '100%25', 'größe', 'a&b=c;d,e', '+1', '表/データ', '😀'])(
    'the name of a tag is percent-encoded in the URL: %s',
    async (tag) => {
      annotate(site, [tag])
      const revisionJson = await withAnnotation(tag)
      flatten(site.clone, tag)
      const step = await site.start({ ...withToken, revision: tag })

      expect(step).toMatchObject({ code: 0, outputs: { revision: tag }, revisionJson })
      expect(paths()).toEqual([
        `matching-refs/${encodeURIComponent(`tags/${tag}`)}`,
        `tags/${site.hosted.git('rev-parse', `refs/tags/${tag}`)}`,
      ])
    },
  )

  test('a tag that was moved at GitHub since the checkout is not used', async () => {
    flatten(site.clone, 'v1')
    site.hosted.git('tag', '--force', '--annotate', '--message=Moved', 'v1', 'v2')
    const step = await site.start({ ...withToken, revision: 'v1' })

    expect(step).toMatchObject({ code: 0, outputs: { commit: v1.commit } })
    expect(tagIn(step)).toEqual(unknown)
  })

  test('a record from a complete checkout is verified from a flattened one', async () => {
    await sandbox.push('v1')
    flatten(site.clone, 'v1')
    const verify = { mode: 'verify', backend: 'wandb\nmlflow', revision: 'v1' }

    const restored = await site.start({ ...withToken, ...verify })
    expect(restored.code).toBe(0)
    expect(statusesOf(restored)).toEqual({ 'wandb v1': 'matches', 'mlflow v1': 'matches' })
    const lost = await site.start(verify)
    expect(lost.code).toBe(0)
    // Fields that are unknown in this run are not compared.
    expect(warningsOf(lost)).toEqual([expect.stringContaining('recorded as unknown: v1.')])
    expect(statusesOf(lost)).toEqual({ 'wandb v1': 'matches', 'mlflow v1': 'matches' })
  })
})

describe('several tags are looked up by one list, of all tags with their common prefix', () => {
  const five = ['rel-1', 'rel-2', 'rel-3', 'rel-4', 'rel-9']

  test.each([
    ['in one response', true, ['git/matching-refs']],
    ['in pages', false, ['git/matching-refs', 'git/matching-refs']],
  ])('the list comes %s', async (_, unpaged, lists) => {
    addLightweight(150)
    annotate(site, five)
    flatten(site.clone, ...five)
    await site.serve({ unpaged })
    const step = await site.start({ ...withToken, revision: 'rel-[0-9]' })

    expect(step.code).toBe(0)
    expect(warningsOf(step)).toEqual([])
    expect(names(site.github.received)).toEqual([...lists, ...Array(5).fill('git/tags')])
    expect(paths()[0]).toBe('matching-refs/tags%2Frel-')
    for (const { query } of site.github.received.slice(0, lists.length)) {
      expect(query.get('per_page')).toBe('100')
    }
    expect(sandbox.runs().map(({ name }) => name)).toEqual(five)
    const logged = [...sandbox.mlflow.store.artifacts.values()].map((json) => JSON.parse(`${json}`))
    for (const { revision, tag } of logged) {
      const object = site.hosted.git('rev-parse', `refs/tags/${revision}`)
      expect(tag).toMatchObject({ kind: 'annotated', object, message: `About ${revision}` })
    }
    expect(logged).toHaveLength(5)
  })

  test.each([
    [['a-1', 'a-2'], 'a-'],
    [['a-2', 'a-10', 'a-1'], 'a-'],
    [['a', 'a-1'], 'a'],
    [['a-1', 'a'], 'a'],
    [['a/b/1', 'a/c/1'], 'a/'],
    [['a', 'b'], ''],
    [['ä1', 'ä2'], 'ä'],
    // Both start with the same half of a surrogate pair, which a URL cannot contain.
    [['s😀', 's😁'], 's'],
    [['😀', '😁'], ''],
  ])('%j', async (tags, prefix) => {
    annotate(site, tags)
    flatten(site.clone, ...tags)
    const inputs = { ...withToken, revision: tags.join('\n') }
    const step = await site.start(inputs)

    expect(warningsOf(step)).toEqual([])
    expect(step.code).toBe(0)
    expect(paths()[0]).toBe(`matching-refs/${encodeURIComponent(`tags/${prefix}`)}`)
    expect(paths().slice(1).sort()).toEqual(
      tags.map((tag) => `tags/${site.hosted.git('rev-parse', `refs/tags/${tag}`)}`).sort(),
    )
  })

  test('the tag of the event and annotated tags are not in the list', async () => {
    annotate(site, ['w1', 'w2'])
    flatten(site.clone, 'v1', 'w1')
    const step = await site.start(
      { ...withToken, revision: 'v1\nw1\nw2' },
      pushed('v1', v1.commit, v1.object),
    )

    expect(step.code).toBe(0)
    expect(paths()).toHaveLength(3)
    expect(paths()).toEqual(
      expect.arrayContaining(['matching-refs/tags%2Fw1', `tags/${v1.object}`]),
    )
  })
})

describe('a tag of a tag', () => {
  test('is described by the outer tag', async () => {
    const outer = writeTag(site, 'outer', 'Outer\n', { type: 'tag', id: v1.object })
    const revisionJson = await withAnnotation('outer')
    flatten(site.clone, 'outer')

    const byHand = await site.start({ ...withToken, revision: 'outer' })
    expect(warningsOf(byHand)).toEqual([])
    expect(byHand).toMatchObject({ code: 0, revisionJson })
    const byPush = await site.start(withToken, pushed('outer', v1.commit, outer))
    expect(byPush).toMatchObject({ code: 0, revisionJson })
  })

  test('is not used if it points to another commit now', async () => {
    annotate(site, ['inner'])
    flatten(site.clone, 'inner')
    writeTag({ ...site, clone: site.hosted }, 'inner', 'Outer\n', {
      type: 'tag',
      id: sampleTags['release/3.0'].object,
    })
    const step = await site.start({ ...withToken, revision: 'inner' })

    expect([step.code, tagIn(step)]).toEqual([0, unknown])
  })
})
