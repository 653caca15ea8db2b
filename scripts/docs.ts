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

/** An example of each output. */
const outputExamples: Readonly<Record<string, string>> = {
  artifact: 'lairs-revision:v1',
  revision: 'v1',
  commit: '9995fe1c555a1a469cbced721db42541bf3b2868',
  'lexicon-tree-hash': '87f116cc92d112e697e0fde39368185a8301a1a422e9cfcf20d911b940f8615f',
  'layers-version': '0.11.0',
  created: 'true',
  provenance: '$RUNNER_TEMP/log-revision-x1Y2z3/revision.json',
  'wandb-run-url':
    'https://forge.coreweave.com/wandb/my-team/corpus/runs/log-revision-b6fa71725b942ae5',
  'wandb-artifact': 'my-team/corpus/lairs-revision:v0',
  'wandb-version': 'v0',
  'wandb-artifact-url':
    'https://forge.coreweave.com/wandb/my-team/corpus/artifacts/dataset/lairs-revision/v0',
  'mlflow-run-id': '4e500a5fb01f4eca82cccca0e31b5f51',
  'mlflow-run-url':
    'https://mlflow.example.org/#/experiments/1/runs/4e500a5fb01f4eca82cccca0e31b5f51',
  results:
    '[{"revision":"v1","commit":"9995fe1c…","backend":"mlflow","status":"logged","url":"https://…","identifier":"lairs-revision:v1"}]',
}

/**
 * Returns the README with new tables of the inputs and outputs, made from the text of `action.yml`.
 *
 * Throws if the README lacks the comments around a table, or if an output has no example.
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
    code(exampleOf(name)),
    description,
  ])
  const tables = {
    inputs: table(['Input', 'Default', 'Description'], inputRows),
    outputs: table(['Output', 'Example', 'Description'], outputRows),
  }
  return Object.entries(tables).reduce(
    (text, [name, content]) => replaceSection(text, name, content),
    readme,
  )
}

function exampleOf(name: string): string {
  const example = outputExamples[name]
  if (example === undefined) throw new Error(`scripts/docs.ts: "${name}" has no example.`)
  return example
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
  const rule = head.map(() => '---')
  return [head, rule, ...rows].map(line).join('\n')
}

function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [readme, action] = ['README.md', 'action.yml'].map((file) => readFileSync(file, 'utf8'))
  writeFileSync('README.md', updateReadme(readme ?? '', action ?? ''))
}
