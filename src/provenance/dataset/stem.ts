/** The file of a record is named by a SHA-256 in hex, its stem. */
export const stemBytes = 32

/** The number of its hex digits. */
export const stemLength = 2 * stemBytes

/** Decodes the stem at a position. False if there is none, or if a digit has upper case. */
export function decodeStem(text: Uint8Array, start: number, into: Uint8Array): boolean {
  for (let index = 0; index < stemBytes; index++) {
    const position = start + 2 * index
    const byte = (digit(text[position]) << 4) | digit(text[position + 1])
    if (byte < 0) return false
    into[index] = byte
  }
  return true
}

/** The value of a hex digit, or -1. */
function digit(code = 0): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1
}

/**
 * Less than 0, 0 or more than 0, as the first bytes come before, are the same as, or come after the second ones. For keys,
 * this is several times as fast as `Buffer.compare`.
 */
export function compareBytes(
  first: Uint8Array,
  firstStart: number,
  second: Uint8Array,
  secondStart: number,
  length: number,
): number {
  for (let index = 0; index < length; index++) {
    const order = (first[firstStart + index] ?? 0) - (second[secondStart + index] ?? 0)
    if (order !== 0) return order
  }
  return 0
}
