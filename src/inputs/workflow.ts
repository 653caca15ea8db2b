import { readFileSync } from 'node:fs'
import type { IdTokenSource } from '../http/authorization.ts'
import { parsePayload, type WorkflowEvent } from './event.ts'

/** The workflow run, as the runner describes it. */
export type Workflow = Readonly<{
  serverUrl: string
  /** Address of GitHub's REST API. */
  apiUrl: string
  /** `owner/name`. */
  repository: string
  /** The web address of this repository. */
  repositoryUrl: string
  runId: string
  actor: string
  event: WorkflowEvent
  /** Where GitHub gives OIDC tokens to this job, or undefined if the job has no permission. */
  idTokenSource: IdTokenSource | undefined
}>

/**
 * Reads the runner's variables and the event file. The OIDC request token is masked with `hide`.
 *
 * Throws if a variable that every runner sets is missing.
 */
export function readWorkflow(env: NodeJS.ProcessEnv, hide: (secret: string) => void): Workflow {
  const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? ''
  const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''
  hide(token)
  // Gitea's address ends in a slash.
  const serverUrl = withoutSlash(requireVariable(env, 'GITHUB_SERVER_URL'))
  const repository = requireVariable(env, 'GITHUB_REPOSITORY')
  return {
    serverUrl,
    apiUrl: withoutSlash(env['GITHUB_API_URL'] || 'https://api.github.com'),
    repository,
    repositoryUrl: `${serverUrl}/${repository}`,
    runId: requireVariable(env, 'GITHUB_RUN_ID'),
    actor: env['GITHUB_ACTOR'] ?? '',
    event: {
      name: env['GITHUB_EVENT_NAME'] ?? '',
      ref: env['GITHUB_REF'] ?? '',
      sha: env['GITHUB_SHA'] ?? '',
      payload: parsePayload(readEventFile(env['GITHUB_EVENT_PATH'])),
    },
    idTokenSource: url === '' || token === '' ? undefined : { url, token },
  }
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '')
}

/** The text of the event file, or '' if there is none. The runner's variables contain the most important facts. */
function readEventFile(path = ''): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** A variable that every runner sets. Throws if it is empty. */
export function requireVariable(env: NodeJS.ProcessEnv, variable: string): string {
  const value = env[variable] ?? ''
  if (value !== '') return value
  throw new Error(
    `${variable} is not set: this action runs as a step of a GitHub Actions workflow.`,
  )
}
