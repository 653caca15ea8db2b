import type { DatasetInput, MlflowStore } from '../mlflow/store.ts'
import {
  cardGrid,
  chipList,
  definitionList,
  details,
  emptyNote,
  fileDetails,
  inlineCode,
  jsonOrText,
  keyValueTable,
  pluralize,
  statusBadge,
  table,
  time,
  wrappable,
} from './components.ts'
import { type Html, type HtmlContent, html } from './html.ts'

type Experiment = MlflowStore['experiments'] extends ReadonlyMap<string, infer E> ? E : never
type Run = MlflowStore['runs'] extends ReadonlyMap<string, infer R> ? R : never

/** All experiments, newest first. */
export function showMlflow(store: MlflowStore): readonly Html[] {
  return [...store.experiments.values()]
    .toReversed()
    .map((experiment) => showExperiment(store, experiment))
}

/** The numbers of experiments, runs and artifacts. */
export function countMlflow({ experiments, runs, artifacts }: MlflowStore): string {
  return [
    pluralize(experiments.size, 'experiment'),
    pluralize(runs.size, 'run'),
    pluralize(artifacts.size, 'artifact'),
  ].join(', ')
}

function showExperiment(store: MlflowStore, { id, name, lifecycle }: Experiment): Html {
  const runs = [...store.runs.values()].filter(({ experimentId }) => experimentId === id)
  return html`<h3><span class="label">Experiment</span> ${name} <span class="label">with id</span> ${id} ${lifecycleBadge(lifecycle)}</h3>
${runs.length === 0 ? emptyNote('Runs') : cardGrid(runs.toReversed().map((run) => showRun(store, run)))}`
}

function lifecycleBadge(lifecycle: string): HtmlContent {
  return lifecycle === 'active' ? '' : statusBadge(lifecycle)
}

function showRun({ artifacts }: MlflowStore, run: Run): Html {
  const root = `${run.experimentId}/${run.id}/artifacts/`
  const files = [...artifacts].filter(([path]) => path.startsWith(root))
  return html`<article class="card">
<h4>${run.name} ${statusBadge(run.status)} ${lifecycleBadge(run.lifecycle)}</h4>
${definitionList([
  ['Run id', inlineCode(run.id)],
  ['Started at', time(run.startTime)],
  ['Ended at', run.endTime === undefined ? undefined : time(run.endTime)],
  ['User', run.userId === '' ? undefined : run.userId],
])}
${keyValueTable('Params', run.params)}
${run.metrics.length === 0 ? emptyNote('Metrics') : showMetrics(run)}
${keyValueTable('Tags', run.tags)}
<h5>Dataset inputs</h5>
${run.inputs.length === 0 ? emptyNote('Dataset inputs') : run.inputs.map(showInput)}
<h5>Artifacts</h5>
${files.length === 0 ? emptyNote('Artifacts') : files.map(([path, bytes]) => fileDetails(path.slice(root.length), bytes))}
</article>
`
}

function showMetrics({ metrics }: Run): Html {
  const rows = metrics.map(({ key, value, step, timestamp }) => [
    wrappable(key),
    value,
    step,
    time(timestamp),
  ])
  return table('metrics', 'Metrics', ['Name', 'Value', 'Step', 'Time'], rows)
}

function showInput({ dataset, tags }: DatasetInput): Html {
  const { name, digest, source_type, source, schema, profile } = dataset
  return html`${definitionList([
    ['Name', name],
    ['Digest', inlineCode(digest)],
    ['Tags', chipList([...tags].map(([key, value]) => `${key}=${value}`))],
    ['Source type', source_type],
  ])}
${details('Source', jsonOrText(source))}
${schema === undefined ? emptyNote('Schema') : details('Schema', jsonOrText(schema))}
${profile === undefined ? emptyNote('Profile') : details('Profile', jsonOrText(profile))}`
}
