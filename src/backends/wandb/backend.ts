import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { metricsOf } from '../../provenance/growth.ts'
import {
  type Backend,
  type RunContext,
  type LoggedRevision,
  MovedTagError,
  type Options,
  type Tools,
} from '../../tracking/backend.ts'
import { OrderedQueue } from '../../tracking/line.ts'
import { runUrl, versionUrl } from './addresses.ts'
import { aliasFor } from './alias.ts'
import { createWandbClient, type WandbClient } from './client.ts'
import { digestOf, giveAliases, logArtifact, type VersionQueue } from './create-version.ts'
import { signIn } from './credential.ts'
import {
  verifyVersion,
  findLogged,
  heldRevision,
  latestIsOrphaned,
  takesLatest,
  isSame,
  makerOf,
  warnOfDifferences,
} from './find-versions.ts'
import { type Artifact, useArtifact, viewer } from './operations.ts'
import { lacking } from './read-back.ts'
import { linkToRegistry } from './registry.ts'
import { existingRun, openRun, type Run, runFields, runId } from './run.ts'
import type { WandbInputs } from './settings.ts'

/**
 * Logs a revision as a version of an artifact, made by a run of its own or by the run that the inputs
 * name. A revision that the artifact has already, under the alias for it, is left as it is; a run that
 * the inputs name then uses it.
 */
export function createBackend(inputs: WandbInputs, options: Options, tools: Tools): Backend {
  const { artifactName } = options
  return {
    name: 'wandb',
    title: 'W&B',
    plan: (bundle) => ({
      project: `${inputs.entity === undefined ? '' : `${inputs.entity}/`}${inputs.project}`,
      artifact: `${artifactName}:${aliasFor(bundle.revision)}`,
      digest: digestOf(bundle),
      run: inputs.runId ?? runId(artifactName, bundle),
    }),
    async open(bundles) {
      const client = createWandbClient(tools, inputs, await signIn(inputs, tools))
      const entity = inputs.entity ?? (await defaultEntity(client))
      const place = { ...inputs, entity }
      const found = await findLogged(client, place, artifactName, bundles)
      const newest = bundles.at(-1)
      // With if-moved: fail, a version that is of another commit than its tag keeps its aliases.
      const isFree = options.ifMoved === 'relog' && latestIsOrphaned(found, bundles)
      const extraAliases = (bundle: ProvenanceBundle) => {
        if (bundle !== newest) return []
        return [...(isFree || takesLatest(found, bundle) ? ['latest'] : []), ...inputs.aliases]
      }
      const lines = { create: new OrderedQueue(), commit: new OrderedQueue() }
      return {
        async log(bundle, context) {
          const turns = { create: lines.create.enqueue(), commit: lines.commit.enqueue() }
          try {
            const logger = { client, place, options, tools, turns }
            const held = found.versions.get(bundle.revision)
            return await logOne(logger, bundle, context, held, extraAliases(bundle))
          } finally {
            turns.create.release()
            turns.commit.release()
          }
        },
        async verify(bundle) {
          return verifyVersion(found.versions.get(bundle.revision), bundle, inputs.baseUrl)
        },
      }
    },
  }
}

type Logger = Readonly<{
  client: WandbClient
  place: Place
  options: Options
  tools: Tools
  turns: VersionQueue
}>

async function logOne(
  { client, place, options, tools, turns }: Logger,
  bundle: ProvenanceBundle,
  context: RunContext,
  held: Artifact | undefined,
  extraAliases: readonly string[],
): Promise<LoggedRevision> {
  const { artifactName: name, ifMoved } = options
  const alias = aliasFor(bundle.revision)
  const link = async (artifact: Artifact) => {
    if (place.registry === undefined) return
    await linkToRegistry(client, artifact.id, place.entity, place.registry, alias)
  }
  if (held !== undefined) {
    if (isSame(held, bundle, name, place.baseUrl)) {
      warnOfDifferences(held, bundle, tools)
      const metrics = metricsOf(bundle, context.growth)
      const run = await reuseVersion(client, place, { id: runId(name, bundle), metrics }, held)
      const aliases = lacking(held, { name, aliases: extraAliases })
      if (aliases.length > 0) await giveAliases(client, run, { name, aliases }, held.id)
      await link(held)
      return loggedVersion(held, run, place.baseUrl, false)
    }
    if (ifMoved === 'fail') throw new MovedTagError(bundle, heldRevision(held, place.baseUrl))
  }
  const aliases = [alias, ...extraAliases]
  return await inRun(client, place, name, bundle, context, async (run) => {
    const artifact = await logArtifact(client, run, { name, bundle, aliases }, turns)
    await link(artifact)
    return loggedVersion(artifact, run, place.baseUrl, true)
  })
}

async function defaultEntity(client: WandbClient): Promise<string> {
  const { viewer: user } = await client.ask(viewer, {})
  if (user?.entity) return user.entity
  throw new Error(
    'W&B names no default entity for wandb-api-key: the key is not valid on this server, or has none. ' +
      'Set wandb-entity, or give another key.',
  )
}

type Place = WandbInputs & Readonly<{ entity: string }>

/** Does the `work` in the run that the inputs name, or in a run of its own, which then ends. */
async function inRun(
  client: WandbClient,
  place: Place,
  artifactName: string,
  bundle: ProvenanceBundle,
  context: RunContext,
  work: (run: Run) => Promise<LoggedRevision>,
): Promise<LoggedRevision> {
  if (place.runId !== undefined) return await work(await existingRun(client, place, place.runId))
  const id = runId(artifactName, bundle)
  const run = await openRun(client, place, id, runFields(bundle, context))
  try {
    const logged = await work(run)
    await client.finish(run, 0, metricsOf(bundle, context.growth))
    return logged
  } catch (error) {
    // The run stays, marked as failed: the next attempt comes back to it.
    await client.finish(run, 1).catch(() => undefined)
    throw error
  }
}

/**
 * What is left to do for a version that is there: the run that the inputs name uses it, and the run of
 * its own that a job left open when it died is finished. Gives the run that the version is seen with.
 */
async function reuseVersion(
  client: WandbClient,
  place: Place,
  own: Readonly<{ id: string; metrics: ReadonlyMap<string, number> }>,
  tagged: Artifact,
): Promise<Run> {
  const maker = makerOf(tagged)
  if (place.runId !== undefined) {
    const run = await existingRun(client, place, place.runId)
    if (run.id === maker.id) return run
    const { entity: entityName, project: projectName, id: runName } = run
    const input = { entityName, projectName, runName, artifactID: tagged.id }
    await client.ask(useArtifact, { input })
    return run
  }
  if (maker.id.startsWith(own.id) && tagged.createdBy.state !== 'finished') {
    await client.finish(maker, 0, own.metrics)
  }
  return maker
}

function loggedVersion(artifact: Artifact, run: Run, baseUrl: string, created: boolean): LoggedRevision {
  const { name } = artifact.artifactSequence
  const version = `v${artifact.versionIndex ?? 0}`
  const url = versionUrl(baseUrl, run, name, version)
  return {
    created,
    url,
    outputs: {
      'wandb-run-url': run.id === '' ? '' : runUrl(baseUrl, run, run.id),
      'wandb-artifact': `${run.entity}/${run.project}/${name}:${version}`,
      'wandb-artifact-url': url,
    },
  }
}
