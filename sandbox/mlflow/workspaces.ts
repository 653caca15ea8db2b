import type { ReceivedRequest } from '../http.ts'
import { ARTIFACTS_PATH, PROXIED_ROOT } from './artifacts.ts'
import type { AuthOptions } from './auth.ts'
import { type Database, invalidParameter, MlflowError, notFound } from './errors.ts'
import type { ObjectStore } from './object-store.ts'
import { createWorkspaceState, type WorkspaceState } from './store.ts'

export type WorkspaceOptions = Readonly<{
  /** Workspaces in addition to `default`. Without this option, the server rejects the workspace header. */
  workspaces?: readonly string[]
  /** The root of artifacts that the server does not store itself, such as `s3://bucket`. */
  artifactRoot?: string
  /** The database, which has its own texts for conflicts. By default SQLite. */
  database?: Database
  /** True if the artifact root is the http address of the server's own endpoint for artifacts. */
  httpArtifacts?: true
  /** The store that has the buckets of `s3:`. */
  objectStore?: ObjectStore
}>

/** The state of each workspace, by name. A server without workspaces has only the default one. */
export type Workspaces = ReadonlyMap<string, WorkspaceState>

/** The workspace of a request without the workspace header. */
export const DEFAULT_WORKSPACE = 'default'
const PATTERN = /^(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const RESERVED = ['workspaces', 'api', 'ajax-api', 'static-files']

/** Creates all workspaces of a server, including `default`. */
export function createWorkspaces(
  options: WorkspaceOptions & Pick<AuthOptions, 'databricks'>,
  url: string,
): Workspaces {
  const { workspaces, databricks, database = 'sqlite', httpArtifacts } = options
  const proxiedRoot = httpArtifacts ? `${url}${ARTIFACTS_PATH}` : PROXIED_ROOT
  const defaultRoot = databricks === undefined ? proxiedRoot : 'dbfs:/databricks/mlflow-tracking'
  const root = (options.artifactRoot ?? defaultRoot).replace(/\/+$/, '')
  let experiments = 0
  const create = (name: string) =>
    createWorkspaceState({
      artifactRoot: workspaces === undefined ? root : `${root}/workspaces/${name}`,
      absoluteExperimentNames: databricks !== undefined,
      database,
      objectStore: options.objectStore,
      nextExperimentId() {
        experiments += 1
        return String(experiments - 1)
      },
    })
  const names = new Set([DEFAULT_WORKSPACE, ...(workspaces ?? [])])
  return new Map([...names].map((name) => [name, create(name)]))
}

/**
 * Returns the workspace that the request's header names. Throws if the name is not valid, if there is no such
 * workspace, or if the server has no workspaces (`enabled` is false).
 */
export function selectWorkspace(
  workspaces: Workspaces,
  enabled: boolean,
  { headers }: ReceivedRequest,
): WorkspaceState {
  const name = String(headers['x-mlflow-workspace'] ?? '').trim()
  if (name !== '' && !enabled) {
    throw new MlflowError(
      'FEATURE_DISABLED',
      'Workspace APIs are not available: workspaces are not enabled on this server',
    )
  }
  if (name !== '') checkName(name)
  const state = workspaces.get(name || DEFAULT_WORKSPACE)
  if (state !== undefined) return state
  throw notFound(`Workspace '${name}' not found`)
}

function checkName(name: string): void {
  if (name.length < 2 || name.length > 63) {
    throw invalidParameter(`Workspace name '${name}' must be between 2 and 63 characters.`)
  }
  if (!PATTERN.test(name)) {
    throw invalidParameter(
      `Workspace name '${name}' must match the pattern ${PATTERN.source} (lowercase alphanumeric with optional internal hyphens).`,
    )
  }
  if (RESERVED.includes(name)) {
    throw invalidParameter(`Workspace name '${name}' is reserved and cannot be used.`)
  }
}
