import { execFileSync } from 'node:child_process'
import { initRepository } from '../../sandbox/sample.ts'
import { parseCommit } from '../../src/git/objects.ts'
import type { Git } from '../../src/git/repository.ts'
import { lookUp, readObject } from '../../src/git/tree.ts'
import type { LairsRepository } from '../../src/provenance/dataset/locate.ts'
import { openCheckout } from '../git/open-checkout.ts'
import { sha256 } from './objects.ts'

/** File contents by path. In memory, a final `*` marks an executable file, and is not part of the path. */
export type Snapshot = Readonly<Record<string, string>>

/** A git repository with one commit for each snapshot. */
export type SnapshotRepository = Readonly<{
  git: Git
  /** The lairs Repository of each snapshot. */
  repositories: readonly LairsRepository[]
  remove(): void
}>

export async function commitSnapshots(
  snapshots: readonly Snapshot[],
  ...options: readonly string[]
): Promise<SnapshotRepository> {
  const checkout = initRepository(...options)
  const { path, remove } = checkout
  const stream = snapshots.flatMap((snapshot, index) => [
    `commit refs/heads/s${index}`,
    `committer Test <test@example.org> ${1_700_000_000 + index} +0000`,
    data(''),
    ...Object.entries(snapshot).flatMap(([name, content]) => [
      `M 100644 inline ${name}`,
      data(content),
    ]),
  ])
  execFileSync('git', ['fast-import', '--quiet'], { cwd: path, input: `${stream.join('\n')}\n` })
  const git = await openCheckout(path)
  const repositories = await Promise.all(
    snapshots.map((_, index) => repositoryIn(git, checkout.git('rev-parse', `s${index}`))),
  )
  return {
    git,
    repositories,
    remove() {
      git.close()
      remove()
    },
  }
}

async function repositoryIn(git: Git, commit: string): Promise<LairsRepository> {
  const { tree } = parseCommit(await readObject(git, commit, 'commit', 'a snapshot'))
  return await lairsIn(git, tree)
}

/** The lairs Repository at the top of a tree. */
export async function lairsIn(git: Git, tree: string): Promise<LairsRepository> {
  const idOf = async (path: string) => (await lookUp(git, tree, path))?.id
  const [index, records] = [await idOf('index.json'), await idOf('records')]
  return { folder: '', store: undefined, index, records }
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}

/** The path of a record file in a lairs Repository. */
export const fileOf = (uri: string) => `records/${sha256(uri)}.json`
export const tombstoneOf = (uri: string) => `records/${sha256(uri)}.tombstone.json`

/** The `index.json` that lairs writes for these records. */
export function indexOf(uris: readonly string[]): string {
  const entries = [...uris].sort().map((uri) => [uri, sha256(uri)])
  return JSON.stringify(Object.fromEntries(entries), null, 2)
}

/** The files of a lairs Repository with these records, by AT-URI. Each removed record has a tombstone. */
export function dataset(
  records: Readonly<Record<string, string>>,
  removed: readonly string[] = [],
): Snapshot {
  return Object.fromEntries([
    ['index.json', indexOf(Object.keys(records))],
    ...Object.entries(records).map(([uri, value]) => [fileOf(uri), value]),
    ...removed.map((uri) => [tombstoneOf(uri), '{"$tombstone":true}']),
  ])
}
