import * as v from 'valibot'
import { addressOf } from '../../http/foreign-answers.ts'
import {
  errorMessages,
  errorText,
  type HttpResponse,
  isPage,
  sentence,
} from '../../http/messages.ts'
import { isRetryable, waitAdvice } from '../../http/retry.ts'
import { check } from '../../text/json.ts'
import { printable } from '../../text/neutralize.ts'
import {
  gatewayHint,
  type HintContext,
  hintFor,
  isCharacterError,
  oldServerHint,
  serverOf,
} from './hints.ts'

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

/** True if the server does not have the endpoint, or not for its artifact store. */
export function isUnsupported({ status, code }: MlflowError): boolean {
  return status === 405 || status === 501 || (status === 404 && code === '')
}

/** Databricks can answer with the status as the code. */
const Code = v.optional(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), '')

/** MLflow's form and two forms of AWS. (docs.aws.amazon.com/sdk-for-net and smithy.io, AWS JSON protocols) */
const Refusal = v.union([
  v.object({ error_code: Code, message: v.string() }),
  v.pipe(
    v.object({ Message: v.string() }),
    v.transform(({ Message: message }) => ({ error_code: '', message })),
  ),
])

/** MLflow answers some permanent errors with HTTP 500. A gateway before it can report a rate limit with HTTP 200. */
export function isTemporary({ status, json }: HttpResponse): boolean {
  const refusal = check(Refusal, json)
  const { error_code: code, message } = refusal.success
    ? refusal.output
    : { error_code: '', message: '' }
  if (isMissingInStore(message) || isCharacterError(message)) return false
  if (/^(FEATURE_DISABLED|INVALID_STATE)$/.test(code)) return false
  const isTemporaryCode =
    /^(REQUEST_LIMIT_EXCEEDED|RESOURCE_EXHAUSTED|TEMPORARILY_UNAVAILABLE)$/.test(code)
  return isRetryable(status) || isTemporaryCode
}

/** True if the object store behind the server does not have a file. (Seen on MLflow 3.17: HTTP 500.) */
export function isMissingInStore(message: string): boolean {
  return /(\(404\) when calling the \w+|NoSuchKey)/.test(message)
}

/** The error for a response that was redacted. */
export function refusalError(
  context: HintContext,
  endpoint: string,
  response: HttpResponse,
): MlflowError {
  const { status, json, headers, attempts } = response
  const refusal = check(Refusal, json)
  const { error_code: code, message } = refusal.success
    ? refusal.output
    : { error_code: '', message: errorText(response) }
  const reason = sentence(withoutSignature(withoutSql(message)))
  const what = `MLflow refused ${endpoint} (HTTP ${status}${code && ` ${printable(code)}`}): ${reason}`
  // AWS names the error in a header, or in the JSON.
  const name = [code, headers['x-amzn-errortype'], awsType(json)].join(' ').trim()
  const facts = { status, code: name, reason, attempts }
  const hint = name === '' && comesFromGateway(response, reason) ? gatewayHint : hintFor
  const advice = hint(context, facts) || storeHint(endpoint, status)
  const noApi =
    advice === ` ${oldServerHint}`
      ? `There is no MLflow API at ${addressOf(serverOf(context), facts)}: check the path. `
      : ''
  return new MlflowError(`${noApi}${what}${advice}${waitAdvice(response)}`, status, code)
}

/** The server passes an artifact on to its store, which can be out of order while all else works. */
function storeHint(endpoint: string, status: number): string {
  return endpoint.startsWith('artifact ') && status >= 500
    ? " The tracking server works, but its artifact store does not: check the store, and the server's access to it."
    : ''
}

const AwsType = v.object({ __type: v.string() })

function awsType(json: unknown): string {
  const result = check(AwsType, json)
  return result.success ? result.output.__type : ''
}

/** The message of a database without the statement, its values and a link. (sqlalchemy/exc.py) */
function withoutSql(message: string): string {
  const [text = ''] = message.split(/\[SQL: |\[parameters: |\(Background on this error at/)
  return text.replace(/\(raised as a result of Query-invoked autoflush;[^)]*\)/, '').trim()
}

/** AWS repeats signatures in its messages. Each request has its own: as masks, they would fill the log. */
function withoutSignature(message: string): string {
  return message.replace(/\b[0-9a-f]{64}\b/g, '…')
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
