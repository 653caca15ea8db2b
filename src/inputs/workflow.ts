import { readFileSync } from 'node:fs'
import { parsePayload, type WorkflowEvent } from './event.ts'

/** The workflow run, as the runner tells of it. */
export type Workflow = Readonly<{
  serverUrl: string
  /** Address of GitHub's REST API. */
  apiUrl: string
  /** `owner/name`. */
  repository: string
  runId: string
  actor: string
  event: WorkflowEvent
  /** Where GitHub gives this job identity tokens: undefined where it may not have one. */
  identity: Identity | undefined
}>

export type Identity = Readonly<{ url: string; token: string }>

/**
 * Reads the runner's variables and the event file. The token among them is given to `hide`.
 *
 * Throws where there is no runner.
 */
export function readWorkflow(env: NodeJS.ProcessEnv, hide: (secret: string) => void): Workflow {
  const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? ''
  const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''
  hide(token)
  return {
    serverUrl: required(env, 'GITHUB_SERVER_URL'),
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    repository: required(env, 'GITHUB_REPOSITORY'),
    runId: required(env, 'GITHUB_RUN_ID'),
    actor: env['GITHUB_ACTOR'] ?? '',
    event: {
      name: env['GITHUB_EVENT_NAME'] ?? '',
      ref: env['GITHUB_REF'] ?? '',
      sha: env['GITHUB_SHA'] ?? '',
      payload: parsePayload(readEvent(env['GITHUB_EVENT_PATH'])),
    },
    identity: url === '' || token === '' ? undefined : { url, token },
  }
}

/** The text of the event file: '' where there is none. The runner's variables say the same in short. */
function readEvent(path = ''): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** A variable that the runner always sets. */
export function required(env: NodeJS.ProcessEnv, variable: string): string {
  const value = env[variable] ?? ''
  if (value !== '') return value
  throw new Error(
    `${variable} is not set: this action runs as a step of a GitHub Actions workflow.`,
  )
}
