import type { Artifact, Collection, Project, Run, WandbStore } from '../wandb/store.ts'
import {
  cardGrid,
  chipList,
  definitionList,
  details,
  emptyNote,
  fileDetails,
  inlineCode,
  jsonBlock,
  keyValueTable,
  pluralize,
  statusBadge,
  time,
} from './components.ts'
import { type Html, html } from './html.ts'

/** The part of the store that the page shows. */
export type WandbRecords = Pick<WandbStore, 'projects'>

/** All projects. */
export function showWandb({ projects }: WandbRecords): readonly Html[] {
  return [...projects.values()].map(showProject)
}

/** The numbers of projects, versions and runs. */
export function countWandb({ projects }: WandbRecords): string {
  const all = [...projects.values()]
  const versions = all.flatMap(({ collections }) =>
    [...collections.values()].flatMap(({ artifacts }) => artifacts),
  )
  return [
    pluralize(all.length, 'project'),
    pluralize(versions.length, 'version'),
    pluralize(all.flatMap(({ runs }) => [...runs.values()]).length, 'run'),
  ].join(', ')
}

function showProject({ entity, name, collections, runs }: Project): Html {
  return html`<h3><span class="label">Project</span> ${entity}/${name}</h3>
${[...collections.values()].map(showCollection)}
<h4>Runs</h4>
${runs.size === 0 ? emptyNote('Runs') : cardGrid([...runs.values()].toReversed().map(showRun))}`
}

function showCollection(collection: Collection): Html {
  const { name, type, artifacts } = collection
  return html`<h4><span class="label">Artifact</span> ${name} <span class="label">of type</span> ${type}</h4>
${cardGrid(artifacts.toReversed().map(showVersion))}`
}

function showVersion(artifact: Artifact): Html {
  const { versionIndex, aliases, createdBy, description, files, tags } = artifact
  const title = versionIndex === undefined ? 'Not a version yet' : `v${versionIndex}`
  return html`<article class="card">
<h5>${title} ${statusBadge(artifact.state)}</h5>
${definitionList([
  ['Aliases', chipList(aliases)],
  ['Tags', tags.size === 0 ? undefined : chipList(tags)],
  ['Created by', createdBy === undefined ? 'no run' : html`run ${inlineCode(createdBy.name)}`],
  ['Created at', time(artifact.createdAt)],
  ['Digest', inlineCode(artifact.digest)],
  ['Description', description],
])}
${files.size === 0 ? emptyNote('Files') : [...files.values()].map(({ name, blob }) => fileDetails(name, blob.bytes))}
${artifact.metadata === undefined ? emptyNote('Metadata') : details('Metadata', jsonBlock(artifact.metadata), true)}
</article>
`
}

function showRun(run: Run): Html {
  const { deleted, displayName, exitcode, summary, config } = run
  const deletedBadge = deleted ? statusBadge('deleted') : ''
  return html`<article class="card">
<h5>${displayName} ${statusBadge(run.state)} ${deletedBadge}</h5>
${definitionList([
  ['Run id', inlineCode(run.name)],
  ['Job type', run.jobType],
  ['Group', run.group],
  ['Tags', chipList(run.tags)],
  ['Created at', time(run.createdAt)],
  ['Exit code', exitcode],
  ['Commit', run.commit === undefined ? undefined : inlineCode(run.commit)],
  ['Notes', run.notes],
])}
${keyValueTable('Summary', jsonValues(summary), 'counts')}
${Object.keys(config).length === 0 ? emptyNote('Config') : details('Config', jsonBlock(config))}
</article>
`
}

function jsonValues(
  object: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] {
  return Object.entries(object).map(([name, value]) => [name, JSON.stringify(value) ?? ''])
}
