import { createHash } from 'node:crypto'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import type { RunContext } from '../../tracking/backend.ts'
import { type WandbClient, WandbError } from './client.ts'
import { findRun, upsertBucket } from './operations.ts'
import type { WandbInputs } from './settings.ts'

export type Run = Readonly<{ id: string; project: string; entity: string }>

const mostDeleted = 5

/**
 * The id of the run that logs a revision. It follows from what is logged, so that a job that was
 * interrupted, or that runs twice at once, comes back to the same run.
 */
export function runId(artifactName: string, bundle: ProvenanceBundle): string {
  const identity = [artifactName, bundle.repository, bundle.revision, bundle.commit].join('\n')
  return `log-revision-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`
}

/**
 * Opens the run, or comes back to it. A run that was deleted in the app blocks its id for ever
 * (HTTP 409, "previously created and deleted"): then the next number is taken.
 */
export async function openRun(
  client: WandbClient,
  inputs: WandbInputs,
  id: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Run> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? id : `${id}-${number}`
    try {
      const { upsertBucket: answer } = await client.ask(upsertBucket, {
        input: { ...input, name, modelName: inputs.project, entityName: inputs.entity },
      })
      const { bucket } = answer
      return { id: bucket.name, project: bucket.project.name, entity: bucket.project.entity.name }
    } catch (error) {
      const deleted = error instanceof WandbError && /deleted/.test(error.message)
      if (!deleted || error.status !== 409 || number === mostDeleted) throw error
    }
  }
}

/** A run that someone else began, and will end. Throws where there is none of that id. */
export async function existingRun(
  client: WandbClient,
  place: Readonly<{ entity: string; project: string }>,
  id: string,
): Promise<Run> {
  const { entity, project } = place
  const { project: found } = await client.ask(findRun, { entity, project, run: id })
  if (found?.run) return { entity, project, id: found.run.name }
  throw new Error(`wandb-run-id: there is no run "${id}" in ${entity}/${project}.`)
}

/** What the run says of itself: the bundle as its config, and the circumstances. */
export function runFields(bundle: ProvenanceBundle, context: RunContext) {
  const config = {
    ...bundle,
    workflow_run: context.runUrl,
    actor: context.actor,
    event: context.event,
    position: context.growth.position,
    previous_revision: context.growth.previous ?? null,
    ...(context.tagVerification === ''
      ? {}
      : { tag_verification: context.tagVerification }),
  }
  const entries = Object.entries(config).map(([key, value]) => [key, { value }])
  return {
    // Longer names are refused (seen in reports; W&B documents no limit).
    displayName: [...bundle.revision].slice(0, 128).join(''),
    jobType: 'log-revision',
    // A run's tag has 1 to 64 characters. A longer name stands in the config all the same.
    tags: [...bundle.revision].length <= 64 ? [bundle.revision] : [],
    notes: `Logged by ${context.runUrl}`,
    commit: bundle.commit,
    jobRepo: bundle.repository,
    host: 'github-actions',
    config: JSON.stringify(Object.fromEntries(entries)),
  }
}
