/**
 * Where a file of a run is stored through the tracking server, or undefined where the server does not
 * pass artifacts on: then they lie in a store (`s3:`, `gs:`, a folder) whose own credentials a client
 * would need. A URI that names another host than the tracking server's gives undefined as well: the
 * credentials are for that one alone. (mlflow/store/artifact/mlflow_artifacts_repo.py)
 */
export function artifactUrl(
  trackingUri: string,
  artifactUri: string,
  file: string,
): string | undefined {
  const match = /^mlflow-artifacts:(?:\/\/([^/]*))?(\/.*)$/.exec(artifactUri)
  if (match === null) return undefined
  const [, host = '', path = ''] = match
  if (host !== '' && host !== new URL(trackingUri).host) return undefined
  const segments = [...path.split('/').filter(Boolean), file]
  if (segments.includes('..') || segments.includes('.')) return undefined
  const encoded = segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/')
  return `${trackingUri}/api/2.0/mlflow-artifacts/artifacts/${encoded}`
}
