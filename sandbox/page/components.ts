import { type Html, type HtmlContent, html } from './html.ts'

const MAX_CHARACTERS = 100_000

type Status = 'success' | 'failure' | 'pending'

/** A list of names and values. Names without a value are left out. */
export function definitionList(
  entries: readonly (readonly [name: string, value: HtmlContent | undefined])[],
): Html {
  const rows = entries.map(([name, value]) =>
    value === undefined ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`,
  )
  return html`<dl class="definitions">\n${rows}</dl>\n`
}

/** A table. The first cell of each row is the row's heading. `kind` selects the widths of the columns. */
export function table(
  kind: 'values' | 'counts' | 'metrics' | 'requests',
  caption: HtmlContent,
  headings: readonly string[],
  rows: readonly (readonly HtmlContent[])[],
): Html {
  const head = headings.map((name) => html`<th scope="col">${name}</th>`)
  const body = rows.map(([first = '', ...cells]) => {
    const others = cells.map((cell) => html`<td>${cell}</td>`)
    return html`<tr><th scope="row">${first}</th>${others}</tr>\n`
  })
  return html`<table class="${kind}">
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table>
`
}

/** A table of names and values, sorted by name, or a note if there are none. */
export function keyValueTable(
  caption: string,
  entries: Iterable<readonly [string, HtmlContent]>,
  kind: 'values' | 'counts' = 'values',
): Html {
  const rows = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [wrappable(name), value])
  return rows.length === 0 ? emptyNote(caption) : table(kind, caption, ['Name', 'Value'], rows)
}

/** A note that there are no items. */
export function emptyNote(items: string): Html {
  return html`<p class="muted">${items}: none</p>\n`
}

/** Content that the reader can expand. */
export function details(summary: HtmlContent, content: HtmlContent, open = false): Html {
  const attribute = open ? html` open` : ''
  return html`<details${attribute}><summary>${summary}</summary>\n${content}</details>\n`
}

/** A value as indented JSON. */
export function jsonBlock(value: unknown): Html {
  return codeBlock(JSON.stringify(value, undefined, 2) ?? 'undefined')
}

/** A text as indented JSON, or unchanged if it is not JSON. */
export function jsonOrText(text: string): Html {
  try {
    return jsonBlock(JSON.parse(text))
  } catch {
    return codeBlock(text)
  }
}

/** A text that keeps its lines and spaces. */
export function codeBlock(text: string): Html {
  return html`<pre><code>${text}</code></pre>\n`
}

/** A file. Its content is shown if it is text of at most 100,000 characters. */
export function fileDetails(name: string, bytes: Buffer | undefined): Html {
  if (bytes === undefined) return html`<p>${inlineCode(name)}, not uploaded</p>\n`
  const summary = html`${inlineCode(name)}, ${bytes.length} bytes`
  const text = bytes.toString()
  const readable = !text.includes('\ufffd') && text.length <= MAX_CHARACTERS
  return details(summary, readable ? jsonOrText(text) : html`<p>Not shown.</p>\n`)
}

/** Names next to one another, each in its own box. */
export function chipList(names: Iterable<string>): HtmlContent {
  const all = [...names]
  if (all.length === 0) return html`<span class="muted">none</span>`
  return html`<ul class="chips">${all.map((name) => html`<li>${name}</li>`)}</ul>`
}

const statuses: ReadonlyMap<string, Status> = new Map([
  ['finished', 'success'],
  ['committed', 'success'],
  ['failed', 'failure'],
  ['killed', 'failure'],
  ['deleted', 'failure'],
])

/** The status of a run or a version, in a matching colour. */
export function statusBadge(name: string): Html {
  return badge(name, statuses.get(name.toLowerCase()) ?? 'pending')
}

/** A short text in the colour of a status. */
export function badge(content: HtmlContent, status: Status): Html {
  return html`<span class="status ${status}">${content}</span>`
}

/** A name that may wrap after each of `/`, `.` and `_`. */
export function wrappable(name: string): HtmlContent {
  return name.split(/(?<=[/._])/).map((word) => html`${word}<wbr>`)
}

/** An id, a digest or a URL. */
export function inlineCode(text: string): Html {
  return html`<code>${text}</code>`
}

/** A time in UTC, or the text itself if it is not a time. */
export function time(at: string | number): Html {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return html`${at}`
  const text = date.toISOString().replace(/\.\d+Z$/, 'Z')
  return html`<time datetime="${text}">${text.replace('T', ' ').replace('Z', ' UTC')}</time>`
}

/** A number and its noun: `1 run`, `2 runs`. */
export function pluralize(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Cards that are side by side if the screen is wide enough. */
export function cardGrid(cards: HtmlContent): Html {
  return html`<div class="cards">\n${cards}</div>\n`
}
