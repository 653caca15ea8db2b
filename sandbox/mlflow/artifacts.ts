import type { ReceivedRequest, Reply } from '../http.ts'
import { invalid, page, Refusal, strict } from './refusal.ts'
import type { State } from './store.ts'

/** The root of artifacts that go through the server. */
export const PROXIED_ROOT = 'mlflow-artifacts:'

/** Where the server proxies artifacts. */
export const ARTIFACTS = '/api/2.0/mlflow-artifacts/artifacts/'

/** Answers a PUT or a GET of one proxied artifact. */
export function artifact(state: State, { method, path, body }: ReceivedRequest): Reply {
  if (!state.site.artifactRoot.startsWith(PROXIED_ROOT)) return NOT_SERVED
  if (method !== 'PUT' && method !== 'GET') return page(405, { allow: 'PUT, GET' })
  const file = decoded(path.slice(ARTIFACTS.length))
  if (method === 'PUT') {
    refuseMisplaced(state, file)
    state.artifacts.set(file, body)
    return { status: 200 }
  }
  const stored = state.artifacts.get(file)
  if (stored === undefined) {
    throw new Refusal('RESOURCE_DOES_NOT_EXIST', `No such artifact: '${file}'`)
  }
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: stored }
}

const NOT_SERVED: Reply = {
  status: 503,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `Endpoint: ${ARTIFACTS}<path:artifact_path> disabled due to the mlflow server running with \`--no-serve-artifacts\`. To enable artifacts server functionality, run \`mlflow server\` with \`--serve-artifacts\``,
}

function decoded(path: string): string {
  try {
    const once = decodeURIComponent(path)
    // The server decodes again before it judges, so a segment escaped twice does not get past.
    const twice = /%[0-9a-f]{2}/i.test(once) ? decodeURIComponent(once) : once
    if (!twice.includes('#') && !twice.split('/').includes('..')) return once
  } catch (error) {
    if (!(error instanceof URIError)) throw error
  }
  throw invalid('Invalid path')
}

function refuseMisplaced(state: State, file: string): void {
  if (file.split('/').some((segment) => segment === '' || segment === '.')) {
    throw invalid(strict('the path is not normal: the real server stores the file under another'))
  }
  const uri = `${PROXIED_ROOT}/${file}`
  for (const { artifactUri } of state.runs.values()) {
    if (uri.startsWith(`${artifactUri}/`)) return
  }
  throw invalid(strict('no run has this path: the real server stores a file that no run shows'))
}
