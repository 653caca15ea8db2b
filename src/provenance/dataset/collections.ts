import { limits } from '../../limits.ts'
import { byCodePoint } from '../../text/json.ts'

/** Numbers of records by collection. */
export type RecordCounts = Readonly<{
  records: number
  /** null if there are too many collections. */
  collections: ReadonlyMap<string, number> | null
}>

/**
 * The collection of a record: the second segment of `at://<authority>/<collection>/<record key>`, or '' if there is none.
 * Like lairs (0.9, `_nsid_of`), this accepts any name.
 */
export function collectionOf(uri: string): string {
  return uri.replace(/^at:\/\//, '').split('/', 2)[1] ?? ''
}

/** Counts records by collection. */
export class RecordCounter {
  #records = 0
  #nameLength = 0
  readonly #collections = new Map<string, number>()

  add(uri: string): void {
    this.#records++
    if (this.#isOverLimit) return
    const collection = collectionOf(uri)
    const count = this.#collections.get(collection)
    if (count === undefined) this.#nameLength += collection.length
    this.#collections.set(collection, (count ?? 0) + 1)
  }

  /** The collections are in code point order. */
  get counts(): RecordCounts {
    const sorted = [...this.#collections].sort(([a], [b]) => byCodePoint(a, b))
    return { records: this.#records, collections: this.#isOverLimit ? null : new Map(sorted) }
  }

  get #isOverLimit(): boolean {
    return this.#collections.size > limits.collections || this.#nameLength > limits.collectionNames
  }
}
