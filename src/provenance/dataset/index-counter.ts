import { collectionIn, RecordCounter, type RecordCounts } from './collections.ts'
import type { IndexString } from './index-scanner.ts'

/** Longer AT-URIs are compared as text. */
const maxComparedBytes = 1024

/**
 * Counts the records of an index. Equal AT-URIs that follow each other count once: lairs sorts an index by AT-URI. So most
 * records also follow one of the same collection, and their AT-URIs need not become text.
 */
export class IndexCounter {
  readonly #counter = new RecordCounter()
  /** The last AT-URI as bytes. Its length is 0 if it is only known as text. */
  readonly #last = Buffer.alloc(maxComparedBytes)
  #lastLength = 0
  #lastText: string | undefined
  /** An AT-URI of the current collection, the length of their common start, and the number of records. */
  #uri = ''
  #startLength = 0
  #records = 0

  add(uri: IndexString): void {
    const isComparable = uri.isAscii && uri.byteLength <= maxComparedBytes
    const shared = isComparable ? uri.sharedLength(this.#last, this.#lastLength) : 0
    const isOther = shared < this.#lastLength && shared < uri.byteLength
    if (isOther && shared >= this.#startLength) this.#records++
    else this.#addText(uri.text)
    this.#lastLength = isComparable ? uri.copy(this.#last, 0) : 0
  }

  get counts(): RecordCounts {
    this.#addCollection()
    return this.#counter.counts
  }

  #addText(text: string): void {
    const last =
      this.#lastLength > 0 ? this.#last.toString('latin1', 0, this.#lastLength) : this.#lastText
    this.#lastText = text
    if (text === last) return
    this.#addCollection()
    const [, end] = collectionIn(text)
    this.#uri = text
    this.#startLength = end < text.length ? end + 1 : maxComparedBytes
    this.#records = 1
  }

  #addCollection(): void {
    if (this.#records > 0) this.#counter.add(this.#uri, this.#records)
    this.#records = 0
  }
}
