/** The first lines that fit into `maxBytes`, each with a line break, and the number of lines that do not. */
export function truncateLines(lines: readonly string[], maxBytes: number) {
  let size = 0
  const end = lines.findIndex((line) => {
    size += Buffer.byteLength(line) + 1
    return size > maxBytes
  })
  const kept = end < 0 ? lines : lines.slice(0, end)
  return { kept, omitted: lines.length - kept.length }
}
