import * as v from 'valibot'
import type { Http } from '../../http/client.ts'
import { addressOf, connectionAdvice, gatewayAdvice } from '../../http/foreign-answers.ts'
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
import {
  isUploaded,
  readUploadTarget,
  sendUpload,
  shortHost,
  type UploadAddress,
  UploadAddressError,
  type UploadServer,
} from '../../http/upload-target.ts'
import { check } from '../../text/json.ts'
import type { BackendTools } from '../../tracking/backend.ts'
import { encodeSegment, type WandbRun } from './addresses.ts'
import { newerField, type Operation } from './operation.ts'
import type { Upload } from './operations.ts'

/** W&B refused a request, or its response does not have the expected form. */
export class WandbError extends Error {
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

/** The store refused an upload. Its address can have expired. */
export class UploadRefusedError extends WandbError {}

/** W&B's three protocols: GraphQL, uploads to signed URLs, and the file stream of a run. */
export interface WandbClient {
  /** The data of a GraphQL operation. Throws a `WandbError` after a refusal, and another error if no response comes. */
  execute<Data>(
    operation: Operation<Data>,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Data>
  /**
   * Uploads a file to its signed URL, with exactly the headers that are signed. Does nothing if there is no URL: the
   * server then has the file. Throws as `execute` does, and if `readUploadTarget` does not accept the URL.
   */
  upload(name: string, target: Upload, content: string): Promise<void>
  /**
   * Ends a run with an exit code and the values of its summary. Exit code 0 marks the run as finished, any other as
   * failed. Throws as `execute` does.
   */
  finishRun(run: WandbRun, exitCode: number, summary?: ReadonlyMap<string, number>): Promise<void>
}

/** A client that sends the `Authorization` header and the user's headers to the API, and never to a signed URL. */
export function createWandbClient(
  { http, hide }: Pick<BackendTools, 'http' | 'hide'>,
  baseUrl: string,
  authorization: string,
  userHeaders: Readonly<Record<string, string>> = {},
): WandbClient {
  const headers = { authorization, ...userHeaders, 'content-type': 'application/json' }
  /** The IP address that sent the first response of W&B's API. A server that changes its address later gains nothing. */
  let apiAddress: string | undefined
  const server = serverOf(baseUrl)

  async function post<Data>(request: ApiRequest, schema: v.GenericSchema<unknown, Data>) {
    const { name, path, body, cleansUp = false } = request
    const url = `${baseUrl}${path}`
    const text = JSON.stringify(body)
    const common = { name, url, headers, body: text, server, cleansUp, isTemporary }
    const response = await http.send({ ...common, method: 'POST' })
    const result = parseResponse(http, server, name, response, schema)
    apiAddress ??= response.address
    return result
  }

  return {
    execute: createExecute(post),
    async upload(fileName, { uploadUrl, uploadHeaders }, body) {
      if (uploadUrl === null) return
      const address = { url: uploadUrl, headers: uploadHeaders.map(parseHeader) }
      const { title, input } = server
      const api = { title, input, baseUrl, apiAddress }
      await upload({ http, hide }, `upload of ${fileName}`, address, api, body)
    },
    async finishRun(run, exitCode, summary = new Map()) {
      await post(runEnd(run, exitCode, summary), AnyJson)
    },
  }
}

type Post = <Data>(request: ApiRequest, schema: v.GenericSchema<unknown, Data>) => Promise<Data>

function createExecute(post: Post): WandbClient['execute'] {
  /** True if the server turned out not to have `newerField`. */
  let isOlder = false
  return async ({ name, document, data }, variables) => {
    const send = async (query: string) => {
      const body = { query, variables, operationName: name }
      return (await post({ name, path: '/graphql', body }, v.object({ data }))).data
    }
    const basicDocument = document.replaceAll(newerField, '')
    if (isOlder || basicDocument === document) return await send(basicDocument)
    try {
      return await send(document)
    } catch (error) {
      if (!(error instanceof WandbError) || !error.message.includes(newerField)) throw error
      isOlder = true
      return await send(basicDocument)
    }
  }
}

function serverOf(address: string): Server {
  return { title: 'W&B', input: 'wandb-base-url', address }
}

/** The request that ends a run, with the values of its summary. */
function runEnd(
  { entity, project, id }: WandbRun,
  exitcode: number,
  summary: ReadonlyMap<string, number>,
): ApiRequest {
  const path = `/files/${[entity, project, id].map(encodeSegment).join('/')}/file_stream`
  const line = JSON.stringify(Object.fromEntries(summary))
  const files = { 'wandb-summary.json': { offset: 0, content: [line] } }
  const body = { ...(summary.size > 0 && { files }), complete: true, exitcode }
  return { name: 'file_stream', path, body, cleansUp: exitcode !== 0 }
}

type ApiRequest = Pick<HttpRequest, 'name' | 'cleansUp'> &
  Readonly<{ path: string; body: Readonly<Record<string, unknown>> }>

const AnyJson = v.nonOptional(v.unknown())

/** A line `name: value` of `uploadHeaders`. */
function parseHeader(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

async function upload(
  tools: Pick<BackendTools, 'http' | 'hide'>,
  name: string,
  address: UploadAddress,
  server: UploadServer,
  body: string,
): Promise<void> {
  try {
    const target = readUploadTarget(address, server)
    const response = await sendUpload(tools, name, target, body)
    if (isUploaded(response)) return
    throw target.isOwnServer
      ? ownStoreError(name, target.server, tools.http.redact(response))
      : storeError(name, target.url, response)
  } catch (error) {
    if (!(error instanceof UploadAddressError)) throw error
    throw new Error(
      `The action does not use the address that W&B gave for the ${name}: ${error.message}. Nothing was sent there. ` +
        'Check wandb-base-url, and which store the W&B server is configured to use.',
    )
  }
}

/** The server of the API has the store. */
function ownStoreError(name: string, server: Server, response: HttpResponse): UploadRefusedError {
  const { message, status } = refusalError(name, server, response)
  return new UploadRefusedError(message, status)
}

/** The text of a store is not shown: the W&B server chose the host, which can be one that only this runner can read. */
function storeError(name: string, url: URL, response: HttpResponse): UploadRefusedError {
  const { status } = response
  const message =
    `W&B refused ${name} (HTTP ${status}): the answer came from its store, ${shortHost(url)}. The text is not ` +
    'shown, because this is not the host of wandb-base-url. Check which store the W&B server is configured to use.' +
    waitAdvice(response)
  return new UploadRefusedError(message, status)
}

/** GraphQL can report a rate limit with HTTP 200. */
function isTemporary(response: HttpResponse): boolean {
  if (response.status !== 200) return isRetryable(response.status)
  const messages = errorMessages(response)
  const isLimit = (message: string) => /rate.?limit|too many requests/i.test(message)
  return (
    messages.some(isLimit) || (messages.length > 0 && /"code"\s*:\s*"?429\b/.test(response.body))
  )
}

/**
 * The JSON of a response, as the schema gives it. GraphQL errors come with status 200 or with another status.
 *
 * Throws a `WandbError` after a refusal, or if the JSON does not match the schema.
 */
function parseResponse<Data>(
  http: Http,
  server: Server,
  name: string,
  response: HttpResponse,
  schema: v.GenericSchema<unknown, Data>,
): Data {
  const isRefusal = response.status !== 200 || errorMessages(response).length > 0
  if (isRefusal) throw refusalError(name, server, http.redact(response))
  const result = check(schema, response.json)
  if (result.success) return result.output
  throw unexpectedError(name, server, http.redact(response), v.getDotPath(result.issues[0]))
}

function refusalError(name: string, server: Server, response: HttpResponse): WandbError {
  const { status } = response
  const text = sentence(errorText(response))
  const hint = hintFor(server, response, text) + waitAdvice(response)
  const message = `W&B refused ${name} (HTTP ${status}): ${text}${hint}`
  return new WandbError(message, status)
}

/** `path` is the part of the JSON that does not match, or null if that is the whole response. */
function unexpectedError(
  name: string,
  server: Server,
  response: HttpResponse,
  path: string | null,
): WandbError {
  const content = path ? `an answer without a proper "${path}"` : readableText(response)
  return new WandbError(
    `W&B answered ${name} with ${sentence(content)} Check that ${addressOf(server, response)} is the address of the API.`,
    response.status,
  )
}

/** True for an error that does not have the form of W&B's. A store on the same server answers uploads with a text. */
function comesFromGateway(response: HttpResponse): boolean {
  const { status, json } = response
  if (status === 401 || (status >= 300 && status < 400)) return false
  if (errorMessages(response).length > 0) return false
  return isPage(response) || json !== undefined || status === 404 || status === 405
}

/** What the user can do after this refusal with this text. */
function hintFor(server: Server, response: HttpResponse, text: string): string {
  const { status } = response
  const advice = connectionAdvice(text, server)
  if (advice !== '') return ` ${advice}.`
  if (status === 401) {
    return ' Check wandb-api-key: it is not valid on this server (wandb-base-url).'
  }
  if (comesFromGateway(response)) return ` ${gatewayAdvice(server, response)}.`
  if (/cannot query field|unknown (argument|type|field)|is not defined by type/i.test(text)) {
    return ' This W&B server is too old for wandb-registry. Update the server, or remove wandb-registry.'
  }
  if (status === 403) return ' The key cannot write there: check wandb-entity and wandb-project.'
  if (status === 404)
    return ' Check wandb-entity and wandb-project, and that the key can read them.'
  if (/already exists with type|type mismatch|different type/i.test(text)) {
    return ' The artifact of that name has another type than "dataset": set artifact-name to another name.'
  }
  if (status >= 300 && status < 400) {
    return ` Check ${addressOf(server, response)}: this action does not follow redirects.`
  }
  return ''
}
