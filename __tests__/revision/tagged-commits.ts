import type { Checkout } from '../../sandbox/sample.ts'
import type { AnnotatedRevision } from '../../src/revision/annotations.ts'
import { History } from '../../src/revision/history.ts'
import { readRevisions, selectRevisions } from '../../src/revision/read.ts'
import { writeLooseObject, writeRef } from '../git/loose-objects.ts'
import { openCheckout } from '../git/open-checkout.ts'
import { parseRevision } from '../inputs/revision-input.ts'
import { inputs } from '../inputs.ts'

/** Writes an object with exactly these headers, and returns its id. git does not check it. */
export function writeObject(
  checkout: Checkout,
  type: 'commit' | 'tag',
  headers: readonly string[],
  message: string,
): string {
  return writeLooseObject(checkout, type, `${headers.join('\n')}\n\n${message}\n`)
}

/** Creates a commit, some minutes after noon, and a lightweight tag with this name. Returns the commit id. */
export function commitWithTag(
  checkout: Checkout,
  name: string,
  minutes: number,
  parents: readonly string[] = [],
): string {
  const tree = writeLooseObject(checkout, 'tree', '')
  const who = `Test <test@example.org> ${timeAt(minutes)} +0000`
  const lines = parents.map((parent) => `parent ${parent}`)
  const headers = [`tree ${tree}`, ...lines, `author ${who}`, `committer ${who}`]
  const id = writeObject(checkout, 'commit', headers, `The commit of ${name}`)
  writeRef(checkout, `refs/tags/${name}`, id)
  return id
}

/** Creates an annotated tag of an object, and returns the id of the tag object. */
export function annotate(
  checkout: Checkout,
  name: string,
  id: string,
  minutes: number,
  type: 'commit' | 'tag' = 'commit',
): string {
  const tagger = `tagger Test <test@example.org> ${timeAt(minutes)} +0000`
  const headers = [`object ${id}`, `type ${type}`, `tag ${name}`, tagger]
  const object = writeObject(checkout, 'tag', headers, name)
  writeRef(checkout, `refs/tags/${name}`, object)
  return object
}

/** Some minutes after noon, in seconds since 1970. */
export function timeAt(minutes: number): number {
  return 1_792_490_400 + 60 * minutes
}

/** Fails the test at a warning. */
export function noWarning(message: string): never {
  throw new Error(`unexpected warning: ${message}`)
}

/** Reads the history of the revisions that the input selects. */
export async function withHistory<Value>(
  input: string,
  checkout: Checkout,
  read: (history: History<AnnotatedRevision>) => Promise<Value>,
  warn: (message: string) => void = noWarning,
): Promise<Value> {
  const { signal } = new AbortController()
  const git = await openCheckout(checkout.path)
  try {
    const selecting = { ...inputs, revision: parseRevision(input) }
    const identity = { url: 'https://github.com/o/r', isEventRepository: true }
    const { selections } = await selectRevisions(git, selecting, identity, () => undefined)
    const options = {
      repository: identity.url,
      warn,
      notice: noWarning,
      debug: () => undefined,
      redact: (text: string) => text,
      nameHint: async () => '',
      env: {},
      signal,
    }
    const { revisions, failed } = await readRevisions(git, selections, selecting, options)
    if (failed.length > 0) throw new AggregateError(failed.map(({ error }) => error))
    return await read(new History(git, revisions, warn))
  } finally {
    git.close()
  }
}

/** The names of the revisions that the input selects, oldest first. */
export async function orderOf(
  input: string,
  checkout: Checkout,
  warn: (message: string) => void = noWarning,
): Promise<readonly string[]> {
  const revisions = await withHistory(input, checkout, (history) => history.oldestFirst(), warn)
  return revisions.map(({ name }) => name)
}

/** `<position> <previous tag>` of each revision that the input selects, oldest first. */
export async function standingsOf(
  input: string,
  checkout: Checkout,
  warn: (message: string) => void = noWarning,
): Promise<readonly string[]> {
  const read = async (history: History<AnnotatedRevision>) => {
    const revisions = await history.oldestFirst()
    const found = await Promise.all(revisions.map(({ name }) => history.standingOf(name)))
    return found.map(({ position, previous }) => `${position} ${previous?.name}`)
  }
  return await withHistory(input, checkout, read, warn)
}
