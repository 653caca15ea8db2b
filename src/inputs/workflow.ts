import { readFileSync } from 'node:fs'
import type { IdTokenSource } from '../http/authorization.ts'
import { baseUrlOf, readServerUrl } from '../http/url.ts'
import { parsePayload, type WorkflowEvent } from './event.ts'

/** The workflow run, as the runner describes it. What it does not say is ''. */
export type Workflow = Readonly<{
  /** The web address of the server, with its path and without a final slash. */
  serverUrl: string
  /** Address of the REST API of that server, or undefined if it is unknown. */
  apiUrl: string | undefined
  /** `owner/name`. */
  repository: string
  /** The web address of this repository. */
  repositoryUrl: string
  /** The web address of this run. */
  runUrl: string
  actor: string
  event: WorkflowEvent
  /** Where GitHub gives OIDC tokens to this job, or undefined if the job has no permission. */
  idTokenSource: IdTokenSource | undefined
}>

/**
 * Reads the runner's variables and the event file. Runners other than GitHub's do not set all of them. The OIDC request
 * token is masked with `hide`.
 *
 * Throws if a variable that must be an address is not.
 */
export function readWorkflow(env: NodeJS.ProcessEnv, hide: (secret: string) => void): Workflow {
  const get = (name: string) => env[name] ?? ''
  const url = get('ACTIONS_ID_TOKEN_REQUEST_URL')
  const token = get('ACTIONS_ID_TOKEN_REQUEST_TOKEN')
  hide(token)
  const serverUrl = readAddress('GITHUB_SERVER_URL', get('GITHUB_SERVER_URL'))
  const repository = get('GITHUB_REPOSITORY')
  const repositoryUrl = joinKnown(serverUrl, repository)
  return {
    serverUrl,
    apiUrl: readApiUrl(get('GITHUB_API_URL'), serverUrl),
    repository,
    repositoryUrl,
    runUrl: joinKnown(repositoryUrl, 'actions/runs', get('GITHUB_RUN_ID')),
    actor: get('GITHUB_ACTOR'),
    event: {
      name: get('GITHUB_EVENT_NAME'),
      ref: get('GITHUB_REF'),
      sha: get('GITHUB_SHA'),
      payload: parsePayload(readEventFile(env['GITHUB_EVENT_PATH'])),
    },
    idTokenSource: url === '' || token === '' ? undefined : { url, token },
  }
}

/** The parts of an address, or '' if one of them is unknown. */
function joinKnown(...parts: readonly string[]): string {
  return parts.includes('') ? '' : parts.join('/')
}

/** A token of another server must not reach github.com. */
function readApiUrl(address: string, serverUrl: string): string | undefined {
  if (address !== '') return readAddress('GITHUB_API_URL', address)
  return serverUrl === 'https://github.com' ? 'https://api.github.com' : undefined
}

/** The address in its usual spelling: Gitea's ends in a slash. */
function readAddress(variable: string, address: string): string {
  if (address === '') return ''
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
