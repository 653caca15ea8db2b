import * as v from 'valibot'
import {
  atMost,
  cutAt,
  fields,
  integer,
  keyed,
  list,
  nested,
  oneOf,
  required,
  tooMany,
  top,
} from './fields.ts'
import { strict } from './refusal.ts'

const EMPTY = 'answers 200 and stores ""'
const COLUMN = 'leaves it to the database, which may refuse or cut it'

function pair(valueLimit: number, key = keyed()) {
  return fields(
    { key, value: v.pipe(nested, atMost(valueLimit, cutAt(valueLimit))) },
    { value: EMPTY },
  )
}

const filled = (what: string) =>
  v.pipe(nested, v.nonEmpty(strict(`'{path}' is empty: the real server ${what}`)))

export const experimentByName = fields({ experiment_name: required })
export const experimentById = fields({ experiment_id: required })

export const experimentCreate = fields({
  name: v.pipe(required, atMost(500), atMost(256, cutAt(256, COLUMN))),
  artifact_location: v.optional(top),
  tags: v.optional(
    list(
      fields(
        { key: keyed(), value: v.pipe(nested, atMost(5000, cutAt(5000, COLUMN))) },
        { value: EMPTY },
      ),
    ),
    [],
  ),
})

const uncheckedTag = pair(8000, keyed(strict('runs/create stores this tag unchecked, though: ')))

export const runCreate = fields(
  {
    // Absent, it is refused with another code than the rest, so not here.
    experiment_id: v.optional(top),
    user_id: v.optional(v.pipe(nested, atMost(256, cutAt(256, COLUMN))), ''),
    run_name: v.optional(v.pipe(top, atMost(250, cutAt(250, COLUMN))), ''),
    start_time: integer('stores 0 for a float'),
    tags: v.optional(list(uncheckedTag), []),
  },
  { start_time: 'stores 0' },
)

/** A run by its id. MLflow's own client still sends the id under its first name as well. */
const runId = { run_id: required, run_uuid: v.optional(v.string()) }

export const runById = fields(runId)

export const runUpdate = fields({
  ...runId,
  status: v.optional(oneOf(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'])),
  end_time: v.optional(integer('ignores a float')),
  run_name: v.optional(
    v.pipe(
      top,
      v.nonEmpty(strict("'{path}' is empty: the real server ignores it")),
      atMost(250, cutAt(250, COLUMN)),
    ),
  ),
})

export const paramSet = fields(
  { ...runId, key: keyed(), value: v.pipe(top, atMost(6000, cutAt(6000))) },
  { value: EMPTY },
)

export const tagSet = fields(
  { ...runId, key: keyed(), value: v.pipe(top, atMost(8000, cutAt(8000))) },
  { value: EMPTY },
)

const metric = fields({
  key: keyed(),
  // JSON has no such numbers, so protobuf's JSON form spells them out.
  value: v.union(
    [v.number(), v.picklist(['NaN', 'Infinity', '-Infinity'])],
    strict("'{path}' is {value}, not a number: the real server parses or swallows it"),
  ),
  timestamp: integer('swallows it'),
  step: v.optional(integer('swallows it'), 0),
})

export const logBatch = v.pipe(
  fields({
    run_id: required,
    metrics: v.optional(list(metric, 1000), []),
    params: v.optional(list(pair(6000), 100), []),
    tags: v.optional(list(pair(8000), 100), []),
  }),
  v.check(
    (batch) => total(batch) <= 1000,
    ({ input }) => tooMany(1000, 'metrics, params, and tags', total(input)),
  ),
)

type Batch = Readonly<Record<'metrics' | 'params' | 'tags', readonly unknown[]>>

function total({ metrics, params, tags }: Batch): number {
  return metrics.length + params.length + tags.length
}

const dataset = fields(
  {
    name: v.pipe(filled('takes it, and the dataset has no name'), atMost(500)),
    digest: v.pipe(filled('takes every dataset of this name for the same one'), atMost(36)),
    source_type: v.pipe(filled(EMPTY), atMost(36, cutAt(36, COLUMN))),
    source: v.pipe(nested, atMost(65_535)),
    schema: v.optional(v.pipe(nested, atMost(1_048_575))),
    profile: v.optional(v.pipe(nested, atMost(16_777_215))),
  },
  { name: EMPTY, digest: EMPTY, source_type: EMPTY, source: EMPTY },
)

const inputTag = fields(
  {
    key: v.pipe(filled('stores a tag without a key'), atMost(255)),
    value: v.pipe(nested, atMost(500)),
  },
  { key: EMPTY, value: EMPTY },
)

export const logInputs = fields(
  {
    run_id: required,
    datasets: list(
      fields(
        { dataset, tags: v.optional(list(inputTag), []) },
        { dataset: 'stores a dataset with neither name nor digest' },
      ),
      1000,
    ),
  },
  { datasets: 'answers 200 and logs nothing' },
)

export const runSearch = fields(
  {
    experiment_ids: list(nested),
    filter: v.optional(top, ''),
    run_view_type: v.optional(oneOf(['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL']), 'ACTIVE_ONLY'),
    max_results: v.optional(
      v.pipe(
        integer('swallows or refuses it'),
        v.maxValue(50_000, "Invalid value {value} for parameter '{path}' supplied."),
        v.minValue(
          1,
          "Invalid value {value} for parameter '{path}' supplied. It must be a positive integer",
        ),
      ),
      1000,
    ),
    order_by: v.optional(list(nested), []),
    page_token: v.optional(top, ''),
  },
  { experiment_ids: 'answers 200 and finds nothing' },
)
