import { reliableDate } from '../../revision/resolve.ts'
import { messageOf } from '../../text/message.ts'
import { printable } from '../../text/neutralize.ts'
import type { BackendTools } from '../../tracking/backend.ts'
import { pollUntil } from '../../tracking/concurrency.ts'
import { runUrl, type WandbRun } from './addresses.ts'
import { aliasFor } from './alias.ts'
import { type WandbClient, WandbError } from './client.ts'
import { digestOf } from './digest.ts'
import { dateOf, latestAlias } from './latest.ts'
import { deleteArtifact } from './operations.ts'
import type { Artifact } from './queries.ts'
import {
  checkVersion,
  type ExpectedVersion,
  isComplete,
  missingAliases,
  type ReadBack,
  readVersion,
} from './read-back.ts'
import { restoreAliases } from './restore-aliases.ts'
import { readBackLimitMs } from './run.ts'
import {
  aliasConflict,
  recordedFacts,
  relationTo,
  versionName,
  warnOfDifferences,
} from './version.ts'

export type SettleTools = Readonly<{ client: WandbClient; appUrl: string }> &
  Pick<BackendTools, 'warn' | 'info' | 'wait'>

/** A version that this job created, or found. */
export type OwnVersion = Readonly<{ id: string; isNew: boolean; versionIndex?: number }>

export type SettledVersion = Readonly<{ version: Artifact; created: boolean }>

/** How long a job waits for another one to commit its version. */
const patienceMs = 10_000

/** How long the server can take to show that a run has ended. */
const runEndMs = 10_000

/**
 * Reads a version back until the server shows it and, if `hasEnded` is true, that the run has ended. If other jobs logged
 * the same revision at the same time, all jobs choose the version with the lowest number. It gets the aliases. A job whose
 * version has a higher number deletes its own.
 *
 * Throws if the server does not show within a minute what was asked for.
 */
export async function settle(
  tools: SettleTools,
  run: WandbRun,
  own: OwnVersion,
  expected: ExpectedVersion,
  hasEnded: boolean,
): Promise<SettledVersion> {
  const { client } = tools
  const read = (id: string) => readVersion(client, run, expected, id, own.versionIndex)
  const readOwn = () => read(own.id)
  let back = await poll(tools, readOwn, (each) => isComplete(each, expected, own.isNew))
  if (back.rivals.length > 0) {
    const isFree = (each: ReadBack) => each.rivals.length === 0
    back = await pollUntil(readOwn, isFree, tools.wait, patienceMs)
  }
  if (hasEnded && back.runState !== 'finished') await checkRunEnd(tools, run, readOwn)
  if (own.isNew) await yieldToOtherDataset(tools, run, back, expected)
  const [winner = back.version] = back.twins
  if (winner === undefined || winner.id === back.version?.id) {
    const version = await settleAliases(tools, run, back, expected)
    return { version: checkVersion(version, expected, own.isNew), created: own.isNew }
  }
  await restoreAliases(client, run, winner, missingAliases(winner, expected.aliases))
  if (own.isNew) await deleteOwn(tools, own.id, winner)
  const adopted = await poll(
    tools,
    () => read(winner.id),
    (each) => hasAliases(each, expected),
  )
  const version = checkVersion(adopted, expected, false)
  if (version.digest !== digestOf(expected.bundle))
    warnOfDifferences(version, expected.bundle, tools)
  return { version, created: false }
}

/**
 * Throws if another dataset had the artifact first: two steps that began at the same time both found none. The aliases go
 * back to its version, and the own version is deleted.
 */
async function yieldToOtherDataset(
  tools: SettleTools,
  run: WandbRun,
  { version, previous }: ReadBack,
  { bundle, aliases }: ExpectedVersion,
): Promise<void> {
  if (version === undefined || previous === undefined) return
  const facts = recordedFacts(previous)
  if (facts === undefined || relationTo(previous, bundle) !== 'other dataset') return
  const alias = aliasFor(facts.revision)
  if (!aliases.includes(alias)) return
  const taken = aliases.filter((each) => each === alias || each === latestAlias)
  await restoreAliases(tools.client, run, previous, taken)
  await deleteOwn(tools, version.id, previous, true)
  throw aliasConflict(alias, previous, bundle, tools.appUrl, 'The new version was deleted again.')
}

