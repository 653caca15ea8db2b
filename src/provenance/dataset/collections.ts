import { limits } from '../../limits.ts'
import { byCodePoint } from '../../text/json.ts'
import { copyOf } from '../../text/message.ts'

/** Numbers of records by collection. */
export type RecordCounts = Readonly<{
  records: number
  /** null if there are too many collections. */
  collections: ReadonlyMap<string, number> | null
}>

/**
 * Where the collection of a record is in its AT-URI: the second segment of `at://<authority>/<collection>/<record key>`, or
 * '' if there is none. Like lairs (0.9, `_nsid_of`), this accepts any name.
 */
export function collectionIn(uri: string): readonly [start: number, end: number] {
  const start = uri.indexOf('/', uri.startsWith('at://') ? 'at://'.length : 0) + 1
  if (start === 0) return [uri.length, uri.length]
  const end = uri.indexOf('/', start)
  return [start, end < 0 ? uri.length : end]
}

/** A value for each collection, as long as there are not too many. */
export class Collections<Value> {
  readonly #values = new Map<string, Value>()
  #nameLength = 0

  /** Replaces the value of the collection of a record. */
  update(uri: string, change: (value: Value | undefined) => Value): void {
    if (this.#isOverLimit) return
    const collection = uri.slice(...collectionIn(uri))
    const value = this.#values.get(collection)
    if (value === undefined) this.#nameLength += collection.length
    // A part of a string keeps the whole string in memory, and an AT-URI can be long.
    const key = value === undefined ? copyOf(collection) : collection
    this.#values.set(key, change(value))
  }

  /** In code point order. null if there are too many, or if their names are too long. */
  get sorted(): ReadonlyMap<string, Value> | null {
    if (this.#isOverLimit) return null
    return new Map([...this.#values].sort(([a], [b]) => byCodePoint(a, b)))
  }

  get #isOverLimit(): boolean {
    return this.#values.size > limits.collections || this.#nameLength > limits.collectionNames
  }
}

/** Counts records by collection. */
export class RecordCounter {
  #records = 0
  readonly #collections = new Collections<number>()

  /** Adds records of one collection. `uri` is the AT-URI of one of them. */
  add(uri: string, records = 1): void {
    this.#records += records
    this.#collections.update(uri, (count = 0) => count + records)
  }

  get counts(): RecordCounts {
    return { records: this.#records, collections: this.#collections.sorted }
  }
}
