import * as v from 'valibot'
import { strict } from './errors.ts'
import {
  batchLimitMessage,
  enumName,
  exactObject,
  integer,
  keyString,
  list,
  maxCharacters,
  nestedString,
  requiredString,
  strictLimit,
  topLevelString,
} from './fields.ts'

const STORES_EMPTY = 'answers 200 and stores ""'
const DATABASE_LIMIT = 'leaves it to the database, which may refuse or cut it'

function keyValue(valueLimit: number, key = keyString()) {
  return exactObject(
    { key, value: v.pipe(nestedString, strictLimit(valueLimit)) },
    { value: STORES_EMPTY },
  )
}

const nonEmptyString = (consequence: string) =>
  v.pipe(nestedString, v.nonEmpty(strict(`'{path}' is empty: the real server ${consequence}`)))

export const getExperimentByName = exactObject({ experiment_name: requiredString })
export const experimentById = exactObject({ experiment_id: requiredString })

export const createExperiment = exactObject({
  name: v.pipe(requiredString, maxCharacters(500), strictLimit(256, DATABASE_LIMIT)),
  artifact_location: v.optional(topLevelString),
  tags: v.optional(
    list(
      exactObject(
        { key: keyString(), value: v.pipe(nestedString, strictLimit(5000, DATABASE_LIMIT)) },
        { value: STORES_EMPTY },
      ),
    ),
    [],
  ),
})

const uncheckedTag = keyValue(
  8000,
  keyString(strict('runs/create stores this tag unchecked, though: ')),
)

export const createRun = exactObject(
  {
    // runs.ts rejects a request without this field, because the error code is different.
    experiment_id: v.optional(topLevelString),
    user_id: v.optional(v.pipe(nestedString, strictLimit(256, DATABASE_LIMIT)), ''),
    run_name: v.optional(v.pipe(topLevelString, strictLimit(250, DATABASE_LIMIT)), ''),
    start_time: integer('stores 0 for a float'),
    tags: v.optional(list(uncheckedTag), []),
  },
  { start_time: 'stores 0' },
)

/** The id of a run. MLflow's own client also sends it as `run_uuid`, the name in old versions. */
const runId = { run_id: requiredString, run_uuid: v.optional(v.string()) }

export const runById = exactObject(runId)

export const updateRun = exactObject({
  ...runId,
  status: v.optional(enumName(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'])),
  end_time: v.optional(integer('ignores a float')),
  run_name: v.optional(
    v.pipe(
      topLevelString,
      v.nonEmpty(strict("'{path}' is empty: the real server ignores it")),
      strictLimit(250, DATABASE_LIMIT),
    ),
  ),
})

export const logParameter = exactObject(
  { ...runId, key: keyString(), value: v.pipe(topLevelString, strictLimit(6000)) },
  { value: STORES_EMPTY },
)

export const presignedUpload = exactObject({
  run_id: requiredString,
  path: requiredString,
  expiration: integer('refuses it'),
})

export const artifactOfRun = exactObject({ run_id: requiredString, path: requiredString })

export const setTag = exactObject(
  { ...runId, key: keyString(), value: v.pipe(topLevelString, strictLimit(8000)) },
  { value: STORES_EMPTY },
)

const metric = exactObject({
  key: keyString(),
  // JSON has no numbers for these values. The JSON form of protobuf uses strings.
  value: v.union(
    [v.number(), v.picklist(['NaN', 'Infinity', '-Infinity'])],
    strict("'{path}' is {value}, not a number: the real server parses or swallows it"),
  ),
  timestamp: integer('swallows it'),
  step: v.optional(integer('swallows it'), 0),
})

export const logBatch = v.pipe(
  exactObject({
    run_id: requiredString,
    metrics: v.optional(list(metric, 1000), []),
    params: v.optional(list(keyValue(6000), 100), []),
    tags: v.optional(list(keyValue(8000), 100), []),
  }),
  v.check(
    (batch) => countItems(batch) <= 1000,
    ({ input }) => batchLimitMessage(1000, 'metrics, params, and tags', countItems(input)),
  ),
)

type Batch = Readonly<Record<'metrics' | 'params' | 'tags', readonly unknown[]>>

function countItems({ metrics, params, tags }: Batch): number {
  return metrics.length + params.length + tags.length
}

const dataset = exactObject(
  {
    name: v.pipe(nonEmptyString('takes it, and the dataset has no name'), maxCharacters(500)),
    digest: v.pipe(
      nonEmptyString('takes every dataset of this name for the same one'),
      maxCharacters(36),
    ),
    source_type: v.pipe(nonEmptyString(STORES_EMPTY), strictLimit(36, DATABASE_LIMIT)),
    source: v.pipe(nestedString, maxCharacters(65_535)),
    schema: v.optional(v.pipe(nestedString, maxCharacters(1_048_575))),
    profile: v.optional(v.pipe(nestedString, maxCharacters(16_777_215))),
  },
  { name: STORES_EMPTY, digest: STORES_EMPTY, source_type: STORES_EMPTY, source: STORES_EMPTY },
)

const inputTag = exactObject(
  {
    key: v.pipe(nonEmptyString('stores a tag without a key'), maxCharacters(255)),
    value: v.pipe(nestedString, maxCharacters(500)),
  },
  { key: STORES_EMPTY, value: STORES_EMPTY },
)

export const logInputs = exactObject(
  {
    run_id: requiredString,
    datasets: list(
      exactObject(
        { dataset, tags: v.optional(list(inputTag), []) },
        { dataset: 'stores a dataset with neither name nor digest' },
      ),
      1000,
    ),
  },
  { datasets: 'answers 200 and logs nothing' },
)

export const searchRuns = exactObject(
  {
    experiment_ids: list(nestedString),
    filter: v.optional(topLevelString, ''),
    run_view_type: v.optional(enumName(['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL']), 'ACTIVE_ONLY'),
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
    order_by: v.optional(list(nestedString), []),
    page_token: v.optional(topLevelString, ''),
  },
  { experiment_ids: 'answers 200 and finds nothing' },
)
