import { mlflow } from '../../../src/backends/mlflow/backend.ts'
import { createMlflowClient, type MlflowClient } from '../../../src/backends/mlflow/client.ts'
import { datasetOf, paramsOf } from '../../../src/backends/mlflow/run-data.ts'
import { tagsOf } from '../../../src/backends/mlflow/run-tags.ts'
import type { Http } from '../../../src/http/client.ts'
import { canonicalJson } from '../../../src/text/json.ts'
import { bundle } from '../../revision-v2.ts'
import {
  context,
  jsonResponse,
  type Open,
  type Responses,
  type State,
  sourceOf,
  toolsFor,
  toolsOf,
} from '../responses.ts'

const { name, digest } = datasetOf(bundle)
const run = {
  info: {
    run_id: 'run',
    experiment_id: '1',
    status: 'FINISHED',
    start_time: 1,
    artifact_uri: 'mlflow-artifacts:/1/run/artifacts',
  },
  data: {
    params: paramsOf(bundle),
    tags: tagsOf(bundle, 'lairs-revision', context),
    metrics: [{ key: 'x', value: '1', timestamp: 1, step: 0 }],
  },
  inputs: { dataset_inputs: [{ dataset: { name, digest } }] },
}

/** The responses to all requests in a state. */
export function mlflowResponses(state: State): Responses {
  return {
    'experiments/get-by-name': { experiment: { experiment_id: '1', lifecycle_stage: 'active' } },
    'runs/search': { runs: [run], next_page_token: '' },
    'artifact download': bundle,
    ...(state === 'new' && {
      'runs/create': { run },
      'runs/log-batch': {},
      'runs/log-inputs': {},
      'runs/update': { run_info: run.info },
      'artifact upload': {},
    }),
  }
}

const server = 'https://mlflow.example.org'
const settings = mlflow(sourceOf({ 'mlflow-tracking-uri': server }))
const options = { mode: 'log', artifactName: 'lairs-revision', ifMoved: 'fail' } as const

/** Written once, because the tests use them thousands of times. */
const texts = { new: textsOf('new'), logged: textsOf('logged') }

function textsOf(state: State): ReadonlyMap<string, string> {
  const { 'artifact download': file, ...responses } = mlflowResponses(state)
  return new Map([
    ...Object.entries(responses).map(([name, value]) => [name, JSON.stringify(value)] as const),
    ['artifact download', canonicalJson(file)],
  ])
}

export const openMlflow: Open = (state, replacements = {}) => {
  const { http, ...tools } = toolsFor(texts[state], replacements)
  // The new run is found after it was created.
  let isFound = state === 'logged' || replacements['runs/search'] !== undefined
  const withoutNewRun: Http = {
    ...http,
    async send(request) {
      if (request.name === 'runs/create') isFound = true
      const response = await http.send(request)
      return request.name === 'runs/search' && !isFound ? jsonResponse('{}') : response
    },
  }
  return settings.open([bundle], options, { ...tools, http: withoutNewRun })
}

/** A client that always gets this response. */
export function clientWith(body: string, status: number): MlflowClient {
  const tools = toolsOf(() => jsonResponse(body, status))
  const credential = { kind: 'header', authorization: undefined } as const
  const settings = {
    trackingUri: server,
    workspace: undefined,
    host: 'mlflow',
    credential,
  } as const
  return createMlflowClient(tools, settings, {})
}
