import { addressOf, connectionAdvice, gatewayAdvice } from '../../http/foreign-answers.ts'
import type { Server } from '../../http/messages.ts'
import { azCommand } from './credential.ts'
import type { MlflowSettings } from './settings.ts'
import { clientCertificateVariable } from './tls.ts'

/** What hints depend on, in addition to the refusal. */
export type HintContext = Pick<MlflowSettings, 'trackingUri' | 'host' | 'credential' | 'headers'>

/** A refusal. `reason` is the server's message, and `code` its error code or ''. */
type RefusalFacts = Readonly<{
  status: number
  code: string
  reason: string
  attempts: number | undefined
}>

/** The server of a tracking URI, for messages. */
export function serverOf({ trackingUri, host }: Pick<HintContext, 'trackingUri' | 'host'>): Server {
  return {
    title: 'MLflow',
    input: host === 'databricks' ? 'DATABRICKS_HOST' : 'mlflow-tracking-uri',
    address: trackingUri,
    certificateVariable: clientCertificateVariable,
  }
}

/** What the user can do. It begins with a blank, or is ''. */
export function hintFor(context: HintContext, refusal: RefusalFacts): string {
  const hint =
    connectionHint(context, refusal) ||
    (context.credential.kind === 'aws' ? awsHint(context, refusal) : '') ||
    hostedHint(context, refusal) ||
    statusHint(context, refusal) ||
    reasonHint(refusal)
  return hint && ` ${hint}`
}

/** The hint for an answer that has no form of MLflow's. */
export function gatewayHint(context: HintContext, refusal: RefusalFacts): string {
  const connection = connectionHint(context, refusal)
  if (connection !== '') return ` ${connection}`
  const aws = context.credential.kind === 'aws' ? awsHint(context, refusal) : ''
  const is401 = refusal.status === 401
  const own = aws || (is401 && (hostedHint(context, refusal) || statusHint(context, refusal)))
  const hint = `${gatewayAdvice(serverOf(context), refusal)}.`
  return own ? ` ${own} ${hint}` : ` ${hint}`
}

function connectionHint(context: HintContext, { reason }: RefusalFacts): string {
  const advice = connectionAdvice(reason, serverOf(context))
  return advice && `${advice}.`
}

function hostedHint({ host, headers = {} }: HintContext, { status }: RefusalFacts): string {
  if (host === 'azureml' && status === 401) {
    return `Check mlflow-token: it is valid for an hour. This prints a new one: ${azCommand}`
  }
  const isNamed = 'x-databricks-org-id' in headers
  if (host === 'databricks' && !isNamed && (status === 401 || status === 403)) {
    return 'Check the token, mlflow-experiment and the permissions. If several workspaces share DATABRICKS_HOST, set DATABRICKS_WORKSPACE_ID.'
  }
  return ''
}

/** The hint for a page that is not found. */
export const oldServerHint = 'A server older than 1.3 is not supported.'

function statusHint(context: HintContext, refusal: RefusalFacts): string {
  const { status, code, reason } = refusal
  const address = addressOf(serverOf(context), refusal)
  if (status === 401) return 'Check mlflow-username and mlflow-password, or mlflow-token.'
  if (status === 403 && /host header/i.test(reason)) {
    return 'The server does not accept this host name: start it with --allowed-hosts (MLflow 3.5 and newer).'
  }
  if (status === 403) {
    return "The user may not do this: check mlflow-experiment, and the user's permissions."
  }
  if (status >= 300 && status < 400) {
    return `The login has expired, or ${address} is not the address of the API.`
  }
  if (status === 404 && code === '') {
    return oldServerHint
  }
  return ''
}

/** Ends the message if the server does not know the workspace. */
export const unknownWorkspaceHint = 'Check mlflow-workspace.'

function reasonHint({ code, reason }: RefusalFacts): string {
  if (code === 'FEATURE_DISABLED') {
    return 'The server has no workspaces: leave mlflow-workspace empty.'
  }
  if (/changing param values is not allowed/i.test(reason)) {
    return 'The run already has this param with another value. Log into another run.'
  }
  if (/^Workspace '.*' not found/.test(reason)) return unknownWorkspaceHint
  if (/invalid experiment name|parent (directory|folder)/i.test(reason)) {
    return 'On Databricks, the folder of the experiment must exist. Set mlflow-experiment to a path in such a folder: /Shared/corpus.'
  }
  return isCharacterError(reason) ? charactersHint : ''
}

/** The user can change the server's database, or the tag. */
export const charactersHint =
  "The server's database cannot store some characters of the tag or the experiment: its tables need utf8mb4 (MySQL, MariaDB) or UTF8 (PostgreSQL). Convert them, or give the tag a name in ASCII."

/**
 * True if a database cannot store or compare a character. MLflow answers with HTTP 400, 500 or 503, depending on the
 * driver (mlflow/store/db/utils.py). The texts are from MySQL's errors 1366 and 1267, PostgreSQL's 22P05 and 22021, and
 * psycopg2 on a database with LATIN1 (seen on MLflow 3.17 with PostgreSQL 15: HTTP 500).
 */
export function isCharacterError(message: string): boolean {
  return /Incorrect string value|Illegal mix of collations|UntranslatableCharacter|CharacterNotInRepertoire|has no equivalent in encoding|codec can't encode character/.test(
    message,
  )
}

/**
 * The errors of AWS's gateways, from AWS's documentation (docs.aws.amazon.com: "Common error types" of any service's API
 * reference, "Gateway response types in API Gateway"). They were not seen on SageMaker.
 */
function awsHint(
  { host, credential }: HintContext,
  { status, code, reason }: RefusalFacts,
): string {
  if (credential.kind !== 'aws') return ''
  const text = `${code} ${reason}`
  const where = `the region ${credential.scope.region}`
  if (/Signature (expired|not yet current)/i.test(text)) {
    return 'The clock of the runner is wrong by more than 5 minutes. Correct it.'
  }
  if (/ExpiredToken|security token .*expired/i.test(text)) {
    return 'The AWS credentials have expired: run aws-actions/configure-aws-credentials right before this step, or increase its role-duration-seconds.'
  }
  if (/UnrecognizedClient|InvalidClientTokenId|security token .*invalid/i.test(text)) {
    return `AWS does not know these credentials in ${where}: check AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN, and that they belong to the AWS partition of mlflow-tracking-uri.`
  }
  if (/InvalidSignature|SignatureDoesNotMatch|signature we calculated/i.test(text)) {
    return `Check AWS_SECRET_ACCESS_KEY, and that ${where} is right.`
  }
  if (/not authorized to perform|AccessDenied/i.test(text)) {
    return host === 'sagemaker'
      ? 'If the user belongs to another account than mlflow-tracking-uri, give a role of that account to aws-actions/configure-aws-credentials. Otherwise allow this request in the policy of the role: a tracking server needs sagemaker-mlflow:*.'
      : 'Allow execute-api:Invoke in the policy of the role of aws-actions/configure-aws-credentials.'
  }
  if (status === 403 && host === 'mlflow') {
    return `Check that mlflow-tracking-uri has the stage of the API in its path, and that the API is in ${where}.`
  }
  return ''
}
