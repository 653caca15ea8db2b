import { readFileSync } from 'node:fs'
import { parsePayload, type WorkflowEvent } from '../revision/event.ts'

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
}>

/** Reads the runner's variables and the event file. Throws where there is no runner. */
export function readWorkflow(env: NodeJS.ProcessEnv): Workflow {
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
