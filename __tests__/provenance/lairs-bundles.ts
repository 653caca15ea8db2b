import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll } from '@jest/globals'
import { type Checkout, cloneBundle } from '../../sandbox/sample.ts'
import type { Git } from '../../src/git/repository.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { storeHint } from '../../src/provenance/dataset/store-hint.ts'
import { type Pinned, pinAll } from '../../src/provenance/pin.ts'
import { History } from '../../src/revision/history.ts'
import { resolve as resolveRevision } from '../../src/revision/resolve.ts'
import { openCheckout } from '../git/open-checkout.ts'
import { inputs as defaultInputs } from '../inputs.ts'

/** What the action pins, and what it says. */
export type PinnedTags = Readonly<{
  /** By tag. */
  byTag: ReadonlyMap<string, Pinned>
  warnings: readonly string[]
  notices: readonly string[]
}>

const packagedManifest = readFileSync('lexicons/MANIFEST.toml', 'utf8')

/** Pins tags of a repository, the oldest first. */
export async function pinTags(
  git: Git,
  tags: readonly string[],
  inputs: Partial<Inputs> = {},
): Promise<PinnedTags> {
  const [warnings, notices]: [string[], string[]] = [[], []]
  const warn = (message: string) => warnings.push(message)
  const revisions = []
  for (const name of tags) {
    const selection = { kind: 'tag', name, isNamed: true, fromEvent: undefined } as const
    revisions.push({
      ...(await resolveRevision(git, selection, {
        warn,
        nameHint: (tag) => storeHint(git, tag),
      })),
      verification: '',
    })
  }
  const source = {
    git,
    inputs: { ...defaultInputs, packagedManifest, ...inputs },
    repository: 'https://github.com/o/r',
    history: new History(git, revisions, warn),
    warn,
    notice: (message: string) => notices.push(message),
  }
  const { pinned, failed } = await pinAll(source, revisions, [])
  const [failure] = failed
  if (failure !== undefined) throw failure.error
  return { byTag: new Map(pinned.map((each) => [each.bundle.revision, each])), warnings, notices }
}

const clones = new Map<string, Checkout>()
afterAll(() => {
  for (const { remove } of clones.values()) remove()
})

/** A repository of `fixtures/lairs`. The tests of a file share it. */
function bundleClone(name: string): Checkout {
  const clone = clones.get(name) ?? cloneBundle(`__tests__/fixtures/lairs/${name}.bundle`)
  clones.set(name, clone)
  return clone
}

/** Pins tags of a repository of `fixtures/lairs`. `folder` is the working directory. */
export async function pinBundle(
  name: string,
  tags: readonly string[],
  { folder = '', ...inputs }: Partial<Inputs> & { folder?: string } = {},
): Promise<PinnedTags> {
  const { path } = bundleClone(name)
  const git = await openCheckout(path, { directory: resolve(path, folder) })
  try {
    return await pinTags(git, tags, inputs)
  } finally {
    git.close()
  }
}
