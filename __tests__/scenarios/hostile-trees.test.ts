import { describe, expect, test } from '@jest/globals'
import { useHostileClone } from './hostile-tags.ts'
import type { ObjectWriter } from './object-writer.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'
import { lexicons, manifestOf } from './workspaces.ts'

/* Modes of tree entries that git does not write itself, but reads by their bits. */

const sandbox = useSandbox()
const hostile = useHostileClone(sandbox)

type Modes = Readonly<{ folder?: string; file?: string; store?: string; records?: string }>

function writeRoot(
  writer: ObjectWriter,
  { folder = '40000', file = '100644', store = '40000', records = '40000' }: Modes,
): string {
  const id = (path: string) => hostile.sample(`v2:${path}`)
  const text = lexicons['animal/defs.json']
  const layers = writer.tree([['defs.json', writer.blob(text), file]])
  const pub = writer.tree([['layers', layers, folder]])
  const manifest = writer.blob(manifestOf({ 'defs.json': text }))
  const vendored = writer.tree([
    ['MANIFEST.toml', manifest, file],
    ['pub', pub, folder],
  ])
  return writer.tree([
    ['.panproto', id('.panproto'), store],
    ['index.json', id('index.json'), file],
    ['lexicons', vendored, folder],
    ['records', id('records'), records],
  ])
}

async function pin(modes: Modes) {
  hostile.write((writer) => ({ v9: writer.commit(writeRoot(writer, modes)) }))
  const inputs = { backend: 'mlflow', mode: 'dry-run' }
  const step = await sandbox.push('v9', inputs, { workspace: hostile.clone.path })
  expect(errorsOf(step)).toEqual([])
  const {
    manifest_source,
    lexicon_tree_hash,
    dataset,
    lexicons: found,
  } = JSON.parse(step.revisionJson)
  return { warnings: warningsOf(step), manifest_source, lexicon_tree_hash, dataset, found }
}

describe('trees', () => {
  test.each<[string, Modes, RegExp]>([
    ['a symbolic link with permissions', { file: '120777' }, /symbolic link/],
    ['a padded submodule', { folder: '0160000' }, /submodule/],
    ['a submodule with permissions', { folder: '160755' }, /submodule/],
    ['a file without a type', { file: '644' }, /submodule/],
  ])('%s is read as git reads it', async (_, modes, error) => {
    hostile.write((writer) => ({ v9: writer.commit(writeRoot(writer, modes)) }))
    const step = await sandbox.push('v9', { backend: 'mlflow' }, { workspace: hostile.clone.path })
    expect(errorsOf(step)).toEqual([expect.stringMatching(error)])
    expect(sandbox.mlflow.received).toEqual([])
  })

  test.each<[string, Modes]>([
    ['padded folders', { folder: '040000', store: '040000', records: '0040000' }],
    ['folders with permissions', { folder: '40755', store: '40777', records: '40700' }],
    ['a padded store alone', { store: '040000' }],
    // git keeps the last 32 bits.
    ['folders with a mode of many digits', { folder: `1${'0'.repeat(25)}40000` }],
    ['executable files', { file: '100755' }],
    ['files of git’s first years', { file: '100664' }],
    ['padded files', { file: '0100644' }],
  ])('%s are read as git reads them', async (_, modes) => {
    const usual = await pin({})
    expect(usual).toMatchObject({
      warnings: [],
      manifest_source: 'dataset:lexicons/MANIFEST.toml',
      found: { verified: true, files: 1 },
      dataset: { records: 6 },
    })
    expect(await pin(modes)).toEqual(usual)
  })
})
