import type { Input, MlflowStore } from '../mlflow/store.ts'
import { type Html, html, type Part } from './html.ts'
import {
  breakable,
  cards,
  chips,
  count,
  facts,
  file,
  fold,
  maybeJson,
  mono,
  none,
  pairs,
  state,
  table,
  time,
} from './parts.ts'

type Experiment = MlflowStore['experiments'] extends ReadonlyMap<string, infer E> ? E : never
type Run = MlflowStore['runs'] extends ReadonlyMap<string, infer R> ? R : never

/** All experiments of the stand-in for MLflow, the newest first. */
export function showMlflow(store: MlflowStore): readonly Html[] {
  return [...store.experiments.values()]
    .toReversed()
    .map((experiment) => showExperiment(store, experiment))
}

/** What there is in all, in a few words. */
export function countMlflow({ experiments, runs, artifacts }: MlflowStore): string {
  return [
    count(experiments.size, 'experiment'),
    count(runs.size, 'run'),
    count(artifacts.size, 'artifact'),
  ].join(', ')
}

function showExperiment(store: MlflowStore, { id, name, lifecycle }: Experiment): Html {
  const runs = [...store.runs.values()].filter(({ experimentId }) => experimentId === id)
  return html`<h3><span class="kind">Experiment</span> ${name} <span class="kind">with id</span> ${id} ${gone(lifecycle)}</h3>
${runs.length === 0 ? none('Runs') : cards(runs.toReversed().map((run) => showRun(store, run)))}`
}

function gone(lifecycle: string): Part {
  return lifecycle === 'active' ? '' : state(lifecycle)
}

function showRun({ artifacts }: MlflowStore, run: Run): Html {
  const root = `${run.experimentId}/${run.id}/artifacts/`
  const files = [...artifacts].filter(([path]) => path.startsWith(root))
  return html`<article class="card">
<h4>${run.name} ${state(run.status)} ${gone(run.lifecycle)}</h4>
${facts([
  ['Run id', mono(run.id)],
  ['Begun at', time(run.startTime)],
  ['Ended at', run.endTime === undefined ? undefined : time(run.endTime)],
  ['User', run.userId === '' ? undefined : run.userId],
])}
${pairs('Params', run.params)}
${run.metrics.length === 0 ? none('Metrics') : showMetrics(run)}
${pairs('Tags', run.tags)}
<h5>Dataset inputs</h5>
${run.inputs.length === 0 ? none('Dataset inputs') : run.inputs.map(showInput)}
<h5>Artifacts</h5>
${files.length === 0 ? none('Artifacts') : files.map(([path, bytes]) => file(path.slice(root.length), bytes))}
</article>
`
}

function showMetrics({ metrics }: Run): Html {
  const rows = metrics.map(({ key, value, step, timestamp }) => [
    breakable(key),
    value,
    step,
    time(timestamp),
  ])
  return table('metrics', 'Metrics', ['Name', 'Value', 'Step', 'Time'], rows)
}

function showInput({ dataset, tags }: Input): Html {
  const { name, digest, source_type, source, schema, profile } = dataset
  return html`${facts([
    ['Name', name],
    ['Digest', mono(digest)],
    ['Tags', chips([...tags].map(([key, value]) => `${key}=${value}`))],
    ['Source type', source_type],
  ])}
${fold('Source', maybeJson(source))}
${schema === undefined ? none('Schema') : fold('Schema', maybeJson(schema))}
${profile === undefined ? none('Profile') : fold('Profile', maybeJson(profile))}`
}
