import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { type Checkout, initRepository } from './sample.ts'

/** How many records the second tag of a large dataset adds, removes and changes. */
export const CHANGES = { added: 1000, removed: 500, changed: 250 } as const

type File = readonly [path: string, content: Buffer]
type TreeEntry = readonly [name: string, id: string]

/**
 * Creates a dataset of many records and lexicons with two tags. `v1` has `records` records, half of them in each
 * of two collections. `v2` differs from it by `CHANGES`, if `v1` has at least 750 records. Both tags have `lexicons`
 * lexicons and a manifest with their hash. The version store was not written by lairs. It has the same records, or one
 * commit with more data sets than the action reads.
 */
export function createLarge(
  records: number,
  lexicons: number,
  store: 'readable' | 'too large' = 'too large',
): Checkout {
  const checkout = initRepository()
  const trees = writeRecordTrees(checkout, records)
  const stores = store === 'readable' ? readableStores(records) : [largeStore(), []]
  const [first = [], ...others] = stores
  const files = [[...first, ...lexiconFiles(lexicons)], ...others]
  const stream = trees.map(({ tree, index }, number) =>
    Buffer.concat([
      bytes(`commit refs/heads/main\ncommitter ${identity(number)}\ndata 0\n`),
      ...(files[number] ?? []).map(([path, content]) => addFile(path, content)),
      bytes(`M 040000 ${tree} records\nM 100644 ${index} index.json\n\n`),
      bytes(`reset refs/tags/v${number + 1}\nfrom refs/heads/main\n\n`),
    ]),
  )
  const input = Buffer.concat(stream)
  execFileSync('git', ['fast-import', '--quiet'], { cwd: checkout.path, input })
  return checkout
}

