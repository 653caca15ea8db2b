import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import type {
  BackendFactory,
  BackendOptions,
  BackendTools,
  Session,
} from '../../tracking/backend.ts'
import { OrderedQueue } from '../../tracking/concurrency.ts'
import { aliasFor } from './alias.ts'
import { createWandbClient, type WandbClient } from './client.ts'
import { signIn } from './credential.ts'
import { digestOf } from './digest.ts'
import { findVersions, latestIsOrphaned, shouldBeLatest } from './find-versions.ts'
import { logVersion } from './log-version.ts'
import { viewer } from './operations.ts'
import { runIdOf } from './run.ts'
import { readWandbSettings, type WandbSettings } from './settings.ts'
import { verifyVersion } from './version.ts'

/** Logs each revision as a version of a W&B artifact, under an alias for the tag. */
export const wandb: BackendFactory = (source) => {
  const settings = readWandbSettings(source)
  const { baseUrl, entity, project, runId } = settings
  return {
    title: 'W&B',
    address: baseUrl,
    runInput: runId && 'wandb-run-id',
    plan: (bundle, { artifactName }) => ({
      project: entity === undefined ? project : `${entity}/${project}`,
      artifact: `${artifactName}:${aliasFor(bundle.revision)}`,
      digest: digestOf(bundle),
      run: runId ?? runIdOf(artifactName, bundle),
    }),
    open: (bundles, options, tools) => openSession(settings, bundles, options, tools),
  }
}

async function openSession(
  settings: WandbSettings,
  bundles: readonly ProvenanceBundle[],
  options: BackendOptions,
  tools: BackendTools,
): Promise<Session> {
  const { baseUrl } = settings
  const client = createWandbClient(tools, baseUrl, await signIn(settings, tools))
  const entity = settings.entity ?? (await defaultEntity(client))
  const project = { entity, project: settings.project }
  const found = await findVersions(client, project, options.artifactName, bundles)
  const newest = bundles.at(-1)
  // With if-moved: fail, the version of a moved tag keeps its aliases.
  const latestIsFree = options.ifMoved === 'relog' && latestIsOrphaned(found, bundles)
  const extraAliasesOf = (bundle: ProvenanceBundle) => {
    if (bundle !== newest) return []
    const isLatest = latestIsFree || shouldBeLatest(found, bundle)
    return [...(isLatest ? ['latest'] : []), ...settings.aliases]
  }
  const { warn, info } = tools
  const logTools = { client, settings: { ...settings, entity }, options, warn, info }
  const queues = { create: new OrderedQueue(), commit: new OrderedQueue() }
  return {
    async log(bundle, context) {
      const slots = { create: queues.create.enqueue(), commit: queues.commit.enqueue() }
      try {
        const existing = found.byRevision.get(bundle.revision)
        const extraAliases = extraAliasesOf(bundle)
        return await logVersion(logTools, { bundle, context, existing, extraAliases, slots })
      } finally {
        slots.create.release()
        slots.commit.release()
      }
    },
    async verify(bundle) {
      return verifyVersion(found.byRevision.get(bundle.revision), bundle, baseUrl, info)
    },
  }
}

/** The entity that W&B uses if none is named. Throws if the credential has none. */
async function defaultEntity(client: WandbClient): Promise<string> {
  const { viewer: user } = await client.execute(viewer, {})
  if (user?.entity) return user.entity
  throw new Error(
    'W&B names no default entity for wandb-api-key: the key is not valid on this server, or has none. ' +
      'Set wandb-entity, or give another key.',
  )
}
