import { expect, test } from '@jest/globals'
import type { GitObject } from '../../src/git/git-object.ts'
import type { RemoteTag } from '../../src/git/listing.ts'
import { checkEvent } from '../../src/revision/event-tag.ts'
import type { GithubTag, GithubTags } from '../../src/revision/github-tags.ts'
import type { Revision } from '../../src/revision/resolve.ts'

const commit = 'a'.repeat(40)
const other = 'b'.repeat(40)
const object = 'c'.repeat(40)
const lightweight = { kind: 'lightweight' } as const
const annotation = {
  kind: 'annotated',
  tagger: '',
  date: '',
  message: '',
  signature: null,
} as const

/** Where a tag object leads to, by who says so. */
type Targets = Readonly<{
  checkout?: string
  api?: string
  origin?: RemoteTag
  canAsk?: boolean
}>

const selectionOf = (sha: string) =>
  ({
    kind: 'tag',
    name: 'v1',
    isNamed: true,
    // Gitea's `after` is GITHUB_SHA too, which looks like a lightweight tag.
    fromEvent: { name: 'v1', skipReason: '', commit: sha, object: '' },
  }) as const

async function check(
  sha: string,
  { checkout, api, origin, canAsk = true }: Targets,
  tag: Revision['tag'] = lightweight,
) {
  const asked: string[] = []
  const objects = new Map<string, GitObject>([
    [commit, { id: commit, type: 'commit', content: Buffer.alloc(0) }],
    [other, { id: other, type: 'commit', content: Buffer.alloc(0) }],
  ])
  if (checkout !== undefined) {
    const content = Buffer.from(`object ${checkout}\ntype commit\ntag v1\n\nFirst\n`)
    objects.set(object, { id: object, type: 'tag', content })
  }
  const git = {
    origin: 'https://git.example.org/o/r',
    read: async (id: string) => objects.get(id),
    async tagsOnOrigin() {
      asked.push('origin')
      return origin && new Map([['v1', origin]])
    },
  }
  const github: GithubTags = {
    annotated: async () => new Map(),
    async tag(id) {
      asked.push('api')
      if (api === undefined) throw new Error('Not Found')
      const tagObject: GithubTag = {
        annotation: { ...annotation, object: id },
        ...{ ownName: 'v1', target: api, verification: '' },
      }
      return tagObject
    },
  }
  const ignore = () => undefined
  const source = { git, github, isOnGithub: true, canAsk, warn: ignore, notice: ignore }
  const revision = { name: 'v1', commit: commit, committedAt: '', tree: '', tag }
  const selection = await checkEvent(source, selectionOf(sha), revision)
  return { object: selection.fromEvent?.object, asked }
}

test.each<[where: string, targets: Targets, asked: readonly string[]]>([
  ['the checkout', { checkout: commit }, []],
  ["GitHub's API", { api: commit }, ['api']],
  ['origin', { origin: { id: object, target: commit } }, ['api', 'origin']],
])('a GITHUB_SHA is the tag object, as %s says', async (_, targets, asked) => {
  expect(await check(object, targets)).toEqual({ object, asked })
})

const moved = `The tag "v1" was moved after this workflow was started: the event is about commit `
const hint =
  'If GITHUB_SHA is the id of the tag object (Gitea, Forgejo), use actions/checkout 6.0.2'

test.each<[what: string, sha: string, targets: Targets, hint: boolean, tag?: Revision['tag']]>([
  ['is another commit', other, {}, false],
  ['leads to another commit in the checkout', object, { checkout: other }, false],
  ["leads to another commit in GitHub's API", object, { api: other }, false],
  ['leads to another commit on origin', object, { origin: { id: object, target: other } }, false],
  ['is an earlier tag object', object, { origin: { id: other, target: commit } }, true],
  ['is unknown to all', object, {}, true],
  ['cannot be asked for', object, { api: commit, canAsk: false }, true],
  [
    'is another tag object than that of the checkout',
    object,
    { api: commit },
    false,
    { ...annotation, object: 'd'.repeat(40) },
  ],
])('a tag is moved if GITHUB_SHA %s', async (_, sha, targets, isUnknown, tag = lightweight) => {
  const message = await check(sha, targets, tag).catch(String)
  expect(message).toContain(`${moved}${sha}`)
  expect(String(message).includes(hint)).toBe(isUnknown)
})

test('GITHUB_SHA is the commit, the tag object of the checkout, or unknown', async () => {
  for (const sha of [commit, '']) {
    expect(await check(sha, {})).toEqual({ object: '', asked: [] })
  }
  expect(await check(object, {}, { ...annotation, object: object })).toEqual({
    object: '',
    asked: [],
  })
})
