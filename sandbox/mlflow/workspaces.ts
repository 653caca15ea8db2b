import type { ReceivedRequest } from '../http.ts'
import { PROXIED_ROOT } from './artifacts.ts'
import type { MlflowOptions } from './options.ts'
import { invalid, Refusal } from './refusal.ts'
import { newState, type State } from './store.ts'

/** The workspace of a request that names none. */
export const DEFAULT = 'default'
const PATTERN = /^(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const RESERVED = ['workspaces', 'api', 'ajax-api', 'static-files']

/** The state of each workspace, by name: a server without workspaces has but the default one. */
export type Workspaces = ReadonlyMap<string, State>

/** Sets up the workspaces of a server, `default` among them. */
export function openWorkspaces(options: MlflowOptions): Workspaces {
  const { workspaces, databricks } = options
  const root = databricks === undefined ? PROXIED_ROOT : 'dbfs:/databricks/mlflow-tracking'
  const artifactRoot = (options.artifactRoot ?? root).replace(/\/+$/, '')
  let experiments = 0
  const open = (name: string) =>
    newState({
      artifactRoot: workspaces === undefined ? artifactRoot : `${artifactRoot}/workspaces/${name}`,
      namesArePaths: databricks !== undefined,
      nextExperimentId() {
        experiments += 1
        return String(experiments - 1)
      },
    })
  const names = new Set([DEFAULT, ...(workspaces ?? [])])
  return new Map([...names].map((name) => [name, open(name)]))
}

/** The state of the workspace that the request's header names, or a refusal. */
export function workspaceOf(
  workspaces: Workspaces,
  enabled: boolean,
  { headers }: ReceivedRequest,
): State {
  const name = String(headers['x-mlflow-workspace'] ?? '').trim()
  if (name !== '' && !enabled) {
    throw new Refusal(
      'FEATURE_DISABLED',
      'Workspace APIs are not available: workspaces are not enabled on this server',
    )
  }
  if (name !== '') checkName(name)
  const state = workspaces.get(name || DEFAULT)
  if (state !== undefined) return state
  throw new Refusal('RESOURCE_DOES_NOT_EXIST', `Workspace '${name}' not found`)
}

function checkName(name: string): void {
  if (name.length < 2 || name.length > 63) {
    throw invalid(`Workspace name '${name}' must be between 2 and 63 characters.`)
  }
  if (!PATTERN.test(name)) {
    throw invalid(
      `Workspace name '${name}' must match the pattern ${PATTERN.source} (lowercase alphanumeric with optional internal hyphens).`,
    )
  }
  if (RESERVED.includes(name)) {
    throw invalid(`Workspace name '${name}' is reserved and cannot be used.`)
  }
}
