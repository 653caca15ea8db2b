import { retryOnConflict } from '../../tracking/concurrency.ts'
import { MlflowError } from './refusal.ts'

const maxAttempts = 4

const codes = ['ABORTED', 'RESOURCE_ALREADY_EXISTS', 'RESOURCE_CONFLICT']

/**
 * What databases and their drivers say if two writers add the same row: SQLite `UNIQUE constraint failed`, PostgreSQL
 * `duplicate key value violates unique constraint`, MySQL `Duplicate entry`, SQL Server `Violation of PRIMARY KEY
 * constraint`. MLflow passes the text on with the code BAD_REQUEST (mlflow/store/db/utils.py).
 */
const duplicate =
  /unique (constraint|violation)|uniqueviolation|duplicate (key|entry)|violation of (primary|unique) key/i

/** The other texts of an IntegrityError. A retry cannot succeed. */
const permanent = /foreign key|not.?null|check constraint/i

/**
 * True if another job wrote the same at the same time, and the database refused one of the two. The work succeeds when it
 * is repeated. A deadlock has HTTP 503, which the HTTP client repeats.
 */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof MlflowError)) return false
  const { status, code, message } = error
  if (status === 409 || codes.includes(code)) return true
  const isDuplicate = duplicate.test(message) || /integrityerror/i.test(message)
  return status === 400 && isDuplicate && !permanent.test(message)
}

/** Does work that can be repeated, and repeats it if another job caused a conflict. */
export function retryConflicts<Value>(work: () => Promise<Value>): Promise<Value> {
  return retryOnConflict(maxAttempts, isConflict, work)
}
