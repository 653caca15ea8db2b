import * as v from 'valibot'
import { isTooLarge } from '../../http/messages.ts'
import { differenceText } from '../../tracking/backend.ts'
import type { MlflowClient } from './client.ts'
import { Run } from './run.ts'
import { repositoryTag } from './run-tags.ts'

const RunPage = v.object({
  runs: v.optional(v.array(Run), []),
  next_page_token: v.optional(v.string(), ''),
})

/** A run has some kilobytes, and up to a hundred. */
const runsPerPage = 100

export type Lifecycle = 'ACTIVE_ONLY' | 'DELETED_ONLY'

/**
 * All runs that match a filter. Throws if one run alone is too large, or if the server answers with a run of another
 * experiment.
 */
export async function searchRuns(
  client: MlflowClient,
  experiment: string,
  filter: string,
  lifecycle: Lifecycle,
): Promise<readonly Run[]> {
  const runs: Run[] = []
  let size = runsPerPage
  const tokens = new Set<string>()
  let token = ''
  for (;;) {
    const body = {
      experiment_ids: [experiment],
      filter,
      run_view_type: lifecycle,
      max_results: size,
      order_by: ['attributes.start_time ASC'],
      ...(token === '' ? {} : { page_token: token }),
    }
    const page = await readPage(client, body)
    if (page === undefined) {
      // A token of MLflow is an offset, so that the next page can have another size (mlflow/utils/search_utils.py).
      size = Math.floor(size / 2)
      continue
    }
    for (const run of page.runs) {
      checkExperiment(run, experiment)
      runs.push(run)
    }
    token = page.next_page_token
    if (token === '') return runs
    // Pages that refer to each other would never end.
    if (tokens.has(token)) {
      throw new Error('MLflow answered runs/search with the same page twice.')
    }
    tokens.add(token)
  }
}

function checkExperiment({ info: { run_id, experiment_id } }: Run, expected: string): void {
  if (experiment_id === expected) return
  const text = differenceText(`the experiment of the run ${run_id}`, experiment_id, expected)
  throw new Error(`MLflow answered runs/search with a run of another experiment: ${text}.`)
}

/** A page of runs, or undefined if it is too large. Throws if it has only one run. */
async function readPage(client: MlflowClient, body: Readonly<{ max_results: number }>) {
  try {
    return await client.post('runs/search', body, RunPage)
  } catch (error) {
    if (!isTooLarge(error) || body.max_results === 1) throw error
    return undefined
  }
}

/**
 * A condition in the filter of runs/search. Its strings have no escapes: a value with both kinds of quotes can only be
 * matched with a pattern. (Seen on MLflow 3.11, with 32 unusual values.)
 */
export function filterCondition(tag: string, value: string): string {
  const key = `tags.\`${tag}\``
  if (!value.includes("'")) return `${key} = '${value}'`
  if (!value.includes('"')) return `${key} = "${value}"`
  return `${key} LIKE '${value.replaceAll("'", '_')}'`
}

/** Also finds the runs that older versions logged under another spelling of the repository's URL. */
export function repositoryCondition(repository: string): string {
  const path = new URL(repository).pathname.replaceAll("'", '_')
  return `tags.\`${repositoryTag}\` ILIKE '%${path}'`
}
