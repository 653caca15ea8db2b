import { limits } from '../limits.ts'
import type { Runner } from '../runner/core.ts'
import {
  FileError,
  type FileLocation,
  joinFirst,
  type Messages,
  messageOf,
} from '../text/message.ts'
import { isSuccess, type Result } from '../tracking/result.ts'
import { moreInLog, notShown } from './wording.ts'

/** GitHub shows at most ten errors, warnings and notices of a step (docs.github.com, REST API, check runs). */
const maxAnnotations = 10

/** An error of the step, with its location if it is in a file of the repository. */
export type ErrorAnnotation = Readonly<{ message: string; location?: FileLocation | undefined }>

/** Prints errors, warnings and notices as annotations. The log contains those that GitHub would not show. */
export interface Annotations {
  /** Ignores a warning that was already given. */
  warn(message: string): void
  /** Ignores a notice that was already given. */
  notice(message: string): void
  /** Fails the step if there is at least one error. */
  fail(errors: readonly ErrorAnnotation[]): void
  /** Prints the last warning. Call it after all others. */
  end(): void
}

type AnnotationRunner = Pick<Runner, 'info' | 'notice' | 'warning' | 'setFailed'>

/** `safe` redacts a text and makes it safe to print. */
export function createAnnotations(
  runner: AnnotationRunner,
  safe: (text: string) => string,
): Annotations {
  const info = (message: string) => runner.info(safe(message))
  const warnings = new Set<string>()
  const notices = new Set<string>()
  const otherWarnings = createLines(info, 'warnings')
  const otherNotices = createLines(info, 'notices')
  let firstOther = ''
  return {
    warn(message) {
      if (warnings.has(message)) return
      warnings.add(message)
      if (warnings.size < maxAnnotations) return runner.warning(safe(message))
      if (otherWarnings.count() === 0) firstOther = message
      otherWarnings.print(message)
    },
    notice(message) {
      if (notices.has(message)) return
      notices.add(message)
      if (notices.size <= maxAnnotations) runner.notice(safe(message))
      else otherNotices.print(message)
    },
    fail: (errors) => printErrors(runner, safe, errors),
    end() {
      otherNotices.end()
      otherWarnings.end()
      const count = otherWarnings.count()
      if (count > 0) runner.warning(count === 1 ? safe(firstOther) : moreInLog(count, 'warnings'))
    },
  }
}

function printErrors(
  runner: AnnotationRunner,
  safe: (text: string) => string,
  errors: readonly ErrorAnnotation[],
): void {
  const shown = errors.length <= maxAnnotations ? errors : errors.slice(0, maxAnnotations - 1)
  for (const { message, location } of shown) {
    runner.setFailed(safe(message), location && { ...location, file: safe(location.file) })
  }
  const others = errors.slice(shown.length)
  if (others.length === 0) return
  runner.setFailed(moreInLog(others.length, 'errors'))
  const lines = createLines((message) => runner.info(safe(message)), 'errors')
  for (const { message } of others) lines.print(message)
  lines.end()
}

/** Lines of the log, up to their limit. The last line says how many are missing. `what` is a plural. */
function createLines(info: Messages['info'], what: string) {
  let count = 0
  return {
    count: () => count,
    print(message: string): void {
      count++
      if (count <= limits.logLines) info(message)
    },
    end(): void {
      if (count > limits.logLines) info(notShown(count - limits.logLines, what))
    },
  }
}

/** The annotation for a thrown value. */
export function errorAnnotationOf(thrown: unknown): ErrorAnnotation {
  const location = thrown instanceof FileError ? thrown.location : undefined
  return { message: messageOf(thrown), location }
}

/**
 * The annotations for the results that fail the step. Revisions that failed for the same reason share one. If all
 * results are about one revision, the message does not name it.
 */
export function errorAnnotationsOf(results: readonly Result[]): readonly ErrorAnnotation[] {
  const isSingle = new Set(results.map(({ revision }) => revision)).size <= 1
  const byMessage = new Map<string, Result[]>()
  for (const result of results.filter((each) => !isSuccess(each))) {
    const message = errorMessageOf(result)
    const others = byMessage.get(message)
    if (others === undefined) byMessage.set(message, [result])
    else others.push(result)
  }
  return [...byMessage].map(([message, failed]) => {
    const names = new Set(failed.map(({ revision }) => revision))
    const location = failed.find((each) => each.location)?.location
    return { message: isSingle ? message : `${joinFirst([...names], 3)}: ${message}`, location }
  })
}

function errorMessageOf({ backend, revision, status, url, details }: Result): string {
  const text = details.join('; ')
  if (status === 'missing') {
    const reason =
      text === ''
        ? 'The revision was never logged, or its record was deleted. To log it, set mode to log'
        : text
    return `There is no record in ${backend}. ${reason}.`
  }
  if (status === 'differs') {
    return `The record of "${revision}" in ${backend} does not match${url && ` (${url})`}: ${text}.`
  }
  const reason = text.endsWith('.') ? text : `${text}.`
  if (status === 'moved') return `${backend}: ${reason}`
  if (status === 'unreadable') return `It is unknown whether ${backend} has a record: ${reason}`
  return reason
}
