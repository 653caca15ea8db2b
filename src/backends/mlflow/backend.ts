import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import type { Backend, Options, Tools } from '../../tracking/backend.ts'
import { OrderedQueue } from '../../tracking/line.ts'
import { createMlflowClient, type MlflowClient } from './client.ts'
import { signIn } from './credential.ts'
import { verifyExistingRun, logIntoExistingRun } from './existing-run.ts'
import { createExperiment, findExperiment } from './experiment.ts'
import { logNewRun } from './log-run.ts'
import { datasetOf, paramsOf, revisionTag, runName } from './run-data.ts'
import { findRuns, type Run, valueIn } from './runs.ts'
import type { MlflowInputs } from './settings.ts'
import { verifyRun } from './verify.ts'

/**
 * Logs a revision as a run of an experiment, or into the run that the inputs name. What is logged
 * already is left as it is.
 */
export function createBackend(
  inputs: MlflowInputs,
  { ifMoved }: Pick<Options, 'ifMoved'>,
  tools: Tools,
): Backend {
  return {
    name: 'mlflow',
    title: 'MLflow',
    plan: (bundle) => ({
      experiment: inputs.experiment,
      run: inputs.runId ?? runName(bundle),
      ...Object.fromEntries(paramsOf(bundle).map(({ key, value }) => [`param ${key}`, value])),
      dataset: `${datasetOf(bundle).name} ${datasetOf(bundle).digest}`,
    }),
    async open(bundles) {
      const client = createMlflowClient(tools.http, inputs, await signIn(inputs, tools))
      const { runId } = inputs
      if (runId !== undefined) {
        return {
          log: (bundle, context) =>
            logIntoExistingRun(client, inputs, runId, bundle, context, tools),
          verify: (bundle) => verifyExistingRun(client, inputs, runId, bundle),
        }
      }
      const found = await findExperiment(client, inputs.experiment)
      const held = found === undefined ? new Map() : await findHeld(client, found, bundles)
      // All calls share what the first of them makes.
      let experiment = found === undefined ? undefined : Promise.resolve(found)
      const line = new OrderedQueue()
      return {
        async log(bundle, context) {
          const turn = line.enqueue()
          try {
            experiment ??= createExperiment(client, inputs.experiment)
            const logger = { client, inputs, ifMoved, tools, turn, experiment: await experiment }
            return await logNewRun(logger, bundle, context, held.get(bundle.revision) ?? [])
          } finally {
            turn.release()
          }
        },
        verify: (bundle) => verifyRun(client, inputs, held.get(bundle.revision) ?? [], bundle),
      }
    },
  }
}

/** The runs that are there of the bundles, by revision, in as few requests as there are pages of them. */
async function findHeld(
  client: MlflowClient,
  experiment: string,
  bundles: readonly ProvenanceBundle[],
): Promise<ReadonlyMap<string, readonly Run[]>> {
  const [first, second] = bundles
  if (first === undefined) return new Map()
  const only = second === undefined ? first.revision : undefined
  const runs = await findRuns(client, experiment, first.repository, only)
  const held = new Map<string, Run[]>()
  for (const run of runs) {
    const revision = valueIn(run.data.tags, revisionTag) ?? ''
    held.set(revision, [...(held.get(revision) ?? []), run])
  }
  return held
}
