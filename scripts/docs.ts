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

function expression(name: string): string {
  return `$\{{ ${name} }}`
}

/** An example value of each input and output, or '' if the default is example enough. */
const inputExamples: Readonly<Record<string, string>> = {
  backend: 'wandb',
  revision: 'v1',
  mode: 'verify',
  'if-moved': 'relog',
  'github-token': '',
  'working-directory': 'data/corpus',
  manifest: 'schema/MANIFEST.toml',
  'verify-lexicons': 'false',
  timeout: '1800',
  summary: 'false',
  'artifact-name': 'corpus',
  'wandb-api-key': expression('secrets.WANDB_API_KEY'),
  'wandb-base-url': 'https://wandb.example.org',
  'wandb-entity': 'my-team',
  'wandb-project': 'corpus',
  'wandb-aliases': 'production',
  'wandb-run-id': expression('steps.train.outputs.run-id'),
  'wandb-registry': 'dataset/corpus',
  'oidc-audience': 'my-organization',
  'mlflow-tracking-uri': 'https://mlflow.example.org',
  'mlflow-experiment': 'corpus',
  'mlflow-username': 'ci',
  'mlflow-password': expression('secrets.MLFLOW_PASSWORD'),
  'mlflow-token': expression('secrets.MLFLOW_TOKEN'),
  'mlflow-workspace': 'linguistics',
  'mlflow-run-id': expression('steps.train.outputs.run-id'),
  artifact: 'lairs-revision:v1',
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
  'mlflow-run-url':
    'https://mlflow.example.org/#/experiments/1/runs/4e500a5fb01f4eca82cccca0e31b5f51',
  results: '[{"revision":"v1","commit":"9995fe1c…","backend":"mlflow","status":"logged",…}]',
}
const outputExamples: Readonly<Record<string, string>> = {
  ...inputExamples,
  'mlflow-run-id': '4e500a5fb01f4eca82cccca0e31b5f51',
}

/**
 * Returns the README with new tables of the inputs and outputs, made from the text of `action.yml`.
 *
 * Throws if the README lacks the comments around a table, or if an input or output has no example.
 */
export function updateReadme(readme: string, action: string): string {
  const { inputs, outputs } = v.parse(ActionFile, parse(action))
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    code(name),
    input.required ? '**required**' : code(input.default),
    code(exampleOf(inputExamples, name)),
    input.description,
  ])
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [
    code(name),
    code(exampleOf(outputExamples, name)),
    description,
  ])
  const tables = {
    inputs: table(['Input', 'Default', 'Example', ''], inputRows),
    outputs: table(['Output', 'Example', ''], outputRows),
  }
  return Object.entries(tables).reduce(
    (text, [name, content]) => replaceSection(text, name, content),
    readme,
  )
}

function exampleOf(examples: Readonly<Record<string, string>>, name: string): string {
  const example = examples[name]
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
