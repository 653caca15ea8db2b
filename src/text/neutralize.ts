/** Follows a truncated text. The original length comes after it. */
export const truncationMark = '… (cut: '

/**
 * Text from outside (a tag name, a manifest, a server's response) on one line, safe to print in a workflow log.
 * Control characters, line breaks and direction marks become blanks. Text that the runner would read as a
 * command (`::set-output`, `##[error]`) is broken apart. A text of more than `max` UTF-16 units is truncated and
 * says so. A text that was truncated before keeps its original length.
 *
 * The runner reads a line as a command if it begins with `::` or contains `##[` (actions/runner, ActionCommand.cs).
 */
export function printable(text: string, max = 1000): string {
  const oneLine = text
    // A match of millions of characters at once would overflow the stack.
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]{1,1000}/gu, ' ')
    .trim()
    .replace(/^::/, ': :')
    .replaceAll('##[', '## [')
    .toWellFormed()
  const [mark = '', length = oneLine.length] = /… \(cut: (\d+) characters\)$/.exec(oneLine) ?? []
  if (oneLine.length - mark.length <= max) return oneLine
  return `${oneLine.slice(0, max).toWellFormed()}${truncationMark}${length} characters)`
}

/** Text from outside as HTML on one line. Nothing in it is a tag, a link or an entity. */
export function html(text: string, max = 300): string {
  return printable(text, max).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
