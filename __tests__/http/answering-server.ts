import { createServer, type ServerResponse } from 'node:http'
import { afterEach, beforeEach } from '@jest/globals'
import * as v from 'valibot'
import { createMlflowClient, type MlflowClient } from '../../src/backends/mlflow/client.ts'
import { createWandbClient } from '../../src/backends/wandb/client.ts'
import { viewer } from '../../src/backends/wandb/queries.ts'
import { createHttp, type Http } from '../../src/http/client.ts'
import { listen } from './proxy.ts'

export type Respond = (response: ServerResponse) => void

/** A server with given responses and its clients, new for each test. */
export type AnsweringServer = {
  /** One for each request. The last one is repeated. */
  responses: readonly Respond[]
  requests: number
  /** The milliseconds between attempts. Nobody waits for them. */
  waits: number[]
  url: string
  http: Http
}

/** Starts the server for the tests of a file. */
export function useAnsweringServer(): AnsweringServer {
  const state: AnsweringServer = {
    ...{ responses: [], requests: 0, waits: [], url: '' },
    http: createClient(() => undefined),
  }
  const closers: (() => void)[] = []
  beforeEach(async () => {
    state.requests = 0
    state.waits = []
    const server = createServer((_, response) => {
      const respond = state.responses[Math.min(state.requests++, state.responses.length - 1)]
      if (respond === undefined) response.destroy()
      else respond(response)
    })
    state.url = `http://127.0.0.1:${await listen(server)}`
    state.http = createClient((milliseconds) => state.waits.push(milliseconds))
    closers.push(() => {
      state.http.close()
      server.close()
      server.closeAllConnections()
    })
  })
  afterEach(() => {
    for (const close of closers.splice(0)) close()
  })
  return state
}

function createClient(onWait: (milliseconds: number) => void): Http {
  return createHttp({
    info: () => undefined,
    debug: () => undefined,
    redact: (text) => text,
    signal: new AbortController().signal,
    wait: async (_, milliseconds) => onWait(milliseconds),
  })
}

/** A response with JSON. */
export function reply(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Respond {
  return (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(value))
}

/** Sends a query of the W&B backend. */
export function askWandb({ http, url }: AnsweringServer): Promise<unknown> {
  return createWandbClient({ http, hide: () => undefined }, url, 'Basic x').execute(viewer, {})
}

export function connectMlflow({ http, url }: AnsweringServer): MlflowClient {
  const credential = { kind: 'header', authorization: undefined } as const
  const settings = { trackingUri: url, workspace: undefined, host: 'mlflow', credential } as const
  return createMlflowClient({ http, hide: () => undefined }, settings, {})
}

/** Sends a request of the MLflow backend. */
export function askMlflow(server: AnsweringServer): Promise<unknown> {
  return connectMlflow(server).get('runs/get', {}, v.unknown())
}