/** Writes the records folder and the index of both tags as git objects, and returns their ids. */
function writeRecordTrees({ path }: Checkout, records: number) {
  // git fast-import takes quadratic time for a folder of so many files, so the tree is written directly.
  const write = (type: string, content: Buffer | string) => {
    const args = ['hash-object', '-w', '-t', type, '--stdin']
    return execFileSync('git', args, { cwd: path, input: content }).toString().trim()
  }
  const { added, removed, changed } = CHANGES
  const first = write('blob', '{"text":"a"}')
  const second = write('blob', '{"text":"b"}')
  const tombstone = write('blob', '{"$tombstone":true}')
  const before = range(0, records).map((number): TreeEntry => [`${stem(number)}.json`, first])
  const after = [
    ...range(0, removed).map((number): TreeEntry => [`${stem(number)}.tombstone.json`, tombstone]),
    ...range(removed, records + added).map(
      (number): TreeEntry => [`${stem(number)}.json`, number < removed + changed ? second : first],
    ),
  ]
  return [
    { tree: write('tree', encodeTree(before)), index: write('blob', encodeIndex(0, records)) },
    {
      tree: write('tree', encodeTree(after)),
      index: write('blob', encodeIndex(removed, records + added)),
    },
  ]
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

function uri(number: number): string {
  const collection = number % 2 === 0 ? 'corpus.corpus' : 'expression.expression'
  return `at://did:plc:large/pub.layers.${collection}/r${number}`
}

/** The file name of a record, without its extension. */
function stem(number: number): string {
  return createHash('sha256').update(uri(number)).digest('hex')
}

function encodeTree(entries: readonly TreeEntry[]): Buffer {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Buffer.from(
    sorted
      .map(([name, id]) => `100644 ${name}\0${Buffer.from(id, 'hex').toString('latin1')}`)
      .join(''),
    'latin1',
  )
}

function encodeIndex(from: number, to: number): Buffer {
  const lines = range(from, to).map((number) => `  "${uri(number)}": "${stem(number)}"`)
  // lairs sorts it by AT-URI.
  return bytes(`{\n${lines.toSorted().join(',\n')}\n}\n`)
}

/** A store whose commit names more data sets than the action reads. */
function largeStore(): readonly File[] {
  const ids = range(0, 50_001).map((number) => {
    const id = Buffer.alloc(32)
    id.writeUInt32BE(number, 28)
    return id
  })
  return storeCommit('c'.repeat(64), [], ids)
}

/** The files of a store that each tag adds: one commit, and a data set for each record that it changes. */
function readableStores(records: number): readonly (readonly File[])[] {
  const { added, removed, changed } = CHANGES
  const dataSets = (numbers: readonly number[], record: string) =>
    numbers.map((number) => dataSet(number, record))
  const [first, second] = ['c'.repeat(64), 'd'.repeat(64)]
  const before = dataSets(range(0, records), '{"text":"a"}')
  const after = [
    ...dataSets(range(0, removed), '{"$tombstone":true}'),
    ...dataSets(range(removed, removed + changed), '{"text":"b"}'),
    ...dataSets(range(records, records + added), '{"text":"a"}'),
  ]
  const ids = (all: readonly DataSet[]) => all.map(({ id }) => id)
  return [
    [...storeCommit(first, [], ids(before)), ...before.map(({ file }) => file)],
    [
      ...storeCommit(second, [Buffer.from(first, 'hex')], ids(after)),
      ...after.map(({ file }) => file),
    ],
  ]
}

type DataSet = Readonly<{ id: Buffer; file: File }>

/** `{"DataSet": [schema, record, 1, AT-URI]}` in MessagePack. */
function dataSet(number: number, record: string): DataSet {
  const [key, encoded] = [bytes(uri(number)), bytes(record)]
  const content = Buffer.concat([
    Buffer.from('\u0081\u00a7DataSet\u0094\u00c0\u00c4', 'latin1'),
    Buffer.concat([
      Buffer.from([encoded.length]),
      encoded,
      Buffer.from([1, 0xd9, key.length]),
      key,
    ]),
  ])
  const id = createHash('sha256').update(content).digest()
  return { id, file: objectFile(id.toString('hex'), content) }
}

function objectFile(id: string, content: Buffer): File {
  return [`.panproto/objects/${id.slice(0, 2)}/${id.slice(2)}`, content]
}

/** HEAD, its branch and `{"Commit": [null, parents, null, null, null, null, null, null, null, data sets]}` in MessagePack. */
function storeCommit(
  id: string,
  parents: readonly Buffer[],
  dataSets: readonly Buffer[],
): readonly File[] {
  const start = Buffer.from('\u0081\u00a6Commit\u009a\u00c0', 'latin1')
  const content = Buffer.concat([
    start,
    encodeIds(parents),
    Buffer.alloc(7, 0xc0),
    encodeIds(dataSets),
  ])
  return [
    ['.panproto/HEAD', bytes('{"Branch":"main"}')],
    ['.panproto/refs/heads/main', bytes(`${id}\n`)],
    objectFile(id, content),
  ]
}

function encodeIds(ids: readonly Buffer[]): Buffer {
  const head = Buffer.from([0xdd, 0, 0, 0, 0])
  head.writeUInt32BE(ids.length, 1)
  return Buffer.concat([head, ...ids.flatMap((id) => [Buffer.from([0xc4, 32]), id])])
}

function lexiconFiles(count: number): readonly File[] {
  const files = range(0, count).map((number): File => {
    const name = `${String(number % 100).padStart(2, '0')}/${String(number).padStart(6, '0')}.json`
    return [name, bytes(`{"lexicon":1,"id":"l.${number}","defs":{"main":{"type":"record"}}}`)]
  })
  const lines = files
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${name}:${createHash('sha256').update(content).digest('hex')}\n`)
  const hash = createHash('sha256').update(lines.join('')).digest('hex')
  const facts = `layers_git_sha = "${'a'.repeat(40)}"\nlayers_version = "1.0.0"\nvendored_at = "2026-11-24"\n`
  return [
    ['lexicons/MANIFEST.toml', bytes(`[provenance]\n${facts}lexicon_tree_hash = "${hash}"\n`)],
    ...files.map(([name, content]): File => [`lexicons/pub/layers/${name}`, content]),
  ]
}

function identity(day: number): string {
  return `Test <test@example.org> ${1_700_000_000 + 86_400 * day} +0000`
}

function addFile(path: string, content: Buffer): Buffer {
  const command = bytes(`M 100644 inline ${path}\ndata ${content.length}\n`)
  return Buffer.concat([command, content, bytes('\n')])
}

function bytes(text: string): Buffer {
  return Buffer.from(text)
}
