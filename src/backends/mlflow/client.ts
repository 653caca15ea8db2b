import * as v from 'valibot'
import type { Http } from '../../http/client.ts'
import { addressOf } from '../../http/foreign-answers.ts'
import {
  errorMessages,
  type HttpRequest,
  type HttpResponse,
  isPage,
  readableText,
  sentence,
} from '../../http/messages.ts'
import { readUploadTarget, sendUpload, type UploadAddress } from '../../http/upload-target.ts'
import { check } from '../../text/json.ts'
import type { BackendTools } from '../../tracking/backend.ts'
import type { Authentication } from './credential.ts'
import { type HintContext, serverOf } from './hints.ts'
import { isTemporary, isUnsupported, MlflowError, refusalError } from './refusal.ts'
import type { MlflowSettings } from './settings.ts'

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
  /**
   * Uploads a file to an address that the server signed, with exactly the headers that are signed. Returns the response,
   * whatever its status. Throws an `UploadAddressError` if the address is not accepted.
   */
  uploadToStore(name: string, address: UploadAddress, content: string): Promise<HttpResponse>
  /** The content of an artifact. Throws the same errors. */
  download(url: string): Promise<string>
}

/** What a client needs to know about the server. */
export type ClientSettings = HintContext & Pick<MlflowSettings, 'workspace' | 'tls'>

/** A client that sends its credentials to the server, and never to a store. */
export function createMlflowClient(
  tools: Pick<BackendTools, 'http' | 'hide'>,
  settings: ClientSettings,
  authentication: Authentication,
): MlflowClient {
  const { trackingUri } = settings
  const { send, transfer, apiAddress } = createSender(tools.http, settings, authentication)
  const askOnce = createMemory()
  const urlOf = (endpoint: string) => `${trackingUri}/api/2.0/mlflow/${endpoint}`
  const parse = <Data>(
    name: string,
    response: HttpResponse,
    schema: v.GenericSchema<unknown, Data>,
  ) => parseResponse(tools.http, settings, name, response, schema)
  return {
    async get(name, query, schema) {
      const url = `${urlOf(name)}?${new URLSearchParams(query)}`
      return parse(name, await send({ name, method: 'GET', url }), schema)
    },
    post(name, content, schema, options) {
      const body = JSON.stringify(content)
      const request = { name, method: 'POST', url: urlOf(name), body, ...options } as const
      return askOnce(name, async () => parse(name, await send(request), schema))
    },
    async upload(url, body) {
      // The response has no information: {} up to MLflow 3.11, an empty body in 3.17.
      await transfer({ name: 'artifact upload', method: 'PUT', url, body })
    },
    uploadToStore: createStoreUpload(tools, settings, apiAddress),
    download: (url) => transfer({ name: 'artifact download', method: 'GET', url }),
  }
}

/**
 * Sends requests with the headers of the API, and throws an `MlflowError` after a refusal. `apiAddress` is the IP address
 * that sent the first response: a server that changes its address later gains nothing.
 */
function createSender(
  http: Http,
  settings: ClientSettings,
  { authorization, sign }: Authentication,
) {
  const { workspace, tls } = settings
  const server = serverOf(settings)
  let address: string | undefined
  const headers = {
    'content-type': 'application/json',
    ...settings.headers,
    ...(authorization === undefined ? {} : { authorization }),
    // A server without workspaces refuses this header, even with the name of the default workspace.
    ...(workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }),
  }
  const refuse = ({ name }: HttpRequest, response: HttpResponse) =>
    refusalError(settings, name, http.redact(response))
  async function send(request: HttpRequest): Promise<HttpResponse> {
    const response = await http.send({ ...request, headers, server, tls, isTemporary, sign })
    if (response.status !== 200) throw refuse(request, response)
    address ??= response.address
    return response
  }
  return {
    send,
    /** The content of a response that is not JSON. A login page is none. */
    async transfer(request: HttpRequest): Promise<string> {
      const response = await send(request)
      if (isPage(response)) throw refuse(request, response)
      return response.body
    },
    apiAddress: () => address,
  }
}

/** Does not ask again for an endpoint that the server does not have. A backfill would ask for each tag. */
function createMemory() {
  const unsupported = new Map<string, MlflowError>()
  return async <Data>(endpoint: string, ask: () => Promise<Data>): Promise<Data> => {
    const known = unsupported.get(endpoint)
    if (known !== undefined) throw known
    try {
      return await ask()
    } catch (error) {
      if (error instanceof MlflowError && isUnsupported(error)) unsupported.set(endpoint, error)
      throw error
    }
  }
}

/** A store that cannot be reached takes all attempts of a request, so it is not tried again. */
function createStoreUpload(
  tools: Pick<BackendTools, 'http' | 'hide'>,
  settings: ClientSettings,
  apiAddress: () => string | undefined,
): MlflowClient['uploadToStore'] {
  const { title, input, address: baseUrl } = serverOf(settings)
  const allowsHttp = baseUrl.startsWith('http:')
  let failure: unknown
  return async (name, address, content) => {
    const server = { title, input, baseUrl, apiAddress: apiAddress(), allowsHttp }
    const target = readUploadTarget(address, server)
    if (failure !== undefined) throw failure
    return await sendUpload(tools, name, target, content).catch((error: unknown) => {
      failure = error
      throw error
    })
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
  if (errorMessages(response).length > 0) {
    throw refusalError(settings, endpoint, http.redact(response))
  }
  const result = check(schema, json)
  if (result.success) return result.output
  const path = json === undefined ? null : v.getDotPath(result.issues[0])
  const what =
    path === null ? readableText(http.redact(response)) : `an answer without a proper "${path}"`
  throw new MlflowError(
    `MLflow answered ${endpoint} with ${sentence(what)} Check that ${addressOf(serverOf(settings), response)} is the address of the tracking server, and that there is no login page in front of it.`,
    status,
    '',
  )
}
