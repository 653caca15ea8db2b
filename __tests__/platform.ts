import { existsSync } from 'node:fs'
import { describe, test } from '@jest/globals'

/* `test` for tests that need something of an operating system. Elsewhere, Jest skips them and counts them as skipped. */

/** False on Windows. For rows of a table: other tests use `onUnix`. */
export const isUnix = process.platform !== 'win32'

/** Signals, permissions, symbolic links, shell scripts as programs, or a PATH with colons. */
export const onUnix = testIf(isUnix)
export const describeOnUnix: typeof describe.skip = isUnix ? describe : describe.skip

/** Names of variables and programs in any case. */
export const onWindows = testIf(!isUnix)

/** `/proc`, `ulimit`, or a file system that takes any bytes as a name. */
export const onLinux = testIf(process.platform === 'linux')

/** Files of other users. */
export const asRoot = testIf(process.getuid?.() === 0)

/** A file on a disk that is full. */
export const hasFullDisk = existsSync('/dev/full')
export const withFullDisk = testIf(hasFullDisk)

function testIf(isPossible: boolean): typeof test.skip {
  return isPossible ? test : test.skip
}
