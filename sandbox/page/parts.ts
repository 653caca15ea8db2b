import { type Html, html, type Part } from './html.ts'

const MOST_CHARACTERS = 100_000

/** Named facts. Those without a value are left out. */
export function facts(pairs: readonly (readonly [name: string, value: Part | undefined])[]): Html {
  const rows = pairs.map(([name, value]) =>
    value === undefined ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`,
  )
  return html`<dl class="facts">\n${rows}</dl>\n`
}

/** A table, of whose rows the first cell is the heading. `kind` says how wide its columns are. */
export function table(
  kind: 'pairs' | 'counts' | 'metrics' | 'asked',
  caption: Part,
  heads: readonly string[],
  rows: readonly (readonly Part[])[],
): Html {
  const head = heads.map((name) => html`<th scope="col">${name}</th>`)
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

/** A table of names and values, by name. Where there are none, it says so. */
export function pairs(
  caption: string,
  entries: Iterable<readonly [string, Part]>,
  kind: 'pairs' | 'counts' = 'pairs',
): Html {
  const rows = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [breakable(name), value])
  return rows.length === 0 ? none(caption) : table(kind, caption, ['Name', 'Value'], rows)
}

/** That there are none of these. */
export function none(what: string): Html {
  return html`<p class="quiet">${what}: none</p>\n`
}

/** What is shown when asked for, or from the start. */
export function fold(summary: Part, content: Part, open = false): Html {
  const attribute = open ? html` open` : ''
  return html`<details${attribute}><summary>${summary}</summary>\n${content}</details>\n`
}

/** A value as JSON, one member a line. */
export function json(value: unknown): Html {
  return code(JSON.stringify(value, undefined, 2) ?? 'undefined')
}

/** A text that is JSON for the most part, and is shown as it is where it is not. */
export function maybeJson(text: string): Html {
  try {
    return json(JSON.parse(text))
  } catch {
    return code(text)
  }
}

/** A text whose lines and blanks count. */
export function code(text: string): Html {
  return html`<pre><code>${text}</code></pre>\n`
}

/** A file, whose content is shown if it is text, and not too long to be read. */
export function file(name: string, bytes: Buffer | undefined): Html {
  if (bytes === undefined) return html`<p>${mono(name)}, not uploaded</p>\n`
  const summary = html`${mono(name)}, ${bytes.length} bytes`
  const text = bytes.toString()
  const readable = !text.includes('\ufffd') && text.length <= MOST_CHARACTERS
  return fold(summary, readable ? maybeJson(text) : html`<p>Not shown.</p>\n`)
}

/** Names next to one another, each in a box of its own. */
export function chips(names: Iterable<string>): Part {
  const all = [...names]
  if (all.length === 0) return html`<span class="quiet">none</span>`
  return html`<ul class="chips">${all.map((name) => html`<li>${name}</li>`)}</ul>`
}

const tones: ReadonlyMap<string, string> = new Map([
  ['finished', 'good'],
  ['committed', 'good'],
  ['failed', 'bad'],
  ['killed', 'bad'],
  ['deleted', 'bad'],
])

/** How it is with something, in a colour that says the same. */
export function state(name: string): Html {
  return html`<span class="state ${tones.get(name.toLowerCase()) ?? 'open'}">${name}</span>`
}

/** A name of several words, which may go on in the next line after each. */
export function breakable(name: string): Part {
  return name.split(/(?<=[/._])/).map((word) => html`${word}<wbr>`)
}

/** An id, a digest or an address. */
export function mono(text: string): Html {
  return html`<code>${text}</code>`
}

/** A point in time, in UTC. */
export function time(at: string | number): Html {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return html`${at}`
  const text = date.toISOString().replace(/\.\d+Z$/, 'Z')
  return html`<time datetime="${text}">${text.replace('T', ' ').replace('Z', ' UTC')}</time>`
}

/** So many of them, in words: `1 run`, `2 runs`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Side by side where there is room. */
export function cards(all: Part): Html {
  return html`<div class="cards">\n${all}</div>\n`
}
