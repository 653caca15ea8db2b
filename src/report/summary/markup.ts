import { html } from '../../text/neutralize.ts'

/** Of more lines than this in a cell, there is only how many. */
const mostLines = 50

/** A text as it is. `@names` and links are left alone in code. */
export function code(text: string, max = 300): string {
  return text === '' ? '–' : `<code>${html(text, max)}</code>`
}

/** A link with these words, which are markup already. */
export function link(url: string, words: string): string {
  return `<a href="${html(url, 2000)}">${words}</a>`
}

/** A row of a table of names and values. */
export function row(name: string, value: string): string {
  return `<tr><th align="left">${name}</th><td>${value}</td></tr>`
}

/** The first lines of a cell, and how many are left out. */
export function firstRows(lines: readonly string[], more: string): string {
  const left = lines.length - mostLines
  return `${lines.slice(0, mostLines).join('')}${left > 0 ? `<br>${left} ${more}` : ''}`
}
