/** What takes so many bytes at most, line by line, and how many lines that leaves out. */
export function truncateLines(lines: readonly string[], bytes: number) {
  let size = 0
  const end = lines.findIndex((line) => {
    size += Buffer.byteLength(line) + 1
    return size > bytes
  })
  const fit = end < 0 ? lines : lines.slice(0, end)
  return { fit, left: lines.length - fit.length }
}
