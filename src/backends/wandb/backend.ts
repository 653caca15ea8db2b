import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import type {
  BackendFactory,
  BackendOptions,
  BackendTools,
  Session,
  VerifyResult,
} from '../../tracking/backend.ts'
import { allSettledOrThrow, OrderedQueue } from '../../tracking/concurrency.ts'
import type { WandbProject } from './addresses.ts'
import { aliasFor } from './alias.ts'
import { createWandbClient, type WandbClient } from './client.ts'
import { checkCollection, checkExtraAliases } from './conflicts.ts'
import { signIn } from './credential.ts'
import { digestOf } from './digest.ts'
import { type FoundVersions, findVersions, withMetadata } from './find-versions.ts'
import { latestAlias, planLatest, restoreLatest } from './latest.ts'
import { type LogTools, logVersion } from './log-version.ts'
import { viewer } from './queries.ts'
import { findRegistry } from './registry.ts'
import { existingRun, runIdOf } from './run.ts'
import { checkAliases, readWandbSettings, type WandbSettings } from './settings.ts'
import { lostVersionText, verifyVersion } from './version.ts'

/** Logs each revision as a version of a W&B artifact, under an alias for the tag. */
export const wandb: BackendFactory = (source) => {
  const settings = readWandbSettings(source)
  const { baseUrl, entity, project, runId } = settings
  return {
    title: 'W&B',
    address: baseUrl,
    // Two files are uploaded at the same time.
    connections: { count: 2 },
    runInput: runId && 'wandb-run-id',
    ...(settings.aliases.length > 0 && {
      checkTags: (names: readonly string[]) => checkAliases(settings.aliases, names),
    }),
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
  const { baseUrl, appUrl, userHeaders } = settings
  const client = createWandbClient(tools, baseUrl, await signIn(settings, tools), userHeaders)
  const entity = settings.entity ?? (await defaultEntity(client))
  const project = { entity, project: settings.project }
  const isVerifying = options.mode === 'verify'
  const aliases = isVerifying ? [] : [latestAlias, ...settings.aliases]
  const { artifactName } = options
  const lookUp = { project, artifactName, bundles, aliases, hasMetadata: isVerifying }
  const registry =
    settings.registry === undefined || isVerifying
      ? undefined
      : findRegistry(client, entity, settings.registry)
  const [found, foundRegistry, run] = await allSettledOrThrow([
    findVersions(client, lookUp),
    registry,
    settings.runId === undefined || isVerifying
      ? undefined
      : existingRun(client, project, settings.runId),
  ])
  const verify = (bundle: ProvenanceBundle) =>
    verifyRevision(client, project, found, bundle, { appUrl, info: tools.info })
  if (isVerifying) return { log: () => Promise.reject(new Error('mode: verify')), verify }
  const logTools = {
    ...{ client, options, run, registry: foundRegistry, settings: { ...settings, entity } },
    ...tools,
  }
  return { log: await openLog(logTools, found, bundles), verify }
}

/** Checks what stands in the way of all bundles, before anything is written. Returns the function that logs one. */
async function openLog(
  tools: LogTools & Pick<BackendTools, 'notice'>,
  found: FoundVersions,
  bundles: readonly ProvenanceBundle[],
): Promise<Session['log']> {
  const { client, settings, options } = tools
  const newest = bundles.at(-1)
  if (newest === undefined) throw new Error('There is nothing to log.')
  checkCollection(found, settings, newest)
  const mayMove = options.ifMoved === 'relog'
  const plan = await planLatest(client, settings, found, { bundles, newest, mayMove })
  const queues = { create: new OrderedQueue(), commit: new OrderedQueue() }
  return async (bundle, context) => {
    const slots = { create: queues.create.enqueue(), commit: queues.commit.enqueue() }
    const isNewest = bundle === newest
    try {
      if (isNewest) checkExtraAliases(found, newest, tools)
      const extraAliases = [
        ...(isNewest && plan.isForNewest ? [latestAlias] : []),
        ...(isNewest ? settings.aliases : []),
      ]
      const revision = { bundle, context, found: found.byRevision.get(bundle.revision) ?? {} }
      const { keeper } = plan
      const logged = await logVersion(tools, { ...revision, extraAliases, keeper, slots })
      if (isNewest) await restoreLatest(client, settings, found, keeper)
      return logged
    } finally {
      slots.create.release()
      slots.commit.release()
    }
  }
}

async function verifyRevision(
  client: WandbClient,
  { entity, project }: WandbProject,
  { hasProject, collection, artifactName, byRevision }: FoundVersions,
  bundle: ProvenanceBundle,
  { appUrl, info }: Readonly<{ appUrl: string }> & Pick<BackendTools, 'info'>,
): Promise<VerifyResult> {
  if (!hasProject) {
    throw new Error(
      `wandb-project: there is no project "${project}" of "${entity}" that this key can see. Check wandb-entity, wandb-project and the access of the key.`,
    )
  }
  if (collection === undefined) {
    const detail = `There is no artifact "${artifactName}" in ${entity}/${project}. Check artifact-name`
    return { status: 'missing', url: '', details: [detail] }
  }
  const { version, run, error } = byRevision.get(bundle.revision) ?? {}
  if (error !== undefined) throw error
  if (version === undefined) {
    const outputs = run?.outputArtifacts?.edges.flatMap(({ node }) => node ?? []) ?? []
    const detail = lostVersionText(outputs)
    return { status: 'missing', url: '', details: detail === '' ? [] : [detail] }
  }
  return verifyVersion(await withMetadata(client, version), bundle, appUrl, info)
}

/** The entity that W&B uses if none is named. Throws if the credential has none. */
async function defaultEntity(client: WandbClient): Promise<string> {
  const { viewer: user } = await client.execute(viewer, {})
  if (user?.entity) return user.entity
  throw new Error(
    'wandb-api-key: W&B gives no default entity for this key. The key has none, or is not valid on this server. ' +
      'Set wandb-entity, or give another key.',
  )
}
