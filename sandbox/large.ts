import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { type Checkout, initRepository } from './sample.ts'

/** How many records differ between the two tags of a large dataset. */
export const CHANGES = { added: 1000, removed: 500, changed: 250 } as const

/**
 * A dataset of very many records and lexicons, with two tags. `v1` has `records` records, half of them in
 * each of two collections; `v2` has what `CHANGES` says against it. Both have `lexicons` lexicons, and a
 * manifest with their hash. The version store is none that lairs made, and has one commit.
 */
export function createLarge(records: number, lexicons: number): Checkout {
  const checkout = initRepository()
  // git itself makes a folder of so many files in quadratic time: its object is written here.
  const store = (type: string, content: Buffer | string) =>
    execFileSync('git', ['hash-object', '-w', '-t', type, '--stdin'], {
      cwd: checkout.path,
      input: content,
    })
      .toString()
      .trim()
  const { added, removed, changed } = CHANGES
  const [first, second, tombstone] = ['{"text":"a"}', '{"text":"b"}', '{"$tombstone":true}'].map(
    (text) => store('blob', text),
  )
  const before = range(0, records).map((number) => [`${stem(number)}.json`, first] as const)
  const after = [
    ...range(0, removed).map((number) => [`${stem(number)}.tombstone.json`, tombstone] as const),
    ...range(removed, records + added).map(
      (number) => [`${stem(number)}.json`, number < removed + changed ? second : first] as const,
    ),
  ]
  const commits = [
    { tree: store('tree', treeOf(before)), index: store('blob', indexOf(0, records)) },
    { tree: store('tree', treeOf(after)), index: store('blob', indexOf(removed, records + added)) },
  ]
  const files = [...storeFiles(), ...lexiconFiles(lexicons)]
  const stream = commits.map(({ tree, index }, number) =>
    Buffer.concat([
      text(`commit refs/heads/main\ncommitter ${who(number)}\ndata 0\n`),
      ...(number === 0 ? files.map(([path, content]) => inline(path, content)) : []),
      text(`M 040000 ${tree} records\nM 100644 ${index} index.json\n\n`),
      text(`reset refs/tags/v${number + 1}\nfrom refs/heads/main\n\n`),
    ]),
  )
  const input = Buffer.concat(stream)
  execFileSync('git', ['fast-import', '--quiet'], { cwd: checkout.path, input })
  return checkout
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

function uri(number: number): string {
  const collection = number % 2 === 0 ? 'corpus.corpus' : 'expression.expression'
  return `at://did:plc:large/pub.layers.${collection}/r${number}`
}

function stem(number: number): string {
  return createHash('sha256').update(uri(number)).digest('hex')
}

function treeOf(entries: readonly (readonly [name: string, id: string | undefined])[]): Buffer {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Buffer.from(
    sorted
      .map(([name, id = '']) => `100644 ${name}\0${Buffer.from(id, 'hex').toString('latin1')}`)
      .join(''),
    'latin1',
  )
}

function indexOf(from: number, to: number): Buffer {
  const lines = range(from, to).map((number) => `  "${uri(number)}": "${stem(number)}"`)
  return text(`{\n${lines.join(',\n')}\n}\n`)
}

type File = readonly [path: string, content: Buffer]

function storeFiles(): readonly File[] {
  const id = 'c'.repeat(64)
  return [
    ['.panproto/HEAD', text('{"Branch":"main"}')],
    ['.panproto/refs/heads/main', text(`${id}\n`)],
    // { "Commit": null } in MessagePack.
    [`.panproto/objects/cc/${id.slice(2)}`, Buffer.from('\u0081\u00a6Commit\u00c0', 'latin1')],
  ]
}

function lexiconFiles(count: number): readonly File[] {
  const files = range(0, count).map((number): File => {
    const name = `${String(number % 100).padStart(2, '0')}/${String(number).padStart(6, '0')}.json`
    return [name, text(`{"lexicon":1,"id":"l.${number}","defs":{"main":{"type":"record"}}}`)]
  })
  const lines = files
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${name}:${createHash('sha256').update(content).digest('hex')}\n`)
  const hash = createHash('sha256').update(lines.join('')).digest('hex')
  const facts = `layers_git_sha = "${'a'.repeat(40)}"\nlayers_version = "1.0.0"\nvendored_at = "2026-11-24"\n`
  return [
    ['lexicons/MANIFEST.toml', text(`[provenance]\n${facts}lexicon_tree_hash = "${hash}"\n`)],
    ...files.map(([name, content]): File => [`lexicons/pub/layers/${name}`, content]),
  ]
}

function who(day: number): string {
  return `Test <test@example.org> ${1_700_000_000 + 86_400 * day} +0000`
}

function inline(path: string, content: Buffer): Buffer {
  const head = text(`M 100644 inline ${path}\ndata ${content.length}\n`)
  return Buffer.concat([head, content, text('\n')])
}

function text(content: string): Buffer {
  return Buffer.from(content)
}
