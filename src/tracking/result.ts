import type { Place } from '../text/message.ts'

/** What became of a revision at a backend. */
export type Status =
  /** By this step. */
  | 'logged'
  | 'already-logged'
  | 'failed'
  /** Logged for another commit, and left so; or found so by `mode: verify`. */
  | 'moved'
  | 'matches'
  | 'missing'
  | 'differs'
  /** Nothing was asked or sent. */
  | 'dry-run'

export type Result = Readonly<{
  revision: string
  commit: string
  /** `wandb`, `mlflow`: its value in the input `backend`. */
  backend: string
  /** The backend's name for people. */
  title: string
  status: Status
  /** Where a person can see the record: '' where there is none, or its place is not known. */
  url: string
  /** As lairs writes it: `lairs-revision:v1`. */
  identifier: string
  /** What there is to say of it: why it failed, or in what the record differs. */
  details: readonly string[]
  /** Where in the repository that is: undefined where it is not in a file. */
  place: Place | undefined
  /** The backend's own outputs, by their names in action.yml; of a dry run, what would be logged. */
  outputs: Readonly<Record<string, string>>
}>

/** Whether the step may be green with it. */
export function isGood({ status }: Result): boolean {
  return ['logged', 'already-logged', 'matches', 'dry-run'].includes(status)
}
