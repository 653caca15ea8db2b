import { TimeLimitError } from '../../git/git-object.ts'
import type { Git } from '../../git/repository.ts'
import { lookUp } from '../../git/tree.ts'
import { isObject, parseJson } from '../../text/json.ts'
import { messageOf } from '../../text/message.ts'
import { visitEntries } from '../entries.ts'
import type { Contents } from './contents.ts'
import { noIndexError, scanIndex } from './index-file.ts'
import type { LairsRepository } from './locate.ts'

/** More names than this are only counted. */
const maxNames = 5

/**
 * How `index.json`, `records/` and the staged data sets differ from the records of the version store, as sentences without
 * a full stop. Empty if they agree.
 */
export async function differencesFromFiles(
  git: Git,
  repository: LairsRepository,
  contents: Contents,
): Promise<readonly string[]> {
  const staged = await stagedDataSets(git, repository)
  const stagedText = staged === 0 ? [] : [`${staged} data set(s) are saved but not committed`]
  try {
    const inFiles = await indexDifferences(git, repository, contents)
    return [...inFiles, ...stagedText]
  } catch (error) {
    if (error instanceof TimeLimitError) throw error
    return [`index.json cannot be read: ${messageOf(error).replace(/\.$/, '')}`, ...stagedText]
  }
}

async function indexDifferences(
  git: Git,
  repository: LairsRepository,
  contents: Contents,
): Promise<readonly string[]> {
  const { index, records } = repository
  if (index === undefined) throw await noIndexError(git, repository)
  const files = records === undefined ? noFiles : await recordFiles(git, records)
  const seen = new Set<string>()
  const [onlyInIndex, twice, withoutFile] = [new Names(), new Names(), new Names()]
  await scanIndex(git, index, 'index.json', ({ text: uri }, { text: stem }) => {
    if (!contents.has(uri)) onlyInIndex.add(uri)
    else if (seen.has(uri)) twice.add(uri)
    else seen.add(uri)
    if (!files.has(`${stem}.json`)) withoutFile.add(uri)
  })
  const onlyInStore = new Names()
  for (const uri of contents.keys()) if (!seen.has(uri)) onlyInStore.add(uri)
  return [
    ...onlyInIndex.text('index.json names', 'that the commit does not have'),
    ...onlyInStore.text('the commit has', 'that index.json does not name'),
    ...twice.text('index.json names', 'twice'),
    ...withoutFile.text('index.json names', 'without a file in records/'),
  ]
}

const noFiles: ReadonlySet<string> = new Set()

/** The name of a record's file is a SHA-256 and `.json`. */
const fileNameLength = 64 + '.json'.length

async function recordFiles(git: Git, records: string): Promise<ReadonlySet<string>> {
  const files = new Set<string>()
  await visitEntries(git, records, 'records', ({ name }) => {
    if (name.length === fileNameLength) files.add(name)
  })
  return files
}

/** Counts AT-URIs, and keeps the first ones. */
class Names {
  #count = 0
  readonly #first: string[] = []

  add(uri: string): void {
    this.#count++
    if (this.#first.length < maxNames) this.#first.push(uri)
  }

  text(before: string, after: string): readonly string[] {
    if (this.#count === 0) return []
    const others = this.#count - this.#first.length
    const names = `${this.#first.join(', ')}${others > 0 ? ` and ${others} more` : ''}`
    return [`${before} ${this.#count} record(s) ${after} (${names})`]
  }
}

/** In memory, JSON can be 20 times as large. `index.json` also tells that records are saved. */
const maxStagedBytes = 4 * 1024 ** 2

/** The number of data sets that lairs will put into the next commit (panproto, `.panproto/index.json`). */
async function stagedDataSets(git: Git, { store }: LairsRepository): Promise<number> {
  const entry = store === undefined ? undefined : await lookUp(git, store, 'index.json')
  if (entry?.kind !== 'file') return 0
  const chunks: Buffer[] = []
  await git.stream(entry.id, maxStagedBytes, (bytes) => chunks.push(bytes)).catch(() => undefined)
  await git.checkpoint()
  const index = parseJson(Buffer.concat(chunks).toString('utf8'))
  const staged = isObject(index) ? index['staged_data'] : undefined
  return Array.isArray(staged) ? staged.length : 0
}
