import { hash } from 'node:crypto'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import type { BackendTools, RunContext } from '../../tracking/backend.ts'
import { pollUntil } from '../../tracking/concurrency.ts'
import type { WandbProject, WandbRun } from './addresses.ts'
import { type WandbClient, WandbError } from './client.ts'
import { type CreatedArtifact, openRunWithArtifact, useArtifact } from './operations.ts'
import { findRun, runInputs } from './queries.ts'

/** How long a read-back waits for what the server has accepted, in milliseconds. */
export const readBackLimitMs = 60_000

/** The longest name of a run. W&B documents no limit, but users report that longer names are refused. */
const maxNameLength = 128

/** A tag of a run has 1 to 64 characters. */
const maxTagLength = 64

const maxRunNumber = 5

const host = 'github-actions'

/** The id of each run that this action creates begins with it. */
export const runPrefix = 'log-revision-'

/**
 * The id of the run that logs a revision. It depends only on what is logged: a job that was interrupted, or that runs
 * twice at the same time, uses the same run.
 */
export function runIdOf(artifactName: string, bundle: ProvenanceBundle): string {
  const { repository, revision, commit, working_dir } = bundle
  // Version 0.1.0 did not use the folder.
  const folder = working_dir === '.' ? [] : [working_dir]
  const identity = [artifactName, repository, revision, commit, ...folder].join('\n')
  return `${runPrefix}${hash('sha256', identity).slice(0, 16)}`
}

/** A run, and the artifact that was created in it. */
export type OpenedRun = Readonly<{ run: WandbRun; artifact: CreatedArtifact }>

/**
 * Creates the run, or opens the existing run of that id, and creates an artifact in it. A run that was deleted in the web
 * app blocks its id for ever (HTTP 409, "previously created and deleted"). The id then gets a number, up to 5.
 *
 * Throws if the server refuses. The run is then marked as failed, in case that it was opened, unless another job has
 * finished it.
 */
export async function openRun(
  client: WandbClient,
  { entity, project }: WandbProject,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  artifactFor: (run: WandbRun) => Readonly<Record<string, unknown>>,
): Promise<OpenedRun> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? id : `${id}-${number}`
    const wanted = { id: name, project, entity }
    try {
      const run = { ...fields, name, modelName: project, entityName: entity }
      const variables = { run, artifact: artifactFor(wanted) }
      const created = await client.execute(openRunWithArtifact, variables)
      const { bucket } = created.upsertBucket
      const { name: projectName, entity: owner } = bucket.project
      return {
        run: { id: bucket.name, project: projectName, entity: owner.name },
        artifact: created.createArtifact.artifact,
      }
    } catch (error) {
      if (isDeletedRun(error) && number < maxRunNumber) continue
      await markAsFailed(client, wanted)
      throw error
    }
  }
}

async function markAsFailed(client: WandbClient, run: WandbRun): Promise<void> {
  const { entity, project, id } = run
  const found = await client.execute(findRun, { entity, project, run: id }).catch(() => undefined)
  if (found?.project?.run?.state === 'finished') return
  await client.finishRun(run, 1).catch(() => undefined)
}

/** True for the refusal of a run that was deleted in the web app. */
export function isDeletedRun(error: unknown): boolean {
  const refusal = /previously created and deleted/
  return error instanceof WandbError && error.status === 409 && refusal.test(error.message)
}

/** The run of another job, which that job also finishes. Throws if the project has no run of this id. */
export async function existingRun(
  client: WandbClient,
  { entity, project }: WandbProject,
  id: string,
): Promise<WandbRun> {
  const { project: found } = await client.execute(findRun, { entity, project, run: id })
  if (found?.run) return { entity, project, id: found.run.name }
  throw new Error(
    `wandb-run-id: there is no run "${id}" in ${entity}/${project}. Check the id, wandb-entity and wandb-project.`,
  )
}

/**
 * Records that a run uses a version. Throws if the server does not show that within a minute.
 */
export async function useVersion(
  { client, wait }: Readonly<{ client: WandbClient }> & Pick<BackendTools, 'wait'>,
  run: WandbRun,
  artifactID: string,
): Promise<void> {
  const { entity: entityName, project: projectName, id: runName } = run
  const input = { entityName, projectName, runName, artifactID }
  await client.execute(useArtifact, { input })
  const isUsed = () => isInput(client, run, artifactID)
  if (await pollUntil(isUsed, (value) => value, wait, readBackLimitMs)) return
  throw new Error(`W&B does not show that the run ${runName} uses the artifact.`)
}

async function isInput(
  client: WandbClient,
  { entity, project, id: run }: WandbRun,
  version: string,
): Promise<boolean> {
  let after: string | null = null
  do {
    const variables: Readonly<Record<string, string | null>> = { entity, project, run, after }
    const { project: found } = await client.execute(runInputs, variables)
    const inputs = found?.run?.inputArtifacts
    if (inputs?.edges.some(({ node }) => node?.id === version)) return true
    after = inputs?.pageInfo.hasNextPage ? inputs.pageInfo.endCursor : null
  } while (after !== null)
  return false
}

/** The input of `upsertBucket` for a new run. The config contains the bundle and the run context. */
export function runFields(bundle: ProvenanceBundle, context: RunContext) {
  const { runUrl, actor, event, growth, tagVerification } = context
  const config = {
    ...bundle,
    workflow_run: runUrl,
    actor,
    event,
    position: growth.position,
    previous_revision: growth.previous ?? null,
    ...(tagVerification === '' ? {} : { tag_verification: tagVerification }),
  }
  const { repository: remote, commit } = bundle
  const entries = Object.entries({
    ...config,
    // The overview of the run shows this (core/internal/runconfig and runenvironment in wandb).
    _wandb: { e: { 'log-revision': { git: { remote, commit }, host } } },
  }).map(([key, value]) => [key, { value }])
  const characters = [...bundle.revision]
  return {
    displayName: characters.slice(0, maxNameLength).join(''),
    jobType: 'log-revision',
    // The config contains the name of the tag too.
    tags: characters.length <= maxTagLength ? [bundle.revision] : [],
    notes: `Logged by ${runUrl || 'log-revision'}`,
    commit: bundle.commit,
    jobRepo: bundle.repository,
    host,
    config: JSON.stringify(Object.fromEntries(entries)),
  }
}
