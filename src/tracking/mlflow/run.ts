import * as v from 'valibot'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { byCodePoint } from '../../text.ts'
import { type Circumstances, movedTag } from '../backend.ts'
import type { MlflowClient } from './client.ts'
import { commitTag, markOf, type Pair, runName, tagsOf } from './facts.ts'

const Pairs = v.optional(
  v.array(v.object({ key: v.string(), value: v.optional(v.string(), '') })),
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
  data: v.optional(v.object({ params: Pairs, tags: Pairs }), {}),
  inputs: v.optional(
    v.object({ dataset_inputs: v.optional(v.array(v.object({ dataset: Dataset })), []) }),
    {},
  ),
})
export type Run = v.InferOutput<typeof Run>

const One = v.object({ run: Run })
const Many = v.object({ runs: v.optional(v.array(Run), []) })

export async function readRun(client: MlflowClient, id: string): Promise<Run> {
  const { run } = await client.get('runs/get', { run_id: id }, One)
  return run
}

export function valueIn(pairs: readonly Pair[], key: string): string | undefined {
  return pairs.find((pair) => pair.key === key)?.value
}

/**
 * The run that logs the revision, the oldest where there are several, or undefined.
 *
 * Throws where the revision was logged for other commits only: the tag was moved.
 */
export async function findRun(
  client: MlflowClient,
  experiment: string,
  bundle: ProvenanceBundle,
  urlOf: (run: Run) => string,
): Promise<Run | undefined> {
  const wanted = markOf(bundle).filter(({ key }) => key !== commitTag)
  const { runs } = await client.post(
    'runs/search',
    {
      experiment_ids: [experiment],
      filter: wanted.map(({ key, value }) => condition(key, value)).join(' AND '),
      run_view_type: 'ACTIVE_ONLY',
      max_results: 1000,
      order_by: ['attributes.start_time ASC'],
    },
    Many,
  )
  // A filter may find more than was meant (see `condition`): what counts is compared here. And of runs
  // that began in one millisecond, each job must take the same for the oldest.
  const found = runs
    .filter((run) => wanted.every(({ key, value }) => valueIn(run.data.tags, key) === value))
    .sort(byAge)
  const same = found.find((run) => valueIn(run.data.tags, commitTag) === bundle.commit)
  const [other] = found
  if (same === undefined && other !== undefined) {
    const commit = valueIn(other.data.tags, commitTag) ?? 'unknown'
    throw movedTag(bundle, { commit, url: urlOf(other) })
  }
  return same
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
  circumstances: Circumstances,
  find: () => Promise<Run | undefined>,
): Promise<Run> {
  const body = {
    experiment_id: experiment,
    user_id: circumstances.actor.slice(0, 256),
    run_name: runName(bundle),
    start_time: Date.now(),
    tags: tagsOf(bundle, circumstances),
  }
  const absent = async () => (await find()) === undefined
  try {
    const { run } = await client.post('runs/create', body, One, absent)
    return run
  } catch (error) {
    const made = await find().catch(() => undefined)
    if (made === undefined) throw error
    return made
  }
}