/** Repairs the aliases that jobs took from each other while they ran at the same time. */
async function settleAliases(
  tools: SettleTools,
  run: WandbRun,
  back: ReadBack,
  expected: ExpectedVersion,
): Promise<ReadBack> {
  const { client } = tools
  const { version, latest } = back
  if (version === undefined) return back
  const { keeper } = expected
  if (keeper !== undefined && latest?.id === version.id) {
    await restoreAliases(client, run, keeper, [latestAlias])
  }
  const lost = [
    ...lostTagAlias(tools, back, version, expected),
    ...(hasOlderLatest(latest, version, expected) ? [latestAlias] : []),
  ]
  if (lost.length === 0) return back
  await restoreAliases(client, run, version, lost)
  const read = () => readVersion(client, run, expected, version.id)
  return await poll(tools, read, (each) => hasAliases(each, expected))
}

/** The tag's alias if another job took it by mistake. Throws if the other dataset had it before. */
function lostTagAlias(
  { appUrl }: SettleTools,
  { holder, twins }: ReadBack,
  version: Artifact,
  { bundle }: ExpectedVersion,
): readonly string[] {
  if (holder === undefined || holder.id === version.id) return []
  const alias = aliasFor(bundle.revision)
  if (twins.some(({ id }) => id === holder.id)) return [alias]
  const isForeign = ['other dataset', 'unknown'].includes(relationTo(holder, bundle))
  if (!isForeign) return []
  const isLater = (holder.versionIndex ?? 0) > (version.versionIndex ?? 0)
  if (isLater) return [alias]
  throw aliasConflict(alias, holder, bundle, appUrl)
}

/** True if a job that ran at the same time gave `latest` to an older revision. */
function hasOlderLatest(
  latest: Artifact | undefined,
  version: Artifact,
  { bundle, aliases }: ExpectedVersion,
): boolean {
  if (latest === undefined || !missingAliases(version, aliases).includes(latestAlias)) return false
  const date = dateOf(latest)
  return date !== '' && date < reliableDate(bundle.committed_at, Date.now())
}

function hasAliases(back: ReadBack, expected: ExpectedVersion): boolean {
  const { version } = back
  return (
    isComplete(back, expected, false) &&
    version !== undefined &&
    missingAliases(version, expected.aliases).every((alias) => alias === latestAlias)
  )
}

/** Warns if the server does not show that the run has ended. Another job that logs the same can have opened it again. */
async function checkRunEnd(
  { wait, warn, appUrl }: SettleTools,
  run: WandbRun,
  read: () => Promise<ReadBack>,
): Promise<void> {
  const isFinished = ({ runState }: ReadBack) => runState === 'finished'
  const { runState } = await pollUntil(read, isFinished, wait, runEndMs)
  if (runState === 'finished') return
  warn(
    `W&B shows the state "${printable(runState)}" of a finished run: ${runUrl(appUrl, run)}. Its artifact is complete. Start the step again to end the run.`,
  )
}

/** Deletes the version of this job. If the server refuses, the version stays, without aliases. */
export async function deleteOwn(
  { client, warn }: SettleTools,
  artifactID: string,
  winner: Artifact,
  deleteAliases = false,
): Promise<void> {
  try {
    await client.execute(deleteArtifact, { input: { artifactID, deleteAliases } })
  } catch (error) {
    if (!(error instanceof WandbError)) throw error
    const { name } = winner.artifactSequence
    warn(
      `Another job logged ${name}:${versionName(winner)} at the same time. ` +
        `The version of this job is not needed, and W&B did not delete it: ${messageOf(error)}`,
    )
  }
}

function poll(
  { wait }: SettleTools,
  read: () => Promise<ReadBack>,
  isWanted: (back: ReadBack) => boolean,
): Promise<ReadBack> {
  return pollUntil(read, isWanted, wait, readBackLimitMs)
}
