import { AsyncLocalStorage } from 'node:async_hooks'
import { isClearText } from '../http/url.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { ProvenanceBundle } from '../provenance/bundle.ts'
import type { Pinned } from '../provenance/pin.ts'
import type { FailedRevision } from '../revision/read.ts'
import { StoppedError } from '../runner/stop.ts'
import { FileError, messageOf } from '../text/message.ts'
import {
  type BackendSettings,
  type BackendTools,
  ConflictError,
  identifierOf,
  MovedTagError,
  type RunContext,
  type Session,
} from './backend.ts'
import { mapWithConcurrency } from './concurrency.ts'
import { createProgress } from './progress.ts'
import type { Result } from './result.ts'

/** Revisions in progress at a time: enough to hide the round trips, and not too many for a server. */
const concurrency = 8

/** The number of failures in a row after which the server gets no further revisions. */
const maxFailuresInARow = 5

/** Throws if several revisions would go into one run. */
export function checkRunInputs({ backends }: Inputs<BackendSettings>, revisions: number): void {
  const named = [...backends.values()].flatMap(({ runInput }) => runInput ?? [])
  if (revisions < 2 || named.length === 0) return
  throw new Error(
    `${named.join(', ')}: a run can hold only one revision, and ${revisions} are selected. Nothing was sent. Name one tag in the input revision.`,
  )
}

/**
 * Does what `mode` says with all revisions (oldest first) at all backends in parallel. Never throws: if one revision
 * fails, the others go on, and each has its result.
 */
export async function trackAll(
  inputs: Inputs<BackendSettings>,
  pinned: readonly Pinned[],
  failed: readonly FailedRevision[],
  tools: BackendTools,
): Promise<readonly Result[]> {
  const results = await Promise.all(
    [...inputs.backends].map(async ([name, settings]) => {
      const outcomes = await track({ name, settings, inputs, tools }, pinned)
      const resultOf = resultBuilder(name, settings.title, inputs.artifactName)
      return [
        ...failed.map(({ name: revision, commit, error }) =>
          resultOf({ revision, commit }, failureOf(error)),
        ),
        ...pinned.map(({ bundle }, index) => resultOf(bundle, outcomes[index] ?? {})),
      ]
    }),
  )
  return results.flat()
}

/** One backend in one step. */
type Target = Readonly<{
  name: string
  settings: BackendSettings
  inputs: Inputs<BackendSettings>
  tools: BackendTools
}>

type Outcome = Partial<
  Pick<
    Result,
    | 'status'
    | 'url'
    | 'usableName'
    | 'details'
    | 'warnings'
    | 'location'
    | 'error'
    | 'outputs'
    | 'plan'
  >
>

async function track(target: Target, pinned: readonly Pinned[]): Promise<readonly Outcome[]> {
  const { settings, inputs, tools } = target
  const bundles = pinned.map(({ bundle }) => bundle)
  if (inputs.isDryRun) {
    return bundles.map((bundle) => ({ status: 'dry-run', plan: settings.plan(bundle, inputs) }))
  }
  const { address } = settings
  if (address !== '' && isClearText(address)) {
    tools.warn(
      `${address} uses plain http, so anyone on the network can read the credentials and the record. Use an https address.`,
    )
  }
  try {
    const session = await settings.open(bundles, inputs, { ...tools, warn: countingWarn(tools) })
    if (inputs.mode === 'log') return await logAll(target, session, pinned)
    return await mapWithConcurrency(concurrency, bundles, (bundle) =>
      withWarnings(() => session.verify(bundle).catch(unreadableOf)),
    )
  } catch (error) {
    const outcomeOf = inputs.mode === 'verify' ? unreadableOf : failureOf
    return bundles.map(() => outcomeOf(error))
  }
}

/** The warnings that were given while a revision was logged or compared. Several are worked on at once. */
const givenWarnings = new AsyncLocalStorage<string[]>()

function countingWarn({ warn }: BackendTools): BackendTools['warn'] {
  return (message) => {
    givenWarnings.getStore()?.push(message)
    warn(message)
  }
}

async function withWarnings(work: () => Promise<Outcome>): Promise<Outcome> {
  const messages: string[] = []
  const outcome = await givenWarnings.run(messages, work)
  return { ...outcome, warnings: messages.length }
}

async function logAll(
  { name, inputs, tools }: Target,
  session: Session,
  pinned: readonly Pinned[],
): Promise<readonly Outcome[]> {
  const progress = createProgress(name, pinned.length, tools.info, Date.now)
  let failuresInARow = 0
  const logOne = async (revision: Pinned): Promise<Outcome> => {
    if (failuresInARow >= maxFailuresInARow) {
      progress('failed')
      const detail = `It was not tried, because the ${maxFailuresInARow} revisions before it failed. Correct their error, and start the job again.`
      return { details: [detail] }
    }
    try {
      const { created, ...logged } = await session.log(
        revision.bundle,
        runContextOf(inputs, revision),
      )
      failuresInARow = 0
      const status = created ? 'logged' : 'already-logged'
      progress(status)
      return { status, ...logged }
    } catch (error) {
      // A conflict or the end of the run says nothing about the next revision.
      const isServerFailure = !(error instanceof ConflictError || error instanceof StoppedError)
      failuresInARow = isServerFailure ? failuresInARow + 1 : 0
      const failure = failureOf(error)
      progress(failure.status ?? 'failed')
      return failure
    }
  }
  return await mapWithConcurrency(concurrency, pinned, (revision) =>
    withWarnings(() => logOne(revision)),
  )
}

function failureOf(error: unknown): Outcome {
  const failure = { details: [messageOf(error)], error }
  if (error instanceof MovedTagError) return { ...failure, status: 'moved', url: error.url }
  return error instanceof FileError ? { ...failure, location: error.location } : failure
}

/** A comparison that was not possible says nothing about the record. */
function unreadableOf(error: unknown): Outcome {
  const failure = failureOf(error)
  return error instanceof StoppedError ? failure : { ...failure, status: 'unreadable' }
}

function runContextOf({ workflow }: Inputs, { verification, growth }: Pinned): RunContext {
  const { repository, runUrl, actor, event } = workflow
  return {
    workflowRepository: repository,
    runUrl,
    actor,
    event: event.name,
    ref: event.ref,
    tagVerification: verification,
    growth,
  }
}

function resultBuilder(backend: string, title: string, artifactName: string) {
  return (
    { revision, commit }: Pick<ProvenanceBundle, 'revision' | 'commit'>,
    outcome: Outcome,
  ): Result => ({
    revision,
    commit,
    backend,
    title,
    status: 'failed',
    url: '',
    identifier: identifierOf(artifactName, revision),
    details: [],
    warnings: 0,
    location: undefined,
    error: undefined,
    outputs: {},
    plan: {},
    ...outcome,
  })
}
