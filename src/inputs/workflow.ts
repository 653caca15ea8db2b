import { readFileSync } from 'node:fs'
import type { IdTokenSource } from '../http/authorization.ts'
import { baseUrlOf, readServerUrl } from '../http/url.ts'
import { parsePayload, type WorkflowEvent } from './event.ts'

/** The workflow run, as the runner describes it. */
export type Workflow = Readonly<{
  /** The web address of the server, with its path and without a final slash. */
  serverUrl: string
  /** Address of the REST API of that server, or undefined if it is unknown. */
  apiUrl: string | undefined
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
  const serverUrl = readAddress('GITHUB_SERVER_URL', requireVariable(env, 'GITHUB_SERVER_URL'))
  const repository = requireVariable(env, 'GITHUB_REPOSITORY')
  return {
    serverUrl,
    apiUrl: readApiUrl(env['GITHUB_API_URL'] ?? '', serverUrl),
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

/** A token of another server must not reach github.com. */
function readApiUrl(address: string, serverUrl: string): string | undefined {
  if (address !== '') return readAddress('GITHUB_API_URL', address)
  return serverUrl === 'https://github.com' ? 'https://api.github.com' : undefined
}

/** The address in its usual spelling: Gitea's ends in a slash. */
function readAddress(variable: string, address: string): string {
  return baseUrlOf(readServerUrl(variable, address))
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
