import type { ReceivedRequest, Reply } from '../http.ts'
import { htmlError, invalidParameter, MlflowError, notFound, strictError } from './errors.ts'
import * as requests from './requests.ts'
import { route } from './route.ts'
import { requireRun, type WorkspaceState } from './store.ts'

/** The root of artifacts that the server stores itself. */
export const PROXIED_ROOT = 'mlflow-artifacts:'

/** The path of the endpoint for artifacts that the server stores itself. */
export const ARTIFACTS_PATH = '/api/2.0/mlflow-artifacts/artifacts/'

/** Uploads (PUT) or downloads (GET) an artifact. */
export function answerArtifact(
  state: WorkspaceState,
  { method, path, body }: ReceivedRequest,
): Reply {
  const root = proxiedRoot(state)
  if (root === undefined) return NOT_SERVED
  if (method !== 'PUT' && method !== 'GET') return htmlError(405, { allow: 'PUT, GET' })
  const file = decodePath(path.slice(ARTIFACTS_PATH.length))
  if (method === 'PUT') {
    checkRunPath(state, `${root}/${file}`)
    state.artifacts.set(file, body)
    return { status: 200 }
  }
  const stored = state.artifacts.get(file)
  if (stored === undefined) {
    throw notFound(`No such artifact: '${file}'`)
  }
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: stored }
}

/** The URI of the folder in which the server itself stores artifacts, or undefined if it does not. */
function proxiedRoot({ settings: { artifactRoot } }: WorkspaceState): string | undefined {
  if (artifactRoot.startsWith(PROXIED_ROOT)) return PROXIED_ROOT
  return /^https?:.*\/mlflow-artifacts\/artifacts(?=\/|$)/.exec(artifactRoot)?.[0]
}

/**
 * `artifacts/presigned-upload-url`: an address at which a client stores an artifact in S3. Other stores cannot sign.
 * (mlflow 3.17.2, server/handlers.py)
 */
export const presignUpload = route(
  'POST',
  requests.presignedUpload,
  (state, { run_id, path, expiration }) => {
    const uri = requireRun(state, run_id).artifactUri
    if (uri.startsWith(PROXIED_ROOT)) {
      throw invalidParameter('Presigned upload is not supported for proxied artifact storage')
    }
    const { objectStore } = state.settings
    if (objectStore === undefined || !uri.startsWith('s3:')) {
      throw new MlflowError(
        'NOT_IMPLEMENTED',
        'Presigned upload is not supported for the current artifact repository',
      )
    }
    const presigned_url = objectStore.sign('PUT', objectPath(uri, path), expiration)
    return { presigned_url, headers: objectStore.uploadHeaders }
  },
)

/** `/get-artifact`: the server reads an artifact from the store. (The error was seen on 3.17.2.) */
export function readArtifact(state: WorkspaceState, query: URLSearchParams): Reply {
  const run_id = query.get('run_id') ?? ''
  const path = query.get('path') ?? ''
  const uri = requireRun(state, run_id).artifactUri
  const body = state.settings.objectStore?.objects.get(objectPath(uri, path))
  if (body !== undefined) return { status: 200, body }
  throw new MlflowError(
    'INTERNAL_ERROR',
    `The following failures occurred while downloading one or more artifacts from ${uri}:\n##### File ${path} #####\nAn error occurred (404) when calling the HeadObject operation: Not Found`,
  )
}

function objectPath(artifactUri: string, path: string): string {
  return `${artifactUri.replace(/^s3:\/(?=\/)/, '')}/${path}`
}

const NOT_SERVED: Reply = {
  status: 503,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `Endpoint: ${ARTIFACTS_PATH}<path:artifact_path> disabled due to the mlflow server running with \`--no-serve-artifacts\`. To enable artifacts server functionality, run \`mlflow server\` with \`--serve-artifacts\``,
}

function decodePath(path: string): string {
  try {
    const once = decodeURIComponent(path)
    // The real server decodes a second time before it checks the path, so that `%252e%252e` is found.
    const twice = /%[0-9a-f]{2}/i.test(once) ? decodeURIComponent(once) : once
    if (!twice.includes('#') && !twice.split('/').includes('..')) return once
  } catch (error) {
    if (!(error instanceof URIError)) throw error
  }
  throw invalidParameter('Invalid path')
}

function checkRunPath(state: WorkspaceState, uri: string): void {
  if (
    uri
      .replace(/^https?:\/\//, '')
      .split('/')
      .some((segment) => segment === '' || segment === '.')
  ) {
    throw strictError('the path is not normal: the real server stores the file under another')
  }
  for (const { artifactUri } of state.runs.values()) {
    if (uri.startsWith(`${artifactUri}/`)) return
  }
  throw strictError('no run has this path: the real server stores a file that no run shows')
}
