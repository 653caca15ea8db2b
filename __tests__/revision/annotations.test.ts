import { describe, expect, test } from '@jest/globals'
import type { RemoteTag } from '../../src/git/listing.ts'
import type { AnnotatedTag } from '../../src/git/objects.ts'
import { restoreAnnotations } from '../../src/revision/annotations.ts'
import type { GithubTags } from '../../src/revision/github-tags.ts'
import type { Resolved } from '../../src/revision/resolve.ts'

const commit = 'c'.repeat(40)
const annotation: AnnotatedTag = {
  kind: 'annotated',
  object: 'a'.repeat(40),
  tagger: 'A <a@b>',
  date: '2026-10-20T10:00:00Z',
  message: 'First',
  signature: 'gpg',
}
const lightweight = { kind: 'lightweight' } as const

/** A tag as it is in the checkout. `object` is the id of the tag object in the event: undefined if it is unknown. */
function resolved(name: string, tag: AnnotatedTag | typeof lightweight, object?: string): Resolved {
  const fromEvent = { name, skipReason: '', commit, object }
  const selection = { kind: 'tag', name, isNamed: true, fromEvent } as const
  return { selection, revision: { name, commit, committedAt: '', tree: '', tag } }
}

type Sources = Readonly<{
  github?: Partial<GithubTags>
  isOnGithub?: boolean
  canAsk?: boolean
  origin?: string
  /** The tags on `origin`. undefined if it does not answer. */
  remote?: ReadonlyMap<string, RemoteTag>
}>

/** Restores the annotations, and records messages and requests. */
async function restore(
  tags: readonly Resolved[],
  { github, isOnGithub = true, canAsk = true, origin = 'https://github.com/o/r', remote }: Sources,
) {
  const warnings: string[] = []
  const notices: string[] = []
  const requests: string[] = []
  const api: GithubTags = {
    annotated: async () => new Map(tags.map(({ revision }) => [revision.name, annotation.object])),
    tag: async () => ({ annotation, ownName: 'v1', target: commit, verification: 'valid' }),
    ...github,
  }
  const revisions = await restoreAnnotations(
    {
      git: {
        origin,
        read: async () => undefined,
        async tagsOnOrigin() {
          requests.push('origin')
          return remote
        },
      },
      github: github && {
        annotated(prefix) {
          requests.push(`annotated ${prefix}`)
          return api.annotated(prefix)
        },
        tag(id) {
          requests.push('tag')
          return api.tag(id)
        },
      },
      isOnGithub,
      canAsk,
      warn: (message) => warnings.push(message),
      notice: (message) => notices.push(message),
    },
    tags,
  )
  return {
    tags: revisions.map(({ tag, verification }) => ({ tag, verification })),
    warnings,
    notices,
    requests,
  }
}

const unchanged = { tag: lightweight, verification: '' }
const unknown = { tag: { kind: 'unknown' }, verification: '' }
const restored = { tag: annotation, verification: 'valid' }

function remoteTag(target: string | undefined): ReadonlyMap<string, RemoteTag> {
  return new Map([['v1', { id: annotation.object, target }]])
}

async function fail(): Promise<never> {
  throw new Error('HTTP 500')
}

describe('a tag that is lightweight in the checkout', () => {
  test('stays lightweight without a request if the event says so', async () => {
    const result = await restore([resolved('v1', lightweight, '')], { github: {} })
    expect(result).toEqual({ tags: [unchanged], warnings: [], notices: [], requests: [] })
  })

  test('gets the annotation whose id the event contains', async () => {
    const result = await restore([resolved('v1', lightweight, 'a'.repeat(40))], { github: {} })
    expect(result).toEqual({ tags: [restored], warnings: [], notices: [], requests: ['tag'] })
  })

  test('keeps its name if the tag object carries another one, with a warning', async () => {
    const result = await restore([resolved('v2', lightweight, 'a'.repeat(40))], { github: {} })
    expect(result).toMatchObject({
      tags: [restored],
      warnings: ['The tag object of v2 has another name, "v1". The name of the ref is recorded.'],
    })
  })

  test('is looked up with the common prefix of all such tags', async () => {
    const tags = ['release/1', 'release/2'].map((name) => resolved(name, lightweight))
    const tag = async () => ({
      annotation,
      ownName: undefined,
      target: commit,
      verification: 'valid',
    })
    const result = await restore(tags, { github: { tag } })
    expect(result).toEqual({
      tags: [restored, restored],
      warnings: [],
      notices: [],
      requests: ['annotated release/', 'tag', 'tag'],
    })
  })

  test('stays lightweight if the API does not list it as annotated', async () => {
    const annotated = async () => new Map()
    const result = await restore([resolved('v1', lightweight)], { github: { annotated } })
    expect(result).toMatchObject({ tags: [unchanged], warnings: [] })
  })

  test('is restored from origin and the API if the API has no list of tags, as in Gitea', async () => {
    const sources = { github: { annotated: fail }, remote: remoteTag(commit) }
    const result = await restore([resolved('v1', lightweight)], sources)
    expect(result).toEqual({
      tags: [restored],
      warnings: [],
      notices: [],
      requests: ['annotated v1', 'origin', 'tag'],
    })
  })

  test.each<[string, Sources]>([
    ['is the same on origin', { remote: new Map([['v1', { id: commit, target: undefined }]]) }],
    ['is not on origin', { remote: new Map() }],
    ['has no origin', { origin: '' }],
  ])('stays lightweight if it %s', async (_, sources) => {
    const result = await restore([resolved('v1', lightweight)], sources)
    expect(result).toMatchObject({ tags: [unchanged], warnings: [], notices: [] })
  })
})

