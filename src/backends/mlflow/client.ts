import * as v from 'valibot'
import type { Http } from '../../http/client.ts'
import {
  errorMessages,
  errorText,
  type HttpRequest,
  type HttpResponse,
  isPage,
  readableText,
  type Server,
  sentence,
} from '../../http/messages.ts'
import { isRetryable, waitAdvice } from '../../http/retry.ts'
import { check } from '../../text/json.ts'
import { printable } from '../../text/neutralize.ts'
import type { MlflowSettings } from './settings.ts'
import { clientCertificateVariable } from './tls.ts'

/** MLflow refused a request, or its response is not what the API specifies. */
export class MlflowError extends Error {
  readonly status: number
  /** MLflow's own error code (`RESOURCE_DOES_NOT_EXIST`…), or ''. */
  readonly code: string
  constructor(message: string, status: number, code: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

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

/** `authorization` is the value of the header, or undefined for a server without authentication. */
export function createMlflowClient(
  http: Http,
  { trackingUri, workspace, tls }: Pick<MlflowSettings, 'trackingUri' | 'workspace' | 'tls'>,
  authorization: string | undefined,
): MlflowClient {
  const headers = {
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
    // A server without workspaces refuses this header, even with the name of the default workspace.
    ...(workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }),
  }
  const server = serverOf(trackingUri)
  const urlOf = (endpoint: string) => `${trackingUri}/api/2.0/mlflow/${endpoint}`
  const send = (request: HttpRequest) =>
    http.send({ ...request, headers, server, tls, isTemporary })
  const transfer = async (request: HttpRequest) => {
    const response = await send(request)
    if (response.status !== 200 || isPage(response))
      throw refusalError(request.name, http.redact(response))
    return response.body
  }
  return {
    async get(name, query, schema) {
      const url = `${urlOf(name)}?${new URLSearchParams(query)}`
      return parseResponse(http, name, await send({ name, method: 'GET', url }), schema)
    },
    async post(name, content, schema, options) {
      const body = JSON.stringify(content)
      const request = { name, method: 'POST', url: urlOf(name), body, ...options } as const
      return parseResponse(http, name, await send(request), schema)
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
  endpoint: string,
  response: HttpResponse,
  schema: v.GenericSchema<unknown, Data>,
): Data {
  const { status, json } = response
  // MLflow omits empty lists: an error with HTTP 200 could be read as an empty list.
  if (status !== 200 || errorMessages(response).length > 0) {
    throw refusalError(endpoint, http.redact(response))
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

const Refusal = v.object({ error_code: v.optional(v.string(), ''), message: v.string() })

/** MLflow answers some permanent errors with HTTP 500. A gateway before it can report a rate limit with HTTP 200. */
function isTemporary({ status, json }: HttpResponse): boolean {
  const refusal = check(Refusal, json)
  const code = refusal.success ? refusal.output.error_code : ''
  if (/^(FEATURE_DISABLED|INVALID_STATE)$/.test(code)) return false
  const isTemporaryCode =
    /^(REQUEST_LIMIT_EXCEEDED|RESOURCE_EXHAUSTED|TEMPORARILY_UNAVAILABLE)$/.test(code)
  return isRetryable(status) || isTemporaryCode
}

/** The error for a response that was redacted. */
function refusalError(endpoint: string, response: HttpResponse): MlflowError {
  const { status, json } = response
  const refusal = check(Refusal, json)
  const { error_code: code, message } = refusal.success
    ? refusal.output
    : { error_code: '', message: errorText(response) }
  const reason = sentence(message)
  const what = `MLflow refused ${endpoint} (HTTP ${status}${code && ` ${printable(code)}`}): ${reason}`
  const isGateway = code === '' && comesFromGateway(response, reason)
  const hint =
    (isGateway ? gatewayHint(status) : hintFor(status, code, reason)) + waitAdvice(response)
  return new MlflowError(`${what}${hint}`, status, code)
}

/** The texts that MLflow sends without its JSON: seen on 3.11 and 3.17. The last one is Flask's. */
const ownTexts =
  /^(permission denied|you are not authenticated|invalid host header|cross-origin request)|the server encountered an internal error and was unable/i

/** True for an error that has no form of MLflow's. MLflow too answers with a page if it does not know a path. */
function comesFromGateway(response: HttpResponse, reason: string): boolean {
  const { status, json } = response
  if (status === 404 || (status >= 300 && status < 400)) return false
  if (ownTexts.test(reason) || errorMessages(response).length > 0) return false
  return isPage(response) || json !== undefined
}

function gatewayHint(status: number): string {
  const hint =
    ' This answer comes from a gateway or another server, and not from MLflow: check mlflow-tracking-uri, and what stands before the server.'
  return status === 401 ? hintFor(status, '', '') + hint : hint
}

/** Ends the message if the server does not know the workspace. */
export const unknownWorkspaceHint = ' Check mlflow-workspace.'

/** What the user can do. It begins with a blank, or is ''. `reason` is the server's message. */
function hintFor(status: number, code: string, reason: string): string {
  if (status === 401) return ' Check mlflow-username and mlflow-password, or mlflow-token.'
  if (status === 403 && /host header/i.test(reason)) {
    return ' The server does not know its own name: start it with --allowed-hosts (MLflow 3.5 and newer).'
  }
  if (status === 403) {
    return " The user may not do this: check mlflow-experiment, and the user's permissions."
  }
  if (status >= 300 && status < 400) {
    return ' The login has expired, or mlflow-tracking-uri is not the address of the API.'
  }
  if (code === 'FEATURE_DISABLED') {
    return ' The server has no workspaces: leave mlflow-workspace empty.'
  }
  if (/changing param values is not allowed/i.test(reason)) {
    return ' The run has a param of that name and another value: log into another run.'
  }
  if (/^Workspace '.*' not found/.test(reason)) return unknownWorkspaceHint
  if (/invalid experiment name|parent (directory|folder)/i.test(reason)) {
    return ' On Databricks an experiment lies in a folder that exists: mlflow-experiment: /Shared/corpus.'
  }
  if (status === 404 && code === '') {
    return ' Check the path of mlflow-tracking-uri; a server older than 1.3 is not supported.'
  }
  return ''
}
