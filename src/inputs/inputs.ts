import { realpathSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { hideUserinfo } from '../http/url.ts'
import { parseRevision, type Wanted } from '../revision/select.ts'
import type { Commands } from '../runner/core.ts'
import { messageOf } from '../text/neutralize.ts'
import { basicAuthorization, type Source } from './source.ts'
import { readWorkflow, required, type Workflow } from './workflow.ts'

/** Everything that a run is asked for, validated. `Settings` are those of a backend. */
export type Inputs<BackendSettings = unknown> = Readonly<{
  mode: Mode
  /** Empty where the event's own tag is meant. */
  revision: readonly Wanted[]
  /** What happens to a tag that was logged for another commit. */
  ifMoved: 'fail' | 'relog'
  /** For GitHub's API: '' where it is not asked. */
  githubToken: string
  /** Absolute, real path. */
  workspace: string
  /** Absolute, real path in the workspace. */
  workingDirectory: string
  /** Path from the working directory, or undefined for the usual places. */
  manifest: string | undefined
  /** Whether lexicons that are not those of the manifest are an error. */
  verifyLexicons: boolean
  artifactName: string
  /** The settings of each backend that is asked for, by its name. */
  backends: ReadonlyMap<string, BackendSettings>
  /** Seconds that all of it may take. */
  timeout: number
  /** Whether a job summary is written. */
  summary: boolean
  workflow: Workflow
  /** Folder for files of this job. */
  temporary: string
}>

/** `verify` and `dry-run` write nothing; a dry run sends nothing at all, and so needs no credentials. */
export type Mode = 'log' | 'verify' | 'dry-run'

/** What reading inputs needs of the runner. */
export type InputReader = Pick<Commands, 'getInput'>

/**
 * Reads and validates all inputs; those of a backend are read by one of the `kinds`. Each secret is given
 * to `hide` as soon as it is read, so that no message can hold one.
 *
 * Throws at the first input that is wrong, naming it.
 */
export function readInputs<BackendSettings>(
  commands: InputReader,
  env: NodeJS.ProcessEnv,
  hide: (secret: string) => void,
  kinds: Readonly<Record<string, (source: Source) => BackendSettings>>,
): Inputs<BackendSettings> {
  for (const name of proxies) hideUserinfo(env[name] ?? '', hide)
  const workflow = readWorkflow(env, hide)
  const source = sourceOf(commands, env, hide, workflow.repository)
  const asked = readBackends(source.get('backend'), kinds)
  const workspace = realDirectory('GITHUB_WORKSPACE', required(env, 'GITHUB_WORKSPACE'))
  return Object.freeze({
    mode: readChoice('mode', source.get('mode'), ['log', 'verify', 'dry-run']),
    revision: parseRevision(source.get('revision')),
    ifMoved: readChoice('if-moved', source.get('if-moved'), ['fail', 'relog']),
    githubToken: readGithubToken(source),
    workspace,
    workingDirectory: readWorkingDirectory(workspace, source.get('working-directory')),
    manifest: readManifest(source.get('manifest')),
    verifyLexicons: readBoolean('verify-lexicons', source.get('verify-lexicons')),
    artifactName: readArtifactName(source.get('artifact-name')),
    backends: new Map([...asked].map(([name, read]) => [name, read(source)])),
    timeout: readTimeout(source.get('timeout')),
    summary: readBoolean('summary', source.get('summary')),
    workflow,
    temporary: required(env, 'RUNNER_TEMP'),
  })
}

const proxies = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
  name,
  name.toUpperCase(),
])

/** actions/checkout hands the token to git as a password, and leaves it so in git's configuration. */
function readGithubToken(source: Source): string {
  const token = source.getSecret('github-token')
  if (token !== '') basicAuthorization(source, 'x-access-token', token)
  return token
}

function sourceOf(
  commands: InputReader,
  env: NodeJS.ProcessEnv,
  hide: (secret: string) => void,
  repository: string,
): Source {
  // Any of them may be an address with a password in it.
  const read = (value: string) => {
    hideUserinfo(value, hide)
    return trim(value)
  }
  const variable = (name: string) => read(env[name] ?? '')
  const get = (input: string, name?: string) => {
    const value = read(commands.getInput(input))
    return value === '' && name !== undefined ? variable(name) : value
  }
  return {
    get,
    getSecret(input, name) {
      const secret = get(input, name)
      hide(secret)
      return secret
    },
    variable,
    hide,
    lacks(what) {
      if (get('mode') !== 'dry-run') throw new Error(what)
    },
    repositoryName: repository.replace(/^.*\//, ''),
  }
}

function readBackends<Kind>(
  value: string,
  kinds: Readonly<Record<string, Kind>>,
): ReadonlyMap<string, Kind> {
  const names = value.split(/\r?\n/).map(trim).filter(Boolean)
  const valid = Object.keys(kinds).join(', ')
  if (names.length === 0) throw new Error(`backend: none is given. Valid backends: ${valid}.`)
  return new Map(
    names.map((name) => {
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
      if (kind !== undefined) return [name, kind]
      throw new Error(`backend: "${name}" is unknown. Valid backends, one a line: ${valid}.`)
    }),
  )
}

/** The first name is the one that counts where nothing is given, as by a workflow that hands an input on. */
function readChoice<const Name extends string>(
  input: string,
  value: string,
  names: readonly Name[],
): Name {
  const [standard] = names
  const chosen = value === '' ? standard : names.find((name) => name === value)
  if (chosen !== undefined) return chosen
  throw new Error(`${input}: "${value}" is unknown. Valid values: ${names.join(', ')}.`)
}

/** Five minutes where nothing is given. A job has six hours at most, and a job of one's own runners five days. */
function readTimeout(value: string): number {
  const seconds = value === '' ? 300 : Number(value)
  if (/^\d*$/.test(value) && seconds >= 1 && seconds <= 432_000) return seconds
  throw new Error(`timeout: "${value}" is not a number of seconds. Give one from 1 to 432000.`)
}

/** The spellings of YAML 1.2. Nothing at all is true. */
function readBoolean(input: string, value: string): boolean {
  const names = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE']
  return /^true$/i.test(readChoice(input, value, names))
}

function readWorkingDirectory(workspace: string, value: string): string {
  const directory = realDirectory('working-directory', resolve(workspace, value))
  const path = relative(workspace, directory)
  if (isAbsolute(path) || /^\.\.([/\\]|$)/.test(path)) {
    throw new Error(`working-directory: ${directory} is outside the workspace ${workspace}.`)
  }
  return directory
}

function realDirectory(name: string, path: string): string {
  try {
    const real = realpathSync(path)
    if (statSync(real).isDirectory()) return real
  } catch (error) {
    throw new Error(
      `${name}: there is no folder ${path} (${messageOf(error)}). Run actions/checkout before this step.`,
    )
  }
  throw new Error(`${name}: ${path} is not a folder.`)
}

function readManifest(value: string): string | undefined {
  if (value === '') return undefined
  if (/\p{Cc}/u.test(value) || value.startsWith('/')) {
    throw new Error(`manifest: "${value}" is not a path from the working-directory.`)
  }
  return value
}

/** W&B's rule for the name of an artifact, which the SDK enforces too (wandb/sdk/artifacts/artifact.py). */
function readArtifactName(value: string): string {
  if (/^[\w.-]{1,128}$/.test(value)) return value
  throw new Error(
    `artifact-name: "${value}" is not a name for an artifact. Use 1 to 128 letters, digits, "_", "-" and ".".`,
  )
}

function trim(value: string): string {
  return value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}
