import { existsSync } from 'node:fs'
import { test } from '@jest/globals'

/* `test` for tests that need something of an operating system. Elsewhere, Jest skips them and counts them as skipped. */

/** Signals, permissions, symbolic links, or shell scripts as programs. */
export const onUnix = testIf(process.platform !== 'win32')

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
