import * as v from 'valibot'
import type { Http } from '../../http/client.ts'
import {
  errorMessages,
  type HttpRequest,
  type HttpResponse,
  isPage,
  readableText,
  type Server,
  sentence,
} from '../../http/messages.ts'
import { check } from '../../text/json.ts'
import type { Authentication } from './credential.ts'
import type { HintContext } from './hints.ts'
import { isTemporary, MlflowError, refusalError } from './refusal.ts'
import type { MlflowSettings } from './settings.ts'
import { clientCertificateVariable } from './tls.ts'

/** MLflow's REST API, and the artifact store behind it. */
export interface MlflowClient {
  /** Throws an `MlflowError` if the server refuses, and another error if no response comes. */
  get<Data>(
    endpoint: string,
    query: Readonly<Record<string, string>>,
    schema: v.GenericSchema<unknown, Data>,
  ): Promise<Data>
  /** Throws the same errors. */
  post<Data>(
    endpoint: string,
    body: Readonly<Record<string, unknown>>,
    schema: v.GenericSchema<unknown, Data>,
    options?: Pick<HttpRequest, 'mayRetry' | 'cleansUp'>,
  ): Promise<Data>
  /** Stores an artifact. Throws the same errors. */
  upload(url: string, content: string): Promise<void>
  /** The content of an artifact. Throws the same errors. */
  download(url: string): Promise<string>
}

/** The server of a tracking URI, for messages. */
function serverOf(address: string): Server {
  const input = 'mlflow-tracking-uri'
  return { title: 'MLflow', input, address, certificateVariable: clientCertificateVariable }
}

/** What a client needs to know about the server. */
export type ClientSettings = HintContext &
  Pick<MlflowSettings, 'trackingUri' | 'workspace' | 'headers' | 'tls'>

export function createMlflowClient(
  http: Http,
  settings: ClientSettings,
  { authorization, sign }: Authentication,
): MlflowClient {
  const { trackingUri, workspace, tls } = settings
  const headers = {
    'content-type': 'application/json',
    ...settings.headers,
    ...(authorization === undefined ? {} : { authorization }),
    // A server without workspaces refuses this header, even with the name of the default workspace.
    ...(workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }),
  }
  const server = serverOf(trackingUri)
  const urlOf = (endpoint: string) => `${trackingUri}/api/2.0/mlflow/${endpoint}`
  const send = (request: HttpRequest) =>
    http.send({ ...request, headers, server, tls, isTemporary, sign })
  const transfer = async (request: HttpRequest) => {
    const response = await send(request)
    if (response.status !== 200 || isPage(response)) {
      throw refusalError(settings, request.name, http.redact(response))
    }
    return response.body
  }
  const parse = <Data>(
    name: string,
    response: HttpResponse,
    schema: v.GenericSchema<unknown, Data>,
  ) => parseResponse(http, settings, name, response, schema)
  return {
    async get(name, query, schema) {
      const url = `${urlOf(name)}?${new URLSearchParams(query)}`
      return parse(name, await send({ name, method: 'GET', url }), schema)
    },
    async post(name, content, schema, options) {
      const body = JSON.stringify(content)
      const request = { name, method: 'POST', url: urlOf(name), body, ...options } as const
      return parse(name, await send(request), schema)
    },
    async upload(url, body) {
      // The response has no information: {} up to MLflow 3.11, an empty body in 3.17.
      await transfer({ name: 'artifact upload', method: 'PUT', url, body })
    },
    download: (url) => transfer({ name: 'artifact download', method: 'GET', url }),
  }
}

/**
 * The content of a response. Its content type must be JSON, also with HTTP 200: behind a proxy, a login page has that
 * status.
 */
function parseResponse<Data>(
  http: Http,
  settings: ClientSettings,
  endpoint: string,
  response: HttpResponse,
  schema: v.GenericSchema<unknown, Data>,
): Data {
  const { status, json } = response
  // MLflow omits empty lists: an error with HTTP 200 could be read as an empty list.
  if (status !== 200 || errorMessages(response).length > 0) {
    throw refusalError(settings, endpoint, http.redact(response))
  }
  const result = check(schema, json)
  if (result.success) return result.output
  const path = json === undefined ? null : v.getDotPath(result.issues[0])
  const what =
    path === null ? readableText(http.redact(response)) : `an answer without a proper "${path}"`
  throw new MlflowError(
    `MLflow answered ${endpoint} with ${sentence(what)} Check that mlflow-tracking-uri is the address of the tracking server, and that no login stands before it.`,
    status,
    '',
  )
}
