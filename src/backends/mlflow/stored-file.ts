import * as v from 'valibot'
import { isRetryable } from '../../http/retry.ts'
import { isUploaded, shortHost, UploadAddressError } from '../../http/upload-target.ts'
import { StoppedError } from '../../runner/stop.ts'
import { messageOf } from '../../text/message.ts'
import type { MlflowClient } from './client.ts'
import { isUnsupported, MlflowError } from './refusal.ts'
import { findValue, type KeyValue } from './run-data.ts'
import type { MlflowSettings } from './settings.ts'

export const fileName = 'revision.json'

/** Marks a run whose `revision.json` is in an object store. Its value is the path of the file below the artifact URI. */
const fileTag = 'lairs-revision.file'

/** Headers that can be sent: a server that is not MLflow could answer anything. */
const PresignedUpload = v.object({
  presigned_url: v.pipe(v.string(), v.url(), v.maxLength(16_384)),
  headers: v.optional(
    v.record(v.string(), v.pipe(v.string(), v.maxLength(1000), v.regex(/^[\t\x20-\x7e]*$/))),
    {},
  ),
})
const Ignored = v.looseObject({})

/** In seconds. It covers all attempts. */
const expiration = 900

/** True if the file of the run with these tags is in an object store. Runs of version 0.1.0 have none there. */
export function isInStore(tags: readonly KeyValue[]): boolean {
  return findValue(tags, fileTag) === fileName
}

/** A run whose artifacts the server does not pass on. */
export type StoredRun = Readonly<{
  runId: string
  host: MlflowSettings['host']
  artifactUri: string
}>

/**
 * Stores `revision.json` at an address that the server signs, and marks the run. The server itself stores nothing: its
 * artifacts are in S3 (mlflow/server/handlers.py, in MLflow 3.12 and newer). Returns a warning if the file cannot be
 * stored, or undefined.
 *
 * Throws if the server does not answer, or if the store answers with an error that can pass: the next step can store the
 * file.
 */
export async function storeFile(
  client: MlflowClient,
  run: StoredRun,
  content: string,
): Promise<string | undefined> {
  const { runId: run_id } = run
  if (!canBeSigned(run)) return warningFor(run, '')
  try {
    const body = { run_id, path: fileName, expiration }
    const presigned = await client.post('artifacts/presigned-upload-url', body, PresignedUpload)
    const refusal = await upload(client, presigned, content)
    if (refusal !== '') return warningFor(run, refusal)
  } catch (error) {
    if (!(error instanceof MlflowError) || !isRefusal(error)) throw error
    return warningFor(run, isUnsupported(error) ? '' : error.message)
  }
  await client.post('runs/set-tag', { run_id, key: fileTag, value: fileName }, Ignored)
  return undefined
}

/** False for roots whose uploads no server signs. */
function canBeSigned({ host, artifactUri }: StoredRun): boolean {
  const isOwn = host === 'mlflow' || host === 'sagemaker'
  return isOwn && /^(?!file:|mlflow-artifacts:|https?:|dbfs:)[a-z][\w+.-]+:/i.test(artifactUri)
}

/** Why the upload was not possible, as a sentence, or ''. */
async function upload(
  client: MlflowClient,
  { presigned_url: url, headers }: v.InferOutput<typeof PresignedUpload>,
  content: string,
): Promise<string> {
  const address = { url, headers: Object.entries(headers) }
  const answer = await client
    .uploadToStore(`upload of ${fileName}`, address, content)
    .catch((error: unknown) => {
      if (error instanceof StoppedError) throw error
      // A store can be reachable for the server only.
      const what = error instanceof UploadAddressError ? 'The signed address is not used: ' : ''
      return `${what}${messageOf(error).replace(/\.$/, '')}.`
    })
  if (typeof answer === 'string') return answer
  if (isUploaded(answer)) return ''
  // The text is not shown: the server chose the host, which can be one that only this runner can read.
  const refusal = `The store ${shortHost(new URL(url))} refused the upload (HTTP ${answer.status}).`
  if (isRetryable(answer.status)) throw new Error(`MLflow: ${refusal}`)
  return refusal
}

/** True if the server has understood, and a repetition does not help. A server without AWS credentials answers 500. */
function isRefusal({ status, code }: MlflowError): boolean {
  return (status >= 400 && !isRetryable(status)) || (status === 500 && code !== '')
}

/** One text for all runs with the same root. `refusal` is a sentence, or '' if the server does not sign uploads. */
function warningFor(run: StoredRun, refusal: string): string {
  const [scheme] = /^[a-z][\w+.-]{1,20}:/i.exec(run.artifactUri) ?? []
  const root = scheme === undefined || scheme === 'file:' ? 'in a folder' : `at "${scheme}"`
  const text = refusal || reasonFor(run, scheme)
  return `${fileName} was not stored in MLflow: the artifacts of this experiment are ${root}. ${text} The run has its facts as params, tags and metrics.`
}

const anotherExperiment =
  'an experiment whose artifacts go through the server (mlflow-artifacts:/). The artifact location of an experiment cannot be changed.'

/** Why nothing could be uploaded, and what the user can do. */
function reasonFor({ host }: StoredRun, scheme: string | undefined): string {
  if (host === 'databricks' || host === 'azureml') {
    return 'They need their own credentials, which this action does not have.'
  }
  if (host === 'sagemaker') {
    return 'SageMaker signs no uploads to them. Update MLflow there to 3.12 or newer.'
  }
  if (scheme === undefined || scheme === 'file:') {
    return `Only the server can write there. Start the server with --serve-artifacts, and log to ${anotherExperiment}`
  }
  if (scheme === 'mlflow-artifacts:' || scheme === 'http:' || scheme === 'https:') {
    return 'They are not on the host of mlflow-tracking-uri, and no credentials are sent to other hosts.'
  }
  const isS3 = scheme === 's3:'
  const update = isS3 ? 'update it to MLflow 3.12, or ' : ''
  return `The server signs no uploads to them. To store the file, ${update}log to ${anotherExperiment}`
}