describe('a tag is recorded as unknown', () => {
  const advice = 'Use actions/checkout 6.0.2 or newer'
  const tokenAdvice = ', or set the input github-token (with "permissions: contents: read").'

  test.each([
    [true, `${advice}${tokenAdvice}`],
    [false, `${advice}.`],
  ])('if it is annotated and there is no token (on GitHub: %s)', async (isOnGithub, ending) => {
    const sources = { isOnGithub, remote: remoteTag(commit) }
    const result = await restore([resolved('v1', lightweight)], sources)
    expect(result).toEqual({
      tags: [unknown],
      warnings: [
        `The checkout lacks tagger, date, message and signature of 1 annotated tag(s). They are recorded as unknown: v1. ${ending}`,
      ],
      notices: [],
      requests: ['origin'],
    })
  })

  const other = 'd'.repeat(40)
  test.each<[string, Sources]>([
    ['origin does not answer', {}],
    ['origin has a tag object and does not tell its commit', { remote: remoteTag(undefined) }],
    ['the tag of origin leads to another commit', { remote: remoteTag(other) }],
  ])('if %s', async (_, sources) => {
    const { tags, warnings } = await restore([resolved('v1', lightweight)], sources)
    expect(tags).toEqual([unknown])
    expect(warnings).toEqual([
      expect.stringMatching(
        /^The action could not ask GitHub or origin whether this tag is annotated: v1\. .* a later run does not change that\. Use/,
      ),
    ])
  })

  test.each<[string, Sources]>([
    ['origin does not answer', {}],
    ['origin does not tell its commit', { remote: remoteTag(undefined) }],
  ])('if the API refuses and %s', async (_, sources) => {
    const names = ['v1', 'v2'].slice(0, sources.remote === undefined ? 1 : 2)
    const { tags, warnings, requests } = await restore(
      names.map((name) => resolved(name, lightweight)),
      { ...sources, github: { annotated: fail } },
    )
    expect(tags).toEqual([unknown, unchanged].slice(0, names.length))
    expect(warnings).toEqual([
      "GitHub's API did not say which tags are annotated (github-token): HTTP 500. These tags are recorded as unknown: v1.",
    ])
    expect(requests).toEqual([expect.stringMatching(/^annotated v/), 'origin'])
  })

  test('if the API has it for another commit', async () => {
    const tag = async () => ({ annotation, ownName: 'v2', target: other, verification: 'valid' })
    const result = await restore([resolved('v1', lightweight)], { github: { tag } })
    expect(result.tags).toEqual([unknown])
  })

  test('if the API does not give the annotation', async () => {
    const result = await restore([resolved('v1', lightweight)], { github: { tag: fail } })
    expect(result.tags).toEqual([unknown])
    expect(result.warnings).toEqual([expect.stringContaining('did not return an annotated tag')])
  })

  test.each([undefined, 'a'.repeat(40)])(
    'in a dry run, which asks nobody (event: %s)',
    async (object) => {
      const tags = [resolved('v1', lightweight, object), resolved('v2', lightweight, '')]
      const result = await restore(tags, { canAsk: false })
      expect(result).toEqual({
        tags: [unknown, unchanged],
        warnings: [],
        notices: [expect.stringMatching(/^mode: dry-run asks neither .* of 1 tag\(s\) .*: v1\.$/)],
        requests: [],
      })
    },
  )
})

test('the signature of an annotated tag is verified', async () => {
  const signed = resolved('v1', annotation)
  const unsigned = resolved('v2', { ...annotation, signature: null })
  const { tags, requests } = await restore([signed, unsigned], { github: {} })
  expect(tags.map(({ verification }) => verification)).toEqual(['valid', ''])
  expect(requests).toEqual(['tag'])
})

test('after five failures in a row, the API gets no further requests', async () => {
  const names = Array.from({ length: 8 }, (_, index) => `v${index}`)
  const tags = names.map((name) => resolved(name, annotation))
  const { warnings, requests } = await restore(tags, { github: { tag: fail } })
  expect(requests).toHaveLength(5)
  expect(warnings).toEqual([
    "GitHub's API did not return an annotated tag (github-token): HTTP 500.",
  ])
})
