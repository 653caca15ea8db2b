/**
 * Joins each chunk of a stream with what was incomplete at the end of the one before. It reuses its memory: to allocate
 * some for each of thousands of chunks takes longer than to read them.
 */
export class ChunkJoiner {
  #memory = Buffer.alloc(0)
  #restLength = 0

  /** The number of bytes that were kept. */
  get restLength(): number {
    return this.#restLength
  }

  /** What was kept, and the chunk. It is only valid until the next call. */
  join(chunk: Buffer): Buffer {
    if (this.#restLength === 0) return chunk
    const length = this.#restLength + chunk.length
    if (length > this.#memory.length) this.#grow(length)
    chunk.copy(this.#memory, this.#restLength)
    return this.#memory.subarray(0, length)
  }

  /** Keeps the end of the joined bytes for the next call of `join`. */
  keep(bytes: Buffer, start: number): void {
    const length = bytes.length - start
    if (length > this.#memory.length) this.#memory = Buffer.alloc(length)
    bytes.copy(this.#memory, 0, start)
    this.#restLength = length
  }

  /** At least doubles the memory, so that many small chunks are not copied again and again. */
  #grow(length: number): void {
    const memory = Buffer.alloc(Math.max(length, 2 * this.#memory.length))
    this.#memory.copy(memory, 0, 0, this.#restLength)
    this.#memory = memory
  }
}
