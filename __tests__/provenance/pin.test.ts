import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import type { Git } from '../../src/git/repository.ts'
import { Budget, limits } from '../../src/limits.ts'
import { countCollections, pinAll } from '../../src/provenance/pin.ts'
import { History } from '../../src/revision/history.ts'
import { readRevisions, selectRevisions } from '../../src/revision/read.ts'
import { messageOf } from '../../src/text/message.ts'
import { openCheckout } from '../git/open-checkout.ts'
import { parseRevision } from '../inputs/revision-input.ts'
import { inputs } from '../inputs.ts'
import { pinned as pinnedOf } from '../revision-v2.ts'

const lexicons = Array.from({ length: 200 }, (_, number): [string, string] => [
  `lexicons/pub/layers/${number}.json`,
  `{"id":"${number}"}`,
])
const manifest = '[provenance]\nlexicon_tree_hash = ""\n'

let checkout: Checkout
let git: Git
beforeEach(async () => {
  checkout = createHistory(30, new Map([...lexicons, ['lexicons/MANIFEST.toml', manifest]]))
  git = await openCheckout(checkout.path)
})
afterEach(() => {
  git.close()
  checkout.remove()
})

/** Pins all tags. Also returns the ids of the objects that were read. */
async function pinTags(timeout: number) {
  const ids: string[] = []
  const counting = {
    ...git,
    read(id: string) {
      ids.push(id)
      return git.read(id)
    },
  }
  const identity = { url: 'https://example.org/o/r', isEventRepository: true }
  const selecting = { ...inputs, revision: parseRevision('*') }
  const { selections } = await selectRevisions(git, selecting, identity, () => undefined)
  const ignore = () => undefined
  const { signal } = new AbortController()
  const messages = { warn: ignore, notice: ignore, debug: ignore }
  const options = {
    repository: identity.url,
    ...messages,
    redact: (text: string) => text,
    nameHint: async () => '',
    signal,
    env: {},
  }
  const { revisions } = await readRevisions(git, selections, selecting, options)
  const history = new History(git, revisions, ignore)
  const source = {
    git: counting,
    inputs: { ...selecting, timeout },
    repository: identity.url,
    history,
  }
  const { pinned, failed } = await pinAll({ ...source, ...messages }, revisions, [])
  return { pinned, failed, ids }
}

test('lexicons that many revisions have are read once', async () => {
  const { pinned, ids } = await pinTags(300)
  expect(pinned.map(({ bundle }) => bundle.lexicons?.files)).toEqual(Array(30).fill(200))
  // Some folders are read for each revision.
  expect(ids.length).toBeGreaterThan(200)
  expect(ids.length).toBeLessThan(200 + 30 * 10)
})

test('when the time for reading is over, the other revisions fail and the first one is kept', async () => {
  const { pinned, failed } = await pinTags(0)
  expect(pinned).toHaveLength(1)
  expect(failed).toHaveLength(29)
  expect(messageOf(failed[0]?.error)).toMatch(
    /^It was not read, because the other revisions took too much of the time limit \(timeout: 0 seconds\)\. /,
  )
})

test('revisions with too many collections fail, and later ones are pinned', () => {
  const budget = new Budget('This step')
  const withCollections = (count: number, length: number) => {
    const names = Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, 'x'))
    const collections = Object.fromEntries(names.map((name) => [name, 1]))
    return pinnedOf({ dataset: { path: '.', store_commit: null, records: count, collections } })
  }
  const most = withCollections(10_000, 10)
  for (let index = 0; index < 49; index++) countCollections(budget, most)
  expect(() => countCollections(budget, withCollections(10_001, 10))).toThrow(
    `This step has more than ${limits.stepCollections} collections in its revisions; the limit is ${limits.stepCollections} `,
  )
  countCollections(budget, withCollections(1, 10))
  const long = withCollections(1, limits.stepCollectionNames - 490_000)
  expect(() => countCollections(budget, long)).toThrow('characters of collections; the limit is ')
})
