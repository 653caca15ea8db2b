import { limits } from '../src/limits.ts'
import { isExhaustive } from './exhaustive/mode.ts'

/**
 * Lowers limits for all tests of a file, because values at the real limits take seconds. `npm run test:exhaustive` keeps
 * the real limits. Each test file has its own copy of the module, so other files keep them too.
 */
export function lowerLimits(lower: Partial<Record<keyof typeof limits, number>>): void {
  if (!isExhaustive) Object.assign(limits, lower)
}
