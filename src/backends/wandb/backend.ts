import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { metricsOf } from '../../provenance/growth.ts'
import {
  type Backend,
  type Circumstances,
  type LoggedRevision,
  MovedTag,
  type Options,
  type Tools,
} from '../../tracking/backend.ts'
import { Line } from '../../tracking/line.ts'
import { runUrl, versionUrl } from './addresses.ts'
import { aliasOf } from './alias.ts'
import { createWandbClient, type WandbClient } from './client.ts'
import { digestOf, giveAliases, logArtifact, type Turns } from './create-version.ts'
import { authorize } from './credential.ts'
import {
  audit,
  findLogged,
  heldBy,
  isLeft,
  isNewest,
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
      artifact: `${artifactName}:${aliasOf(bundle.revision)}`,
      digest: digestOf(bundle),
      run: inputs.runId ?? runId(artifactName, bundle),
    }),
    async open(bundles) {
      const client = createWandbClient(tools, inputs, await authorize(inputs, tools))
      const entity = inputs.entity ?? (await defaultEntity(client))
      const place = { ...inputs, entity }
      const found = await findLogged(client, place, artifactName, bundles)
      const newest = bundles.at(-1)
      // With if-moved: fail, a version that is of another commit than its tag keeps its aliases.
      const isFree = options.ifMoved === 'relog' && isLeft(found, bundles)
      const besides = (bundle: ProvenanceBundle) => {
        if (bundle !== newest) return []
        return [...(isFree || isNewest(found, bundle) ? ['latest'] : []), ...inputs.aliases]
      }
      const lines = { create: new Line(), commit: new Line() }
      return {
        async log(bundle, circumstances) {
          const turns = { create: lines.create.ticket(), commit: lines.commit.ticket() }
          try {
            const logger = { client, place, options, tools, turns }
            const held = found.versions.get(bundle.revision)
            return await logOne(logger, bundle, circumstances, held, besides(bundle))
          } finally {
            turns.create.giveBack()
            turns.commit.giveBack()
          }
        },
        async verify(bundle) {
          return audit(found.versions.get(bundle.revision), bundle, inputs.baseUrl)
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
  turns: Turns
}>

async function logOne(
  { client, place, options, tools, turns }: Logger,
  bundle: ProvenanceBundle,
  circumstances: Circumstances,
  held: Artifact | undefined,
  besides: readonly string[],
): Promise<LoggedRevision> {
  const { artifactName: name, ifMoved } = options
  const alias = aliasOf(bundle.revision)
  const link = async (artifact: Artifact) => {
    if (place.registry === undefined) return
    await linkToRegistry(client, artifact.id, place.entity, place.registry, alias)
  }
  if (held !== undefined) {
    if (isSame(held, bundle, name, place.baseUrl)) {
      warnOfDifferences(held, bundle, tools)
      const metrics = metricsOf(bundle, circumstances.growth)
      const run = await takeUp(client, place, { id: runId(name, bundle), metrics }, held)
      const aliases = lacking(held, { name, aliases: besides })
      if (aliases.length > 0) await giveAliases(client, run, { name, aliases }, held.id)
      await link(held)
      return describe(held, run, place.baseUrl, false)
    }
    if (ifMoved === 'fail') throw new MovedTag(bundle, heldBy(held, place.baseUrl))
  }
  const aliases = [alias, ...besides]
  return await inRun(client, place, name, bundle, circumstances, async (run) => {
    const artifact = await logArtifact(client, run, { name, bundle, aliases }, turns)
    await link(artifact)
    return describe(artifact, run, place.baseUrl, true)
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
  circumstances: Circumstances,
  work: (run: Run) => Promise<LoggedRevision>,
): Promise<LoggedRevision> {
  if (place.runId !== undefined) return await work(await existingRun(client, place, place.runId))
  const id = runId(artifactName, bundle)
  const run = await openRun(client, place, id, runFields(bundle, circumstances))
  try {
    const logged = await work(run)
    await client.finish(run, 0, metricsOf(bundle, circumstances.growth))
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
async function takeUp(
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

function describe(artifact: Artifact, run: Run, baseUrl: string, created: boolean): LoggedRevision {
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
