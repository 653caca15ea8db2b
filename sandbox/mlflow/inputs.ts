import type * as v from 'valibot'
import { Refusal } from './refusal.ts'
import type * as requests from './requests.ts'
import { activeRun, type Dataset, type Run, type State } from './store.ts'

type Request = v.InferOutput<typeof requests.logInputs>

/**
 * `runs/log-inputs`. An experiment keeps one dataset for each name and digest, and what its first
 * writer said of it; a run keeps one input for each dataset, and the tags it came with at first.
 */
export function logInputs(state: State, { run_id, datasets }: Request) {
  const run = activeRun(state, run_id)
  for (const { tags } of datasets) {
    if (new Set(tags.map(({ key }) => key)).size < tags.length) {
      throw new Refusal(
        'BAD_REQUEST',
        '(sqlite3.IntegrityError) UNIQUE constraint failed: input_tags.input_uuid, input_tags.name',
      )
    }
  }
  for (const { dataset, tags } of datasets) {
    const kept = keep(state, run, dataset)
    if (run.inputs.some((input) => input.dataset === kept)) continue
    run.inputs.push({ dataset: kept, tags: new Map(tags.map(({ key, value }) => [key, value])) })
  }
  return {}
}

function keep(state: State, run: Run, dataset: Dataset): Dataset {
  const identity = JSON.stringify([run.experimentId, dataset.name, dataset.digest])
  const kept = state.datasets.get(identity) ?? dataset
  state.datasets.set(identity, kept)
  return kept
}
