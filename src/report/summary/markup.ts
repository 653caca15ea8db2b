import { html } from '../../text/neutralize.ts'
import type { Result } from '../../tracking/result.ts'
import { statusText } from '../wording.ts'

/** The number of lines in a cell. The cell says how many more there are. */
const maxLines = 50

/** Escaped text as inline code, in which GitHub renders no `@name` and no link. A dash if the text is empty. */
export function code(text: string, max = 300): string {
  return text === '' ? '–' : `<code>${html(text, max)}</code>`
}

/** A link. `content` is HTML. */
export function link(url: string, content: string): string {
  return `<a href="${html(url, 2000)}">${content}</a>`
}

/** A table row with a name and its value, both HTML. */
export function row(name: string, value: string): string {
  return `<tr><th align="left">${name}</th><td>${value}</td></tr>`
}

/** The first lines of a cell, and the number of those that are left out. */
export function firstRows(lines: readonly string[], more: string): string {
  const omitted = lines.length - maxLines
  return `${lines.slice(0, maxLines).join('')}${omitted > 0 ? `<br>${omitted} ${more}` : ''}`
}

/** The outcome of a revision at a backend, with links to its record there. */
export function outcome({ backend, status, url, outputs, details }: Result): string {
  const [prefix, suffix] = [`${backend}-`, '-url']
  const outputLinks = Object.entries(outputs).flatMap(([name, value]) => {
    if (!name.startsWith(prefix) || !name.endsWith(suffix) || value === '') return []
    // The output `wandb-artifact-url` becomes a link named `artifact`.
    return [link(value, html(name.slice(prefix.length, -suffix.length)))]
  })
  const links = outputLinks.length === 0 && url !== '' ? [link(url, 'record')] : outputLinks
  const text = [statusText[status], links.join(', ')].filter(Boolean).join(': ')
  const lines = details.map((detail) => `<br>${code(detail, 2000)}`)
  return `${text}${firstRows(lines, 'more')}`
}
