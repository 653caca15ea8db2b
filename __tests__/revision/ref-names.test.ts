import { execFileSync } from 'node:child_process'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import { type Checkout, initRepository } from '../../sandbox/sample.ts'
import { tagPrefix } from '../../src/git/listing.ts'
import type { Git } from '../../src/git/repository.ts'
import { NotACommitError, resolve } from '../../src/revision/resolve.ts'
import { runs } from '../exhaustive/mode.ts'
import { openCheckout } from '../git/open-checkout.ts'
import { onLinux } from '../platform.ts'
import { ObjectWriter } from '../scenarios/object-writer.ts'

/** Creates a tag of a new commit for each name, given as bytes. Packs the first `packed` refs. */
function createTags(repository: Checkout, names: readonly Buffer[], packed: number): void {
  const writer = new ObjectWriter(repository)
  const tree = writer.tree([])
  const lines = names.map((name, index) => {
    const id = writer.commit(
      tree,
      [],
      `author A <a@b> ${index} +0000\ncommitter A <a@b> ${index}\n`,
    )
    return Buffer.concat([Buffer.from(`create ${tagPrefix}`), name, Buffer.from(` ${id}\n`)])
  })
  writer.finish()
  const create = (some: readonly Buffer[]) =>
    execFileSync('git', ['update-ref', '--stdin'], {
      cwd: repository.path,
      input: Buffer.concat(some),
    })
  create(lines.slice(0, packed))
  repository.git('pack-refs', '--all')
  create(lines.slice(packed))
}

async function commitOf(git: Git, name: string): Promise<string> {
  const selection = { kind: 'tag', name, isNamed: true, fromEvent: undefined } as const
  const tools = { warn: () => undefined, nameHint: async () => '' }
  return await resolve(git, selection, tools).then(
    ({ commit }) => commit,
    (error: unknown) => {
      if (error instanceof NotACommitError) return error.message
      throw error
    },
  )
}

/** Compares the list of tags with `for-each-ref`, and their commits with `rev-parse`. */
async function compareWithGit(repository: Checkout, names: readonly Buffer[]): Promise<void> {
  // Invalid UTF-8 becomes U+FFFD.
  const shown = [...new Set(names.map(String))].sort()
  const listed = repository.git('for-each-ref', '--format=%(refname)', tagPrefix).split('\n')
  const git = await openCheckout(repository.path)
  try {
    const tags = await git.tags()
    expect([...tags.keys()].sort()).toEqual(shown)
    expect(new Set(listed)).toEqual(new Set(shown.map((name) => `${tagPrefix}${name}`)))
    const valid = shown.filter((name) => names.some((bytes) => bytes.equals(Buffer.from(name))))
    const refs = valid.map((name) => `${tagPrefix}${name}`)
    const commits = refs.length === 0 ? [] : repository.git('rev-parse', ...refs).split('\n')
    const expected = shown.map((name) => {
      const index = valid.indexOf(name)
      const notUtf8 = `the name of ${tagPrefix}${name} is not UTF-8, and cannot be recorded.`
      return [name, index < 0 ? notUtf8 : commits[index]]
    })
    const ours: (readonly string[])[] = []
    for (const name of shown) ours.push([name, await commitOf(git, name)])
    expect(ours).toEqual(expected)
  } finally {
    git.close()
  }
}

async function check(names: readonly Buffer[], packed: number): Promise<void> {
  const repository = initRepository()
  try {
    createTags(repository, names, packed)
    await compareWithGit(repository, names)
  } finally {
    repository.remove()
  }
}

const exact = Buffer.from('a\ufffd')
const invalid = Buffer.of(0x61, 0xff)

onLinux(
  'a tag whose name has U+FFFD leads to its own commit, whatever else is shown so',
  async () => {
    await check([exact, invalid], 0)
    await check([invalid, exact], 1)
  },
)

onLinux(
  'a tag whose name is not UTF-8 is an error, also if there is a folder like it',
  async () => {
    await check([invalid], 0)
    await check([invalid, Buffer.from('a\ufffd/b')], 1)
  },
)

onLinux(
  'whatever the names are, git agrees',
  async () => {
    // Few pieces, so that some names differ only in what is shown as U+FFFD.
    const valid = ['\ufffd', 'ü', 'u\u0308', '\u0085'].map((text) => Buffer.from(text))
    const invalidBytes = [[0xff], [0xc3]].map((bytes) => Buffer.from(bytes))
    const piece = fc.constantFrom(...valid, ...invalidBytes)
    const word = fc.array(piece, { maxLength: 2 }).map((parts) => Buffer.concat(parts))
    // With these prefixes, no name is also a folder.
    const name = fc
      .tuple(fc.option(word), word)
      .map(([folder, leaf]) =>
        Buffer.concat([
          ...(folder === null ? [] : [Buffer.from('d'), folder, Buffer.from('/')]),
          Buffer.from('f'),
          leaf,
        ]),
      )
    const names = fc.uniqueArray(name, {
      minLength: 40,
      maxLength: 40,
      selector: (bytes) => bytes.toString('hex'),
    })
    const property = fc.asyncProperty(names, fc.nat(40), check)
    // To shrink the input would take minutes.
    await fc.assert(property, { ...runs(20), endOnFailure: true })
  },
  180_000,
)
