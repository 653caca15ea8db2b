/** What stands behind a text that was cut, before its whole length. */
export const truncationMark = '… (cut: '

/**
 * Text from outside (a tag's name, a manifest, a server's answer) made safe to print in a workflow
 * log, on one line: control characters, line ends and direction marks become blanks, and what the
 * runner would take for a command (`::set-output`, `##[error]`) is broken apart. Longer than `max`
 * UTF-16 units, it is cut and says so; what was cut before says how long it was at first.
 *
 * The runner takes a line for a command when it begins with `::` or holds `##[` anywhere
 * (actions/runner, ActionCommand.cs).
 */
export function printable(text: string, max = 1000): string {
  const oneLine = text
    // Not all of a run at once: one of millions would take more stack than there is.
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]{1,1000}/gu, ' ')
    .trim()
    .replace(/^::/, ': :')
    .replaceAll('##[', '## [')
    .toWellFormed()
  const [mark = '', length = oneLine.length] = /… \(cut: (\d+) characters\)$/.exec(oneLine) ?? []
  if (oneLine.length - mark.length <= max) return oneLine
  return `${oneLine.slice(0, max).toWellFormed()}${truncationMark}${length} characters)`
}

/** Text from outside as HTML: one line, and nothing in it is a tag, a link or an entity. */
export function html(text: string, max = 300): string {
  return printable(text, max).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** The message of whatever was thrown; of several errors in one, all that have one. */
export function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  if (thrown.message !== '') return thrown.message
  if (thrown instanceof AggregateError) return thrown.errors.map(messageOf).join('; ')
  return thrown.name
}

/** The value of a JSON text, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The first names, so many at most, and how many more there are. */
export function joinFirst(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(', ')
  return names.length <= most ? shown : `${shown} and ${names.length - most} more`
}

/** Orders strings by Unicode code point, as git and Python do, and not by UTF-16 unit. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
