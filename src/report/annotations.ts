import { limits } from '../limits.ts'
import type { Runner } from '../runner/core.ts'
import { FileError, type FileLocation, joinFirst, messageOf } from '../text/message.ts'
import { isSuccess, type Result } from '../tracking/result.ts'

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

/** `safe` redacts a text and makes it safe to print. */
export function createAnnotations(
  runner: Pick<Runner, 'info' | 'notice' | 'warning' | 'setFailed'>,
  safe: (text: string) => string,
): Annotations {
  const given = new Set<string>()
  const notices = new Set<string>()
  const omitted: string[] = []
  return {
    warn(message) {
      if (given.has(message)) return
      given.add(message)
      const text = safe(message)
      if (given.size < maxAnnotations) return runner.warning(text)
      omitted.push(text)
      if (omitted.length <= limits.logLines) runner.info(text)
    },
    notice(message) {
      if (notices.has(message)) return
      notices.add(message)
      if (notices.size <= maxAnnotations) runner.notice(safe(message))
      else if (notices.size <= limits.logLines) runner.info(safe(message))
    },
    fail(errors) {
      const shown = errors.length <= maxAnnotations ? errors : errors.slice(0, maxAnnotations - 1)
      const others = errors.slice(shown.length)
      for (const { message, location } of shown) {
        runner.setFailed(safe(message), location && { ...location, file: safe(location.file) })
      }
      if (others.length > 0) runner.setFailed(`${others.length} more errors stand in the log.`)
      for (const { message } of others.slice(0, limits.logLines)) runner.info(safe(message))
    },
    end() {
      const [first, ...others] = omitted
      if (first === undefined) return
      runner.warning(
        others.length === 0 ? first : `${omitted.length} more warnings stand in the log.`,
      )
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
    const reason = text === '' ? 'It was never logged there, or its record was deleted' : text
    return `${backend} does not hold it. ${reason}.`
  }
  if (status === 'differs') {
    return `${backend} holds "${revision}" otherwise${url && ` (${url})`}: ${text}.`
  }
  return text.endsWith('.') ? text : `${text}.`
}
