import type { Commands } from '../runner/core.ts'
import type { Place } from '../text/message.ts'

/** GitHub shows ten errors and ten warnings of a step. */
const most = 10

/** What went wrong, and where, if it is in a file of the repository. */
export type ErrorAnnotation = Readonly<{ message: string; place?: Place | undefined }>

/** Errors and warnings, of which none gets lost: those that GitHub would not show stand in the log. */
export interface Annotations {
  /** A warning that was given before is not given again. */
  warn(message: string): void
  /** Fails the step where there are complaints. */
  fail(complaints: readonly ErrorAnnotation[]): void
  /** To be called when no more warnings come. */
  end(): void
}

/** `safe` makes of any text what may stand in the log. */
export function createAnnotations(
  channel: Pick<Commands, 'info' | 'warning' | 'setFailed'>,
  safe: (text: string) => string,
): Annotations {
  const given = new Set<string>()
  const left: string[] = []
  return {
    warn(message) {
      if (given.has(message)) return
      given.add(message)
      const text = safe(message)
      if (given.size < most) return channel.warning(text)
      left.push(text)
      channel.info(text)
    },
    fail(complaints) {
      const shown = complaints.length <= most ? complaints : complaints.slice(0, most - 1)
      const others = complaints.slice(shown.length)
      for (const { message, place } of shown) {
        channel.setFailed(safe(message), place && { ...place, file: safe(place.file) })
      }
      if (others.length > 0) channel.setFailed(`${others.length} more errors stand in the log.`)
      for (const { message } of others) channel.info(safe(message))
    },
    end() {
      const [last, ...others] = left
      if (last === undefined) return
      channel.warning(others.length === 0 ? last : `${left.length} more warnings stand in the log.`)
    },
  }
}
