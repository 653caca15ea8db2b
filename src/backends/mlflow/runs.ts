import * as v from 'valibot'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { byCodePoint } from '../../text/neutralize.ts'
import type { RunContext, HeldRevision } from '../../tracking/backend.ts'
import type { MlflowClient } from './client.ts'
import {
  commitTag,
  isRecordOf,
  type Pair,
  paramsOf,
  repositoryTag,
  revisionTag,
  runName,
  supersededTag,
  tagsOf,
} from './run-data.ts'

const Pairs = v.optional(
  v.array(v.object({ key: v.string(), value: v.optional(v.string(), '') })),
  [],
)
// A whole number may come as a string where JSON was made from protobuf.
const Metrics = v.optional(
  v.array(
    v.object({
      key: v.string(),
      value: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)),
    }),
  ),
  [],
)
const Dataset = v.object({ name: v.string(), digest: v.string() })

/** A run as the server shows it. Lists that are empty are absent from its answers. */
const Run = v.object({
  info: v.object({
    run_id: v.string(),
    experiment_id: v.string(),
    status: v.optional(v.string(), ''),
    // int64, which JSON made from protobuf may write as a string.
    start_time: v.optional(v.pipe(v.union([v.number(), v.string()]), v.transform(Number)), 0),
    artifact_uri: v.optional(v.string(), ''),
  }),
  data: v.optional(v.object({ params: Pairs, tags: Pairs, metrics: Metrics }), {}),
  // Absent from a server that has no dataset inputs, which came with MLflow 2.4.
  inputs: v.optional(
    v.object({ dataset_inputs: v.optional(v.array(v.object({ dataset: Dataset })), []) }),
  ),
})
export type Run = v.InferOutput<typeof Run>

const One = v.object({ run: Run })
const Many = v.object({
  runs: v.optional(v.array(Run), []),
  next_page_token: v.optional(v.string(), ''),
})

export async function readRun(client: MlflowClient, id: string): Promise<Run> {
  const { run } = await client.get('runs/get', { run_id: id }, One)
  return run
}

export function valueIn(pairs: readonly Pair[], key: string): string | undefined {
  return pairs.find((pair) => pair.key === key)?.value
}

/** Runs that one answer holds at most: each may be some kilobytes. */
const perPage = 200

/**
 * The runs that log revisions of a repository and were not superseded, oldest first: all of them, or those
 * of one revision. Runs that only use a revision, as a training run does, are left out.
 */
export async function findRuns(
  client: MlflowClient,
  experiment: string,
  repository: string,
  revision?: string,
): Promise<readonly Run[]> {
  const conditions = [condition(repositoryTag, repository)]
  if (revision !== undefined) conditions.push(condition(revisionTag, revision))
  const found: Run[] = []
  const pages = new Set<string>()
  let page = ''
  do {
    const { runs, next_page_token } = await client.post(
      'runs/search',
      {
        experiment_ids: [experiment],
        filter: conditions.join(' AND '),
        run_view_type: 'ACTIVE_ONLY',
        max_results: perPage,
        order_by: ['attributes.start_time ASC'],
        ...(page === '' ? {} : { page_token: page }),
      },
      Many,
    )
    found.push(...runs)
    page = next_page_token
    // A server that leads back would be asked for ever.
    if (pages.has(page))
      throw new Error('MLflow answered runs/search with a page that it gave before.')
    pages.add(page)
  } while (page !== '')
  // A filter may find more than was meant (see `condition`): what counts is compared here. And of runs
  // that began in one millisecond, each job must take the same for the oldest.
  return found
    .filter(({ data }) => isRecordOf(repository, data.tags))
    .filter(({ data }) => revision === undefined || valueIn(data.tags, revisionTag) === revision)
    .filter(({ data }) => valueIn(data.tags, supersededTag) === undefined)
    .sort(byAge)
}

/**
 * Of a revision's runs, the one that logs this commit, the broken ones, and those that log other commits.
 * A run is broken that was interrupted, and holds params of another bundle: they cannot be changed, so
 * that it can never be carried on with.
 */
export function classifyRuns(runs: readonly Run[], bundle: ProvenanceBundle) {
  const isSame = ({ data }: Run) => valueIn(data.tags, commitTag) === bundle.commit
  const isBroken = ({ info, data }: Run) =>
    info.status !== 'FINISHED' &&
    paramsOf(bundle).some(({ key, value }) => (valueIn(data.params, key) ?? value) !== value)
  const ours = runs.filter(isSame)
  return {
    same: ours.find((run) => !isBroken(run)),
    broken: ours.filter(isBroken),
    others: runs.filter((run) => !isSame(run)),
  }
}

/** What a run says of the revision that it logs. */
export function heldRevision({ data }: Run, url: string): HeldRevision {
  return {
    commit: valueIn(data.tags, commitTag) ?? 'unknown',
    committedAt: valueIn(data.params, 'committed_at') ?? '',
    url,
  }
}

function byAge({ info: a }: Run, { info: b }: Run): number {
  return a.start_time - b.start_time || byCodePoint(a.run_id, b.run_id)
}

/**
 * A comparison for the filter of runs/search. Its strings have no escape: a value with both kinds of
 * quotes can only be searched for by a pattern. (Seen on MLflow 3.11, with 32 awkward values.)
 */
export function condition(tag: string, value: string): string {
  const key = `tags.\`${tag}\``
  if (!value.includes("'")) return `${key} = '${value}'`
  if (!value.includes('"')) return `${key} = "${value}"`
  return `${key} LIKE '${value.replaceAll("'", '_')}'`
}

/**
 * Makes the run, with all its tags. A creation must not be repeated blindly: the run may have been made
 * although no answer came. So before each repeat, and after the last failure, it is looked for.
 */
export async function createRun(
  client: MlflowClient,
  experiment: string,
  bundle: ProvenanceBundle,
  context: RunContext,
  find: () => Promise<Run | undefined>,
): Promise<Run> {
  const body = {
    experiment_id: experiment,
    user_id: context.actor.slice(0, 256),
    run_name: runName(bundle),
    start_time: Date.now(),
    tags: tagsOf(bundle, context),
  }
  const absent = async () => (await find()) === undefined
  try {
    const { run } = await client.post('runs/create', body, One, { mayRepeat: absent })
    return run
  } catch (error) {
    const made = await find().catch(() => undefined)
    if (made === undefined) throw error
    return made
  }
}
