import type { FileLocation } from '../text/message.ts'

/** The outcome of one revision at one backend. */
export type Status =
  /** By this step. */
  | 'logged'
  | 'already-logged'
  | 'failed'
  /** Logged for another commit, and not changed. */
  | 'moved'
  | 'matches'
  | 'missing'
  | 'differs'
  /** The server did not show whether there is a record. */
  | 'unreadable'
  /** Nothing was sent. */
  | 'dry-run'

export type Result = Readonly<{
  revision: string
  commit: string
  /** Its value in the input `backend`. */
  backend: string
  /** The backend's name for people. */
  title: string
  status: Status
  /** Where a person can see the record, or ''. */
  url: string
  /** As lairs writes it: `lairs-revision:v1`. */
  identifier: string
  /** The name by which the backend's own tools find the record, if the backend has such names. */
  usableName?: string
  /** Why the revision failed, or how its record differs. */
  details: readonly string[]
  /** The number of warnings about the record. */
  warnings: number
  /** The location of the error, if it is in a file of the repository. */
  location: FileLocation | undefined
  /** What was thrown, for the debug log. */
  error: unknown
  /** The backend's own outputs, by their names in action.yml. */
  outputs: Readonly<Record<string, string>>
  /** What a dry run would log, in the backend's terms. */
  plan: Readonly<Record<string, string>>
}>

/** True if the result does not fail the step. */
export function isSuccess({ status }: Result): boolean {
  return ['logged', 'already-logged', 'matches', 'dry-run'].includes(status)
}
