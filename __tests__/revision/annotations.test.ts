import { describe, expect, test } from '@jest/globals'
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

/** Restores the annotations, and records warnings and requests. */
async function restore(
  tags: readonly Resolved[],
  { github, isOnGithub = true }: Readonly<{ github?: Partial<GithubTags>; isOnGithub?: boolean }>,
) {
  const warnings: string[] = []
  const requests: string[] = []
  const api: GithubTags = {
    annotated: async () => new Map(tags.map(({ revision }) => [revision.name, annotation.object])),
    tag: async () => ({ annotation, target: commit, verification: 'valid' }),
    ...github,
  }
  const revisions = await restoreAnnotations(
    {
      git: {
        async annotatedTagsOnOrigin() {
          requests.push('origin')
          return new Map([['v1', annotation.object]])
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
      warn: (message) => warnings.push(message),
    },
    tags,
  )
  return {
    tags: revisions.map(({ tag, verification }) => ({ tag, verification })),
    warnings,
    requests,
  }
}

const unchanged = { tag: lightweight, verification: '' }
const restored = { tag: annotation, verification: 'valid' }

async function fail(): Promise<never> {
  throw new Error('HTTP 500')
}

describe('a tag that is lightweight in the checkout', () => {
  test('stays lightweight without a request if the event says so', async () => {
    const result = await restore([resolved('v1', lightweight, '')], { github: {} })
    expect(result).toEqual({ tags: [unchanged], warnings: [], requests: [] })
  })

  test('gets the annotation whose id the event contains', async () => {
    const result = await restore([resolved('v1', lightweight, 'a'.repeat(40))], { github: {} })
    expect(result).toEqual({ tags: [restored], warnings: [], requests: ['tag'] })
  })

  test('is looked up with the common prefix of all such tags', async () => {
    const tags = ['release/1', 'release/2'].map((name) => resolved(name, lightweight))
    const result = await restore(tags, { github: {} })
    expect(result).toEqual({
      tags: [restored, restored],
      warnings: [],
      requests: ['annotated release/', 'tag', 'tag'],
    })
  })

  test('stays lightweight if the annotated tag now leads to another commit', async () => {
    const tag = async () => ({ annotation, target: 'd'.repeat(40), verification: 'valid' })
    const result = await restore([resolved('v1', lightweight)], { github: { tag } })
    expect(result.tags).toEqual([unchanged])
  })

  test.each([
    [true, /^1 annotated tag\(s\) came without .*: v1\. .* or set the input github-token/],
    [
      false,
      /^1 annotated tag\(s\) came without .*: v1\. Use actions\/checkout 6\.0\.2 or newer\.$/,
    ],
  ])('causes a warning without a token (on GitHub: %s)', async (isOnGithub, warning) => {
    const result = await restore([resolved('v1', lightweight)], { isOnGithub })
    expect(result).toEqual({
      tags: [unchanged],
      warnings: [expect.stringMatching(warning)],
      requests: ['origin'],
    })
  })

  test('stays lightweight if the API does not answer', async () => {
    const result = await restore([resolved('v1', lightweight)], { github: { annotated: fail } })
    expect(result).toMatchObject({
      tags: [unchanged],
      warnings: [expect.stringContaining('did not tell which tags are annotated')],
    })
  })
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
    "GitHub's API did not tell of an annotated tag (github-token): HTTP 500.",
  ])
})
