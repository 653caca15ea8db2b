/** The name of a record's file is a SHA-256 in hex, its stem, and `.json`. */
export const stemBytes = 32

/** Writes the bytes of the stem at the beginning of a text. False if there is none. */
export function decodeStem(text: string, into: Buffer): boolean {
  if (text.length < 2 * stemBytes) return false
  for (let index = 0; index < stemBytes; index++) {
    const high = digitAt(text, 2 * index)
    const low = digitAt(text, 2 * index + 1)
    if (high < 0 || low < 0) return false
    into[index] = (high << 4) | low
  }
  return true
}

/** The value of a lower-case hex digit, or -1. */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1
}
