import type { Status } from '../tracking/result.ts'

/** What became of a revision, in words. */
export const statusText: Readonly<Record<Status, string>> = {
  logged: 'logged',
  'already-logged': 'had been logged before',
  failed: 'failed',
  moved: 'was moved since it was logged',
  matches: 'matches',
  missing: 'is missing',
  differs: 'differs',
  'dry-run': 'would be logged',
}
