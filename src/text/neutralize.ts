/** Follows a truncated text. The original length comes after it. */
export const truncationMark = '… (cut: '

/** Control characters of ASCII: line ends, tabs, the beginnings of terminal commands. */
// A match of millions of characters at once would overflow the stack.
const asciiControls = /[^\P{ASCII}\P{Cc}]{1,1000}/gu

/** Characters that cannot be seen, that look like a blank, or that change the direction of a text. */
const invisible = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|[^\P{Zs} ]/gu

/**
 * Text from outside (a tag name, a manifest, a server's response) on one line, safe to print in a workflow log.
 * ASCII control characters, line breaks among them, become blanks. Other invisible characters are written as escapes
 * (`\u{200b}`), so that different names look different. Text that the runner would read as a command (`::set-output`,
 * `##[error]`) is broken apart. A text of more than `max` UTF-16 units is truncated and says so. A text that was
 * truncated before keeps its original length.
 *
 * The runner reads a line as a command if it begins with `::` or contains `##[` (actions/runner, ActionCommand.cs).
 */
export function printable(text: string, max = 1000): string {
  const oneLine = trimBlanks(text.replace(asciiControls, ' ')).toWellFormed()
  const [mark = '', length = oneLine.length] =
    /… \(cut: (\d{1,16}) characters\)$/.exec(oneLine) ?? []
  const body = oneLine.slice(0, oneLine.length - mark.length)
  const safe = body
    // No replacement is shorter than what it replaces.
    .slice(0, max + 1)
    .replace(invisible, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
    .replace(/^::/, ': :')
    .replaceAll('##[', '## [')
  if (safe.length <= max) return `${safe}${mark}`
  return `${safe.slice(0, max).toWellFormed()}${truncationMark}${length} characters)`
}

/** Not `trim`, which also removes invisible characters. */
function trimBlanks(text: string): string {
  let [start, end] = [0, text.length]
  while (text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return text.slice(start, end)
}

/** Text from outside as HTML on one line. Nothing in it is a tag, a link or an entity. */
export function html(text: string, max = 300): string {
  return printable(text, max).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
