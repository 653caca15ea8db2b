import { expect, test } from '@jest/globals'
import { type Database, integrityError } from '../../../sandbox/mlflow/errors.ts'
import { isConflict } from '../../../src/backends/mlflow/conflict.ts'
import { MlflowError } from '../../../src/backends/mlflow/refusal.ts'
import { useMlflow } from './jobs.ts'

const jobs = useMlflow()

/** What the databases say, as MLflow passes it on. */
test.each([
  '(sqlite3.IntegrityError) UNIQUE constraint failed: datasets.experiment_id, datasets.name',
  '(psycopg2.errors.UniqueViolation) duplicate key value violates unique constraint "dataset_pk"',
  '(psycopg.errors.UniqueViolation) duplicate key value violates unique constraint "param_pk"',
  "(pymysql.err.IntegrityError) (1062, \"Duplicate entry '1-a' for key 'PRIMARY'\")",
  "(MySQLdb.IntegrityError) (1062, 'Duplicate entry')",
  "(pyodbc.IntegrityError) ('23000', \"Violation of PRIMARY KEY constraint 'dataset_pk'\")",
])('%s is a conflict', (text) => {
  expect(isConflict(new MlflowError(text, 400, 'BAD_REQUEST'))).toBe(true)
})

test.each([
  '(sqlite3.IntegrityError) FOREIGN KEY constraint failed',
  '(psycopg2.errors.NotNullViolation) null value in column "value" violates not-null constraint',
  'Changing param values is not allowed.',
])('%s is not a conflict', (text) => {
  expect(isConflict(new MlflowError(text, 400, 'BAD_REQUEST'))).toBe(false)
})

test.each([
  [409, 'RESOURCE_CONFLICT', true],
  [400, 'RESOURCE_ALREADY_EXISTS', true],
  [400, 'INVALID_PARAMETER_VALUE', false],
])('HTTP %i %s: %s', (status, code, expected) => {
  expect(isConflict(new MlflowError('no', status, code))).toBe(expected)
})

test.each<Database>(['sqlite', 'postgresql', 'mysql'])(
  'a conflict in any request to a server with %s is repeated',
  async (database) => {
    const reply = integrityError(database, 'duplicate', 'datasets').reply()
    for (const name of ['runs/log-batch', 'runs/log-inputs']) {
      jobs.server.fail(name, { kind: 'reply', reply })
    }
    expect(await jobs.log()).toMatchObject({ created: true })
    expect((await jobs.verify()).status).toBe('matches')
  },
)

test.each<Database>(['sqlite', 'postgresql', 'mysql'])(
  'a row that %s refuses for good is not repeated',
  async (database) => {
    const reply = integrityError(database, 'foreignKey', 'params').reply()
    jobs.server.fail('runs/log-batch', { kind: 'reply', reply }, 9)
    await expect(jobs.log()).rejects.toThrow(/runs\/log-batch.*foreign key/i)
    expect(jobs.server.received.filter(({ name }) => name === 'runs/log-batch')).toHaveLength(1)
  },
)
