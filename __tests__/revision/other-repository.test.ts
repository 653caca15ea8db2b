import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { parsePayload } from '../../src/inputs/event.ts'
import { readRevisions, selectRevisions } from '../../src/revision/read.ts'
import { identifyRepository } from '../../src/revision/repository-identity.ts'
import { openCheckout } from '../git/open-checkout.ts'
import { parseRevision } from '../inputs/revision-input.ts'
import { inputs } from '../inputs.ts'

/* The working directory is a checkout of lab/corpus, and the event is about lab/other. */

const ref = 'refs/tags/v1'
const other = 'b'.repeat(40)
const object = 'a'.repeat(40)
const workflow = {
  ...inputs.workflow,
  repository: 'lab/other',
  repositoryUrl: 'https://github.com/lab/other',
}

let clone: Checkout
beforeAll(() => {
  clone = cloneSample()
  clone.git('remote', 'set-url', 'origin', 'https://github.com/lab/corpus')
})
afterAll(() => clone.remove())

/** The revisions that a push of v1 leads to. `origin` is not asked. */
async function read(revision: string, payload: object, sha: string) {
  const event = { name: 'push', ref, sha, payload: parsePayload(JSON.stringify(payload)) }
  const selecting = {
    ...inputs,
    revision: parseRevision(revision),
    workflow: { ...workflow, event },
  }
  const checkout = await openCheckout(clone.path)
  const git = { ...checkout, tagsOnOrigin: async () => new Map() }
  try {
    const identity = identifyRepository(git.origin, workflow)
    const { selections, skipReason } = await selectRevisions(
      git,
      selecting,
      identity,
      () => undefined,
    )
    const { revisions, failed } = await readRevisions(git, selections, selecting, {
      repository: identity.url,
      warn: () => undefined,
      notice: () => undefined,
      debug: () => undefined,
      redact: (text) => text,
      nameHint: async () => '',
      env: {},
      signal: new AbortController().signal,
    })
    return { url: identity.url, skipReason, revisions, failed }
  } finally {
    checkout.close()
  }
}

test.each<[what: string, payload: object, sha: string]>([
  ['push of another commit', { ref, after: other }, other],
  ['deletion', { ref, after: '0'.repeat(40), deleted: true }, other],
  ['push of an annotated tag', { ref, after: object }, other],
])('v1 comes from the checkout, whatever the event says: %s', async (_, payload, sha) => {
  const { url, skipReason, revisions, failed } = await read('v1', payload, sha)
  expect({ url, skipReason, failed }).toEqual({
    url: 'https://github.com/lab/corpus',
    skipReason: '',
    failed: [],
  })
  const tag = { kind: 'annotated', object: clone.git('rev-parse', 'v1') }
  expect(revisions).toMatchObject([
    { name: 'v1', commit: clone.git('rev-parse', 'v1^{commit}'), tag },
  ])
})

test('a lightweight tag has no tag object, although the event names one', async () => {
  clone.git('tag', 'light', 'v2^{commit}')
  const payload = { ref: 'refs/tags/light', after: object }
  const { revisions } = await read('light', payload, clone.git('rev-parse', 'light'))
  expect(revisions).toMatchObject([{ name: 'light', tag: { kind: 'lightweight' } }])
})

test('without a revision, there is no tag to log', async () => {
  await expect(read('', { ref, after: other }, other)).rejects.toThrow(
    'There is no tag to log: the event is about lab/other, and the working directory is a checkout of https://github.com/lab/corpus. Name a tag in the input "revision".',
  )
})
