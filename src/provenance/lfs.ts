/** True if a file, or the beginning of it, is a pointer to a file that Git LFS stores elsewhere (git-lfs, spec.md). */
export function isLfsPointer(content: Buffer): boolean {
  return content.toString('latin1', 0, 42) === 'version https://git-lfs.github.com/spec/v1'
}
