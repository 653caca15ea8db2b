import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { countRecordTypes, treeHash } from '../src/provenance/lexicons.ts'
import { parseManifest } from '../src/provenance/manifest.ts'
import { byCodePoint, messageOf } from '../src/text/neutralize.ts'

const usage = `Rewrites lexicons/MANIFEST.toml, the manifest that comes with the action.

  npm run vendor -- --from <layers checkout>/lexicons/pub/layers --layers-version 0.11.0 \\
    --layers-git-sha <commit of that checkout> --vendored-at 2026-10-11

--same-tree lets the version change although the lexicons do not.`

const target = resolve('lexicons/MANIFEST.toml')

type Options = Readonly<{
  from: string
  version: string
  sha: string
  date: string
  sameTree: boolean
}>

/** Counts and hashes the lexicons, and writes the manifest, unless nothing has changed. */
function vendor({ from, version, sha, date, sameTree }: Options): string {
  const files = lexiconsIn(from)
  if (files.length === 0) throw new Error(`--from: there is no *.json below ${from}.`)
  const hash = treeHash(files.map(({ path, content }) => [path, sha256(content)]))
  const before = existsSync(target)
    ? parseManifest(readFileSync(target, 'utf8'), target).manifest
    : undefined
  if (before?.lexicon_tree_hash === hash) {
    // As lairs does: a tree that is the same keeps its date.
    if (before.layers_version === version)
      return `The lexicons are those of ${target}: it stays as it is.`
    if (!sameTree) {
      throw new Error(
        `The lexicons are those of ${before.layers_version} (${hash}), and not another version's. ` +
          'Check --from, or give --same-tree where a release did not change them.',
      )
    }
  }
  const records = files.reduce((sum, { content }) => sum + countRecordTypes(`${content}`), 0)
  writeFileSync(target, manifestText({ version, sha, date, hash, files: files.length, records }))
  return `${target}: Layers ${version}, ${files.length} lexicon files, ${records} record types, ${hash}`
}

/** All `*.json` below a folder, in the order of their paths by code point. */
function lexiconsIn(folder: string): readonly Readonly<{ path: string; content: Buffer }>[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && statSync(join(folder, path)).isFile())
    .map((path) => ({ path: path.split(sep).join('/'), content: readFileSync(join(folder, path)) }))
    .sort((a, b) => byCodePoint(a.path, b.path))
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

type Facts = Readonly<{
  version: string
  sha: string
  date: string
  hash: string
  files: number
  records: number
}>

function manifestText({ version, sha, date, hash, files, records }: Facts): string {
  return `# The Layers lexicons that a dataset without a manifest of its own is recorded against.
# Facts only: the lexicon files themselves are not part of this project.

[provenance]
layers_git_sha = "${sha}"
layers_version = "${version}"
vendored_at = "${date}"
lexicon_tree_hash = "${hash}"

[counts]
lexicon_files = ${files}
record_types = ${records}
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
  return {
    from: check('from', values.from, /./, 'a folder'),
    version: check('layers-version', values['layers-version'], /^[\w.+-]+$/, 'a version: 0.11.0'),
    sha: check('layers-git-sha', values['layers-git-sha'], /^[0-9a-f]{40}$/, 'a full commit id'),
    date: checkDate(values['vendored-at']),
    sameTree: values['same-tree'],
  }
}

function checkDate(value: string | undefined): string {
  const date = check('vendored-at', value, /^\d{4}-\d{2}-\d{2}$/, 'a date: 2026-10-11')
  const time = new Date(date)
  const isDate = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date)
  return check('vendored-at', isDate ? date : undefined, /./, 'a date: 2026-10-11')
}

function check(option: string, value: string | undefined, form: RegExp, wanted: string): string {
  if (value !== undefined && form.test(value)) return value
  throw new Error(`--${option}: give ${wanted}.\n\n${usage}`)
}

try {
  console.log(vendor(readOptions()))
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}
