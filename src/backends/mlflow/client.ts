import * as v from 'valibot'
import { complaintIn, errorsIn, jsonIn, sentence, wordsOf } from '../../http/answer.ts'
import type { Http } from '../../http/client.ts'
import type { Answer, Request } from '../../http/message.ts'
import { printable } from '../../text/neutralize.ts'
import type { MlflowInputs } from './settings.ts'

/** MLflow refused a request, or answered what it should not. */
export class MlflowError extends Error {
  readonly status: number
  /** `RESOURCE_DOES_NOT_EXIST` and the like, or '' where the answer holds none. */
  readonly code: string
  constructor(message: string, status: number, code: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** MLflow's REST API, and its proxied artifact store. */
export interface MlflowClient {
  /** Throws an `MlflowError` for a refusal, and another error where no answer came. */
  get<Data>(
    endpoint: string,
    query: Readonly<Record<string, string>>,
    data: v.GenericSchema<unknown, Data>,
  ): Promise<Data>
  /** The same. */
  post<Data>(
    endpoint: string,
    body: Readonly<Record<string, unknown>>,
    data: v.GenericSchema<unknown, Data>,
    options?: Pick<Request, 'mayRepeat' | 'cleansUp'>,
  ): Promise<Data>
  /** Stores a file at an address of the artifact store. */
  put(url: string, content: string): Promise<void>
  /** The content of a file at such an address. */
  download(url: string): Promise<string>
}

export function createMlflowClient(
  http: Http,
  { trackingUri, workspace }: MlflowInputs,
  authorization: string | undefined,
): MlflowClient {
  const headers = {
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
    // Only where it is asked for: a server without workspaces refuses even the name of the default.
    ...(workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }),
  }
  const address = (endpoint: string) => `${trackingUri}/api/2.0/mlflow/${endpoint}`
  const send = (request: Request) => http.send({ ...request, headers, isFinal })
  return {
    async get(endpoint, query, data) {
      const url = `${address(endpoint)}?${new URLSearchParams(query)}`
      const answer = await send({ name: endpoint, method: 'GET', url })
      return accept(http, endpoint, answer, data)
    },
    async post(endpoint, body, data, options) {
      const answer = await send({
        name: endpoint,
        method: 'POST',
        url: address(endpoint),
        body: JSON.stringify(body),
        ...options,
      })
      return accept(http, endpoint, answer, data)
    },
    async put(url, content) {
      // The body of the answer says nothing: {} up to 3.11, and empty in 3.17.
      await transfer({ name: 'artifact upload', method: 'PUT', url, body: content })
    },
    async download(url) {
      return await transfer({ name: 'artifact download', method: 'GET', url })
    },
  }

  async function transfer(request: Request): Promise<string> {
    const answer = await send(request)
    if (answer.status !== 200) throw refusal(request.name, http.clean(answer))
    return answer.body
  }
}

/**
 * The JSON of an answer, in its proper shape. The content type counts, also with HTTP 200: behind a
 * proxy, a login page comes with it.
 */
function accept<Data>(
  http: Http,
  endpoint: string,
  answer: Answer,
  data: v.GenericSchema<unknown, Data>,
): Data {
  const json = jsonIn(answer)
  // An empty list is absent from an answer: one of errors, with HTTP 200, would look like that.
  const failed = answer.status !== 200 || errorsIn(json).length > 0
  if (failed) throw refusal(endpoint, http.clean(answer))
  const result = v.safeParse(data, json)
  if (result.success) return result.output
  const place = json === undefined ? null : v.getDotPath(result.issues[0])
  const what =
    place === null ? wordsOf(http.clean(answer)) : `an answer without a proper "${place}"`
  throw new MlflowError(
    `MLflow answered ${endpoint} with ${sentence(what)} Check that mlflow-tracking-uri is the address of the tracking server, and that no login stands before it.`,
    answer.status,
    '',
  )
}

const Envelope = v.object({ error_code: v.optional(v.string(), ''), message: v.string() })

/** MLflow answers 500 to some of what it will never do. */
function isFinal(answer: Answer): boolean {
  const envelope = v.safeParse(Envelope, jsonIn(answer))
  return envelope.success && /^(FEATURE_DISABLED|INVALID_STATE)$/.test(envelope.output.error_code)
}

function refusal(endpoint: string, answer: Answer): MlflowError {
  const envelope = v.safeParse(Envelope, jsonIn(answer))
  const { error_code: code, message } = envelope.success
    ? envelope.output
    : { error_code: '', message: complaintIn(answer) }
  const words = sentence(message)
  const said = `MLflow refused ${endpoint} (HTTP ${answer.status}${code && ` ${printable(code)}`}): ${words}`
  return new MlflowError(`${said}${hint(answer.status, code, words)}`, answer.status, code)
}

/** What the user may do, by what the server said. */
function hint(status: number, code: string, words: string): string {
  const says = (pattern: RegExp) => pattern.test(words)
  if (status === 401) return ' Check mlflow-username and mlflow-password, or mlflow-token.'
  if (status === 403 && says(/host header/i)) {
    return ' The server does not know its own name: start it with --allowed-hosts (MLflow 3.5 and newer).'
  }
  if (status === 403)
    return ' The user may not do this: check mlflow-experiment, and his permissions.'
  if (status >= 300 && status < 400) {
    return ' The login has expired, or mlflow-tracking-uri is not the address of the API.'
  }
  if (code === 'FEATURE_DISABLED') {
    return ' The server has no workspaces: leave mlflow-workspace empty.'
  }
  if (says(/changing param values is not allowed/i)) {
    return ' The run has a param of that name and another value: log into another run.'
  }
  if (says(/^Workspace '.*' not found/)) return ' Check mlflow-workspace.'
  if (says(/invalid experiment name|parent (directory|folder)/i)) {
    return ' On Databricks an experiment lies in a folder that exists: mlflow-experiment: /Shared/corpus.'
  }
  if (status === 404 && code === '') {
    return ' Check the path of mlflow-tracking-uri; a server older than 1.3 is not supported.'
  }
  return ''
}
