import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initRepository } from '../../sandbox/sample.ts'
import { type Git, openGit } from '../../src/git/repository.ts'
import type { Place } from '../../src/provenance/dataset/locate.ts'
import { sha256 } from './objects.ts'

/** Files by their paths. A name that ends in `*` is an executable's, and the `*` is no part of it. */
export type Snapshot = Readonly<Record<string, string>>

/** A repository with a commit of each snapshot, and where the dataset lies in them. */
export type History = Readonly<{
  git: Git
  places: readonly Place[]
  /** The names of all objects that were read or streamed. */
  reads: string[]
  path: string
  remove(): void
}>

export async function historyOf(
  snapshots: readonly Snapshot[],
  ...options: readonly string[]
): Promise<History> {
  const { path, remove } = initRepository(...options)
  const stream = snapshots.flatMap((snapshot, index) => [
    `commit refs/heads/s${index}`,
    `committer Test <test@example.org> ${1_700_000_000 + index} +0000`,
    data(''),
    ...Object.entries(snapshot).flatMap(([name, content]) => [
      `M ${name.endsWith('*') ? '100755' : '100644'} inline ${name.replace('*', '')}`,
      data(content),
    ]),
  ])
  execFileSync('git', ['fast-import', '--quiet'], { cwd: path, input: `${stream.join('\n')}\n` })
  const home = mkdtempSync(join(tmpdir(), 'log-revision-home-'))
  const git = await openGit(path, path, home, new AbortController().signal)
  const reads: string[] = []
  const places = await Promise.all(snapshots.map((_, index) => placeIn(git, `s${index}`)))
  return {
    git: {
      ...git,
      read: (name) => git.read(noted(name)),
      stream: (name, take) => git.stream(noted(name), take),
    },
    places,
    reads,
    path,
    remove() {
      git.close()
      rmSync(home, { recursive: true })
      remove()
    },
  }

  function noted(name: string): string {
    reads.push(name)
    return name
  }
}

async function placeIn(git: Git, commit: string): Promise<Place> {
  const idOf = async (path: string) => (await git.read(`${commit}:${path}`))?.id
  return { folder: '', store: '', index: await idOf('index.json'), records: await idOf('records') }
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}

/** Where lairs keeps a record. */
export const fileOf = (uri: string) => `records/${sha256(uri)}.json`
export const tombstoneOf = (uri: string) => `records/${sha256(uri)}.tombstone.json`

/** An `index.json` of these records, as lairs writes it. */
export function indexOf(uris: readonly string[]): string {
  const entries = [...uris].sort().map((uri) => [uri, sha256(uri)])
  return JSON.stringify(Object.fromEntries(entries), null, 2)
}

/** The files of a lairs Repository that holds these records, by AT-URI. Those removed leave a tombstone. */
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
