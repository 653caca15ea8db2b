import type { MlflowSettings } from './settings.ts'

/**
 * Where a person can see a run. '' on Azure ML: the address of its portal does not follow from the tracking URI. '' on
 * SageMaker: its web app needs a signed address that is valid for minutes.
 * (mlflow/tracking/_tracking_service/client.py)
 */
export function runUrl(
  { trackingUri, host, workspace, headers }: MlflowSettings,
  { experiment_id, run_id }: Readonly<{ experiment_id: string; run_id: string }>,
): string {
  const path = `experiments/${experiment_id}/runs/${run_id}`
  if (host === 'azureml' || host === 'sagemaker') return ''
  if (host === 'databricks') {
    const workspaceId = headers?.['x-databricks-org-id'] ?? '0'
    return `${trackingUri}/ml/${path}${workspaceId === '0' ? '' : `?o=${workspaceId}`}`
  }
  return `${trackingUri}/#/${path}${workspace === undefined ? '' : `?workspace=${workspace}`}`
}

/**
 * The URL of a run's artifact on the tracking server, or undefined if the server does not proxy artifacts. Such
 * artifacts are in a store (`s3:`, `gs:`, a folder) that needs credentials of its own. Also undefined if the artifact
 * URI names another host: the credentials are only for the tracking server. The URI is `mlflow-artifacts:` with or without a
 * host or, if that is the artifact root, the http address of the server's endpoint for artifacts.
 * (mlflow/store/artifact/mlflow_artifacts_repo.py, http_artifact_repo.py)
 */
export function artifactUrl(
  trackingUri: string,
  artifactUri: string,
  file: string,
): string | undefined {
  const endpoint = new URL(`${trackingUri}/api/2.0/mlflow-artifacts/artifacts/`)
  if (/^https?:/.test(artifactUri)) {
    const url = URL.parse(`${artifactUri.replace(/\/$/, '')}/${encodeURIComponent(file)}`)
    return url?.href.startsWith(endpoint.href) ? `${url.origin}${url.pathname}` : undefined
  }
  const match = /^mlflow-artifacts:(?:\/\/([^/]*))?(\/.*)$/.exec(artifactUri)
  if (match === null) return undefined
  const [, host = '', path = ''] = match
  // The host of a URL has no default port.
  if (host !== '' && URL.parse(`${endpoint.protocol}//${host}`)?.host !== endpoint.host)
    return undefined
  const segments = [...path.split('/').filter(Boolean), file]
  if (segments.includes('..') || segments.includes('.')) return undefined
  const encoded = segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/')
  return `${endpoint.href}${encoded}`
}

/** The URL at which the server reads an artifact from its store, whatever store it is (mlflow/server/handlers.py). */
export function readArtifactUrl(trackingUri: string, runId: string, file: string): string {
  return `${trackingUri}/get-artifact?${new URLSearchParams({ run_id: runId, path: file })}`
}
