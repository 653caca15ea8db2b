import type { Inputs } from '../inputs/inputs.ts'
import type { ProvenanceBundle } from '../provenance/bundle.ts'
import type { Growth } from '../provenance/growth.ts'
import type { Pinned, Unpinned } from '../provenance/pin.ts'
import { StoppedError } from '../runner/stop.ts'
import { FileError } from '../text/message.ts'
import { messageOf } from '../text/neutralize.ts'
import {
  type Backend,
  type RunContext,
  identifierOf,
  MovedTagError,
  type Session,
  ConflictError,
} from './backend.ts'
import { mapWithConcurrency } from './concurrency.ts'
import { createProgress } from './progress.ts'
import type { Result } from './result.ts'

/** Revisions that are logged at the same time: enough to hide the way to the server, too few to flood it. */
const atOnce = 8

/** After so many failures without a success between them, a server is not bothered any more. */
const enough = 5

/**
 * Does with all revisions, which come oldest first, what `mode` says, at all backends side by side. One
 * that fails does not keep the others from being done. Never throws: each has its result.
 */
export async function trackAll(
  backends: readonly Backend[],
  { pinned, unpinned }: Readonly<{ pinned: readonly Pinned[]; unpinned: readonly Unpinned[] }>,
  inputs: Inputs,
  tell: (line: string) => void,
): Promise<readonly Result[]> {
  const tracked = await Promise.all(
    backends.map(async (backend) => {
      const blank = blankFor(backend, inputs.artifactName)
      const outcomes = await track(backend, pinned, inputs, tell)
      return [
        ...unpinned.map(({ revision: { name, commit }, error }) => ({
          ...blank({ revision: name, commit }),
          details: [messageOf(error)],
          place: error instanceof FileError ? error.place : undefined,
        })),
        ...pinned.map(({ bundle }, index) => {
          const { isGeneral: _, ...outcome } = outcomes[index] ?? {}
          return { ...blank(bundle), ...outcome }
        }),
      ]
    }),
  )
  return tracked.flat()
}

/** What is not known before. */
type Outcome = Partial<Pick<Result, 'status' | 'url' | 'details' | 'outputs'>> &
  Readonly<{
    /** Whether the server may fail the next one as well. */
    isGeneral?: boolean
  }>

async function track(
  backend: Backend,
  pinned: readonly Pinned[],
  inputs: Inputs,
  tell: (line: string) => void,
): Promise<readonly Outcome[]> {
  const bundles = pinned.map(({ bundle }) => bundle)
  if (inputs.mode === 'dry-run') {
    return bundles.map((bundle) => ({ status: 'dry-run', outputs: backend.plan(bundle) }))
  }
  try {
    const session = await backend.open(bundles)
    if (inputs.mode === 'verify') {
      return await mapWithConcurrency(atOnce, bundles, (bundle) => attempt(() => session.verify(bundle)))
    }
    return await logAll(backend.name, session, pinned, inputs, tell)
  } catch (error) {
    return bundles.map(() => ({ details: [messageOf(error)] }))
  }
}

async function logAll(
  name: string,
  session: Session,
  pinned: readonly Pinned[],
  inputs: Inputs,
  tell: (line: string) => void,
): Promise<readonly Outcome[]> {
  const progress = createProgress(name, pinned.length, tell, Date.now)
  let inARow = 0
  return await mapWithConcurrency(atOnce, pinned, async ({ bundle, revision, growth }) => {
    if (inARow >= enough) {
      progress('failed')
      return { details: [`It was not tried: the ${enough} before it failed one after the other.`] }
    }
    const context = runContextOf(inputs, revision.verification, growth)
    const outcome = await attempt(() => log(session, bundle, context))
    inARow = outcome.isGeneral ? inARow + 1 : 0
    progress(outcome.status ?? 'failed')
    return outcome
  })
}

async function log(
  session: Session,
  bundle: ProvenanceBundle,
  context: RunContext,
): Promise<Outcome> {
  const { created, url, outputs } = await session.log(bundle, context)
  return { status: created ? 'logged' : 'already-logged', url, outputs }
}

async function attempt(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    const details = [messageOf(error)]
    if (error instanceof MovedTagError) return { status: 'moved', url: error.url, details }
    return { details, isGeneral: !(error instanceof ConflictError || error instanceof StoppedError) }
  }
}

function runContextOf({ workflow }: Inputs, verification: string, growth: Growth): RunContext {
  const { serverUrl, repository, runId, actor, event } = workflow
  return {
    workflowRepository: repository,
    runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
    actor,
    event: event.name,
    ref: event.ref,
    tagVerification: verification,
    growth,
  }
}

function blankFor({ name, title }: Backend, artifactName: string) {
  return ({ revision, commit }: Pick<ProvenanceBundle, 'revision' | 'commit'>): Result => ({
    revision,
    commit,
    backend: name,
    title,
    status: 'failed',
    url: '',
    identifier: identifierOf(artifactName, revision),
    details: [],
    place: undefined,
    outputs: {},
  })
}
