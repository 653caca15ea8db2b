import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { parse } from 'yaml'

const ActionFile = v.object({
  inputs: v.record(
    v.string(),
    v.object({
      description: v.string(),
      required: v.optional(v.boolean(), false),
      default: v.optional(v.string(), ''),
    }),
  ),
  outputs: v.record(v.string(), v.object({ description: v.string() })),
})

/**
 * Returns the README with new tables of the inputs and outputs, made from the text of `action.yml`.
 *
 * Throws if the README lacks the comments around a table.
 */
export function updateReadme(readme: string, action: string): string {
  const { inputs, outputs } = v.parse(ActionFile, parse(action))
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    code(name),
    input.required ? '**required**' : code(input.default),
    input.description,
  ])
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [
    code(name),
    description,
  ])
  const tables = {
    inputs: table(['Input', 'Default', 'Description'], inputRows),
    outputs: table(['Output', 'Description'], outputRows),
  }
  return Object.entries(tables).reduce(
    (text, [name, content]) => replaceSection(text, name, content),
    readme,
  )
}

/** Replaces the text between the two comments that enclose a section. */
function replaceSection(text: string, name: string, content: string): string {
  const [start, end] = [
    `<!-- ${name}: made of action.yml by \`npm run docs\` -->`,
    `<!-- /${name} -->`,
  ]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from)
    throw new Error(`README.md: the comments around the section "${name}" are missing.`)
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = `|${'---|'.repeat(head.length)}`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [readme, action] = ['README.md', 'action.yml'].map((file) => readFileSync(file, 'utf8'))
  writeFileSync('README.md', updateReadme(readme ?? '', action ?? ''))
}
