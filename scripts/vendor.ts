import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { countRecordTypes, treeHash } from '../src/provenance/lexicons.ts'
import { parseManifest } from '../src/provenance/manifest-text.ts'
import { byCodePoint } from '../src/text/json.ts'
import { messageOf } from '../src/text/message.ts'

const usage = `Rewrites lexicons/MANIFEST.toml, the packaged manifest.

  npm run vendor -- --from <layers checkout>/lexicons/pub/layers --layers-version 0.11.0 \\
    --layers-git-sha <commit of that checkout> --vendored-at 2026-10-11

--same-tree allows a new version with unchanged lexicons.`

const manifestFile = resolve('lexicons/MANIFEST.toml')

type Options = Readonly<{
  from: string
  layersVersion: string
  layersGitSha: string
  vendoredAt: string
  sameTree: boolean
}>

/** Counts and hashes the lexicons, and writes the manifest if something has changed. Returns a message. */
function vendor({ from, sameTree, ...source }: Options): string {
  const { layersVersion } = source
  const files = readLexicons(from)
  if (files.length === 0) throw new Error(`--from: there is no *.json file in ${from}.`)
  const hash = treeHash(files.map(({ path, content }) => [path, sha256(content)]))
  const current = existsSync(manifestFile)
    ? parseManifest(readFileSync(manifestFile, 'utf8'), manifestFile).manifest
    : undefined
  if (current?.lexicon_tree_hash === hash) {
    // Like lairs, keeps the date of an unchanged tree.
    if (current.layers_version === layersVersion) {
      return `The lexicons match ${manifestFile}, which stays unchanged.`
    }
    if (!sameTree) {
      throw new Error(
        `--from: the lexicons are those of version ${current.layers_version} (${hash}). ` +
          `Check the folder, or pass --same-tree if ${layersVersion} did not change them.`,
      )
    }
  }
  const recordTypes = files.reduce((sum, { content }) => sum + countRecordTypes(`${content}`), 0)
  const facts = { ...source, hash, lexiconFiles: files.length, recordTypes }
  writeFileSync(manifestFile, formatManifest(facts))
  return `${manifestFile}: Layers ${layersVersion}, ${files.length} lexicon files, ${recordTypes} record types, ${hash}`
}

/** All `*.json` files in a folder and its subfolders, sorted by the code points of their paths. */
function readLexicons(folder: string): readonly Readonly<{ path: string; content: Buffer }>[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && statSync(join(folder, path)).isFile())
    .map((path) => ({ path: path.split(sep).join('/'), content: readFileSync(join(folder, path)) }))
    .sort((a, b) => byCodePoint(a.path, b.path))
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

type ManifestFacts = Omit<Options, 'from' | 'sameTree'> &
  Readonly<{ hash: string; lexiconFiles: number; recordTypes: number }>

function formatManifest(facts: ManifestFacts): string {
  return `# The Layers lexicons that a dataset without a manifest of its own is recorded against.
# Facts only: the lexicon files themselves are not part of this project.

[provenance]
layers_git_sha = "${facts.layersGitSha}"
layers_version = "${facts.layersVersion}"
vendored_at = "${facts.vendoredAt}"
lexicon_tree_hash = "${facts.hash}"

[counts]
lexicon_files = ${facts.lexiconFiles}
record_types = ${facts.recordTypes}
`
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      'layers-version': { type: 'string' },
      'layers-git-sha': { type: 'string' },
      'vendored-at': { type: 'string' },
      'same-tree': { type: 'boolean', default: false },
    },
  })
  const read = (
    option: 'from' | 'layers-version' | 'layers-git-sha' | 'vendored-at',
    isValid: (value: string) => boolean,
    form: string,
  ) => {
    const value = values[option] ?? ''
    if (isValid(value)) return value
    throw new Error(`--${option} is ${JSON.stringify(value)}. Pass ${form}.\n\n${usage}`)
  }
  return {
    from: read('from', (value) => value !== '', 'a folder'),
    layersVersion: read('layers-version', isVersion, 'a version such as 0.11.0'),
    layersGitSha: read('layers-git-sha', isCommitId, 'a full commit ID'),
    vendoredAt: read('vendored-at', isDate, 'a date such as 2026-10-11'),
    sameTree: values['same-tree'],
  }
}

const isVersion = (value: string) => /^[\w.+-]+$/.test(value)
const isCommitId = (value: string) => /^[0-9a-f]{40}$/.test(value)

function isDate(value: string): boolean {
  const time = new Date(value)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(time.getTime())) return false
  return time.toISOString().startsWith(value)
}

try {
  console.log(vendor(readOptions()))
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}
