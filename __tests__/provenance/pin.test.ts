import { expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import { pinAll } from '../../src/provenance/pin.ts'
import { History } from '../../src/revision/history.ts'
import { readRevisions, selectRevisions } from '../../src/revision/read.ts'
import { openCheckout } from '../git/open-checkout.ts'
import { parseRevision } from '../inputs/revision-input.ts'
import { inputs } from '../inputs.ts'

test('lexicons that many revisions have are read once', async () => {
  const lexicons = Array.from({ length: 200 }, (_, number): [string, string] => [
    `lexicons/pub/layers/${number}.json`,
    `{"id":"${number}"}`,
  ])
  const manifest = '[provenance]\nlexicon_tree_hash = ""\n'
  const checkout = createHistory(30, new Map([...lexicons, ['lexicons/MANIFEST.toml', manifest]]))
  const git = await openCheckout(checkout.path)
  try {
    const reads: string[] = []
    const counting = {
      ...git,
      read(id: string) {
        reads.push(id)
        return git.read(id)
      },
    }
    const identity = { url: 'https://example.org/o/r', isEventRepository: true }
    const selecting = { ...inputs, revision: parseRevision('*') }
    const { selections } = await selectRevisions(git, selecting, identity)
    const ignore = () => undefined
    const { signal } = new AbortController()
    const messages = { warn: ignore, notice: ignore, debug: ignore }
    const options = { repository: identity.url, ...messages, nameHint: async () => '', signal }
    const { revisions } = await readRevisions(git, selections, selecting, options)
    const source = {
      git: counting,
      inputs: selecting,
      repository: identity.url,
      history: new History(git, revisions, ignore),
      warn: ignore,
      notice: ignore,
    }
    const { pinned } = await pinAll(source, revisions, [])
    expect(pinned.map(({ bundle }) => bundle.lexicons?.files)).toEqual(Array(30).fill(200))
    // Some folders are read for each revision.
    expect(reads.length).toBeGreaterThan(200)
    expect(reads.length).toBeLessThan(200 + 30 * 10)
  } finally {
    git.close()
    checkout.remove()
  }
})
