import { isTooLarge } from '../../http/messages.ts'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import type {
  BackendFactory,
  BackendOptions,
  BackendTools,
  Session,
} from '../../tracking/backend.ts'
import { OrderedQueue } from '../../tracking/concurrency.ts'
import { createMlflowClient, type MlflowClient } from './client.ts'
import { signIn } from './credential.ts'
import { logIntoExistingRun, verifyExistingRun } from './existing-run.ts'
import { createExperiment, resolveExperiment } from './experiment.ts'
import { logNewRun } from './log-run.ts'
import type { Run } from './run.ts'
import { datasetOf, findValue, paramsOf, runName } from './run-data.ts'
import { revisionTag } from './run-tags.ts'
import { findRuns } from './runs.ts'
import { type MlflowSettings, readMlflowSettings } from './settings.ts'
import { verifyRun } from './verify.ts'

/** Logs a revision as a run of an experiment, or into the run in the input `mlflow-run-id`. */
export const mlflow: BackendFactory = (source) => {
  const settings = readMlflowSettings(source)
  const { trackingUri, runId, tls } = settings
  return {
    title: 'MLflow',
    address: trackingUri,
    // A new run is written by three requests, and a fourth one looks for other runs.
    connections: { count: 4, tls },
    runInput: runId && 'mlflow-run-id',
    plan: (bundle) => planOf(settings, bundle),
    async open(bundles, options, tools) {
      const client = createMlflowClient(tools, settings, await signIn(settings, tools))
      if (runId === undefined) {
        return await openExperiment(client, settings, bundles, options, tools)
      }
      const existing = { client, settings, runId, artifactName: options.artifactName }
      return {
        log: (bundle, context) => logIntoExistingRun(existing, bundle, context, tools),
        verify: (bundle) => verifyExistingRun(existing, bundle, tools.info),
      }
    },
  }
}

function planOf(
  { experiment, experimentId = '', runId }: MlflowSettings,
  bundle: ProvenanceBundle,
): Readonly<Record<string, string>> {
  const { name, digest } = datasetOf(bundle)
  return {
    experiment: experiment || `id ${experimentId}`,
    run: runId ?? runName(bundle),
    ...Object.fromEntries(paramsOf(bundle).map(({ key, value }) => [`param ${key}`, value])),
    dataset: `${name} ${digest}`,
  }
}

async function openExperiment(
  client: MlflowClient,
  settings: MlflowSettings,
  bundles: readonly ProvenanceBundle[],
  options: BackendOptions,
  tools: BackendTools,
): Promise<Session> {
  const found = await resolveExperiment(client, settings)
  const runsOf = await findLoggedRuns(client, found, bundles, options)
  // The first call creates the experiment, and all calls share it.
  let experiment = found === undefined ? undefined : Promise.resolve(found)
  const queue = new OrderedQueue()
  return {
    async log(bundle, context) {
      const slot = queue.enqueue()
      try {
        const runs = await runsOf(bundle)
        experiment ??= createExperiment(client, settings.experiment)
        const logger = { client, settings, options, tools, slot, experiment: await experiment }
        return await logNewRun(logger, bundle, context, runs)
      } finally {
        slot.release()
      }
    },
    async verify(bundle) {
      if (found === undefined) {
        throw new Error(
          `mlflow-experiment: there is no experiment "${settings.experiment}" on ${settings.trackingUri}. Check the name.`,
        )
      }
      const verifier = { client, settings, artifactName: options.artifactName, experiment: found }
      return await verifyRun(verifier, await runsOf(bundle), bundle, tools.info)
    },
  }
}

/** Up to this number of revisions, each is looked for by itself, all at the same time. */
const maxSearches = 10

/**
 * Looks for the existing runs of the bundles, and returns a function that gives those of one bundle. A run that is too
 * large to be read fails only its own bundle.
 */
async function findLoggedRuns(
  client: MlflowClient,
  experiment: string | undefined,
  bundles: readonly ProvenanceBundle[],
  { artifactName }: BackendOptions,
): Promise<(bundle: ProvenanceBundle) => Promise<readonly Run[]>> {
  const [first] = bundles
  if (experiment === undefined || first === undefined) return async () => []
  const findOne = (bundle: ProvenanceBundle) =>
    findRuns(client, experiment, bundle, artifactName, bundle.revision)
  if (bundles.length <= maxSearches) {
    const searches = new Map(bundles.map((bundle) => [bundle.revision, findOne(bundle)]))
    await Promise.allSettled(searches.values())
    return (bundle) => searches.get(bundle.revision) ?? findOne(bundle)
  }
  try {
    const runs = await findRuns(client, experiment, first, artifactName)
    const byRevision = new Map<string, Run[]>()
    for (const run of runs) {
      const revision = findValue(run.data.tags, revisionTag) ?? ''
      const others = byRevision.get(revision)
      if (others === undefined) byRevision.set(revision, [run])
      else others.push(run)
    }
    return async ({ revision }) => byRevision.get(revision) ?? []
  } catch (error) {
    if (isTooLarge(error)) return findOne
    throw error
  }
}
