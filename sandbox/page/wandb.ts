import type { Artifact, Collection, Project, Run, WandbStore } from '../wandb/store.ts'
import { type Html, html } from './html.ts'
import {
  cards,
  chips,
  count,
  facts,
  file,
  fold,
  json,
  mono,
  none,
  pairs,
  state,
  time,
} from './parts.ts'

/** What the stand-in for W&B holds, as far as it is shown. */
export type WandbHeld = Pick<WandbStore, 'entity' | 'projects'>

/** All projects of the stand-in for W&B. */
export function showWandb({ projects }: WandbHeld): readonly Html[] {
  return [...projects.values()].map(showProject)
}

/** What there is in all, in a few words. */
export function countWandb({ projects }: WandbHeld): string {
  const all = [...projects.values()]
  const versions = all.flatMap(({ collections }) =>
    [...collections.values()].flatMap(({ artifacts }) => artifacts),
  )
  return [
    count(all.length, 'project'),
    count(versions.length, 'version'),
    count(all.flatMap(({ runs }) => [...runs.values()]).length, 'run'),
  ].join(', ')
}

function showProject({ entity, name, collections, runs }: Project): Html {
  return html`<h3><span class="kind">Project</span> ${entity}/${name}</h3>
${[...collections.values()].map(showCollection)}
<h4>Runs</h4>
${runs.size === 0 ? none('Runs') : cards([...runs.values()].toReversed().map(showRun))}`
}

function showCollection(collection: Collection): Html {
  const { name, type, artifacts } = collection
  return html`<h4><span class="kind">Artifact</span> ${name} <span class="kind">of type</span> ${type}</h4>
${cards(artifacts.toReversed().map(showVersion))}`
}

function showVersion(artifact: Artifact): Html {
  const { versionIndex, aliases, createdBy, description, files, tags } = artifact
  const title = versionIndex === undefined ? 'Not a version yet' : `v${versionIndex}`
  return html`<article class="card">
<h5>${title} ${state(artifact.state)}</h5>
${facts([
  ['Aliases', chips(aliases)],
  ['Tags', tags.size === 0 ? undefined : chips(tags)],
  ['Made by', createdBy === undefined ? 'no run' : html`run ${mono(createdBy.name)}`],
  ['Made at', time(artifact.createdAt)],
  ['Digest', mono(artifact.digest)],
  ['Description', description],
])}
${files.size === 0 ? none('Files') : [...files.values()].map((each) => file(each.name, each.blob.bytes))}
${artifact.metadata === undefined ? none('Metadata') : fold('Metadata', json(artifact.metadata), true)}
</article>
`
}

function showRun(run: Run): Html {
  const { deleted, displayName, exitcode, summary, config } = run
  const gone = deleted ? state('deleted') : ''
  return html`<article class="card">
<h5>${displayName} ${state(run.state)} ${gone}</h5>
${facts([
  ['Run id', mono(run.name)],
  ['Job type', run.jobType],
  ['Group', run.group],
  ['Tags', chips(run.tags)],
  ['Made at', time(run.createdAt)],
  ['Exit code', exitcode],
  ['Commit', run.commit === undefined ? undefined : mono(run.commit)],
  ['Notes', run.notes],
])}
${pairs('Summary', texts(summary), 'counts')}
${Object.keys(config).length === 0 ? none('Config') : fold('Config', json(config))}
</article>
`
}

function texts(object: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(object).map(([name, value]) => [name, JSON.stringify(value) ?? ''])
}
