import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { MlflowClient } from '../../src/backends/mlflow/client.ts'
import { findExperiment } from '../../src/backends/mlflow/experiment.ts'
import { readRun } from '../../src/backends/mlflow/run.ts'
import { findRuns } from '../../src/backends/mlflow/runs.ts'
import { storeFile } from '../../src/backends/mlflow/stored-file.ts'
import { clientWith, mlflowResponses, openMlflow } from '../backends/mlflow/responses.ts'
import { invalidResponses, testResponses, verifyAndLog } from '../backends/responses.ts'
import { manyRuns, parserErrorMessage } from '../fuzzing.ts'
import { bundle } from '../revision-v2.ts'

testResponses(
  openMlflow,
  mlflowResponses,
  /^(MLflow |There is no MLflow API |The run in MLflow |The tag |The record on |mlflow-experiment: )/,
)

/** The requests that read from the server. */
const readers = new Map<string, (client: MlflowClient) => Promise<unknown>>([
  ['experiments/get-by-name', (client) => findExperiment(client, 'corpus')],
  ['runs/search', (client) => findRuns(client, '1', bundle, 'lairs-revision')],
  ['runs/get', (client) => readRun(client, 'run')],
  ['artifact download', (client) => client.download('https://mlflow.example.org/x')],
])

test('any response to an endpoint is accepted, or the error has a message of its own', async () => {
  const run = { info: { run_id: 'run', experiment_id: '1', status: 'RUNNING' }, data: {} }
  const all = Object.entries({ ...mlflowResponses('new'), 'runs/get': { run } })
  const responses = Object.fromEntries(all.filter(([name]) => readers.has(name)))
  expect(Object.keys(responses).sort()).toEqual([...readers.keys()].sort())
  const property = fc.asyncProperty(
    invalidResponses({ ...responses, ...mlflowResponses('logged') }),
    async ({ name, body, status }) => {
      try {
        await readers.get(name)?.(clientWith(body, status))
        return true
      } catch (error) {
        const known = /^(MLflow (answered|refused) |There is no MLflow API |mlflow-experiment: )/
        return known.test(parserErrorMessage(error))
      }
    },
  )
  await fc.assert(property, manyRuns)
})

test('any response with a signed address is used, or a warning or an error says what is wrong', async () => {
  const signed = {
    presigned_url: 'https://store.example.org/x?s=1',
    headers: { 'Content-Type': 'a' },
  }
  const run = { runId: 'run', host: 'mlflow', artifactUri: 's3://bucket/1' } as const
  const property = fc.asyncProperty(
    invalidResponses({ 'artifacts/presigned-upload-url': signed }),
    async ({ body, status }) => {
      try {
        const warning = await storeFile(clientWith(body, status), run, '{}')
        return warning === undefined || warning.startsWith('revision.json was not stored')
      } catch (error) {
        const known = /^(MLflow(:| (answered|refused)) |There is no MLflow API )/
        return known.test(parserErrorMessage(error))
      }
    },
  )
  await fc.assert(property, manyRuns)
})

test('pages that refer to each other are an error', async () => {
  const search = { body: '{"runs":[],"next_page_token":"again"}', status: 200 }
  const opening = openMlflow('logged', { 'runs/search': search })
  await expect(verifyAndLog(opening)).rejects.toThrow(
    'MLflow answered runs/search with the same page twice.',
  )
})
