import { readFileSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { basicAuthorization } from '../http/authorization.ts'
import type { Runner } from '../runner/core.ts'
import { messageOf } from '../text/message.ts'
import { parseRevisionLines, type RevisionLine } from './revision-lines.ts'
import { createSource, type InputSource, readBoolean, readChoice } from './source.ts'
import { readWorkflow, type Workflow } from './workflow.ts'

/** Everything that the step was asked to do, validated. `Settings` are those of a backend. */
export type Inputs<Settings = unknown> = Readonly<{
  mode: Mode
  /** True if nothing is sent. */
  isDryRun: boolean
  /** Empty for the tag of the event. */
  revision: readonly RevisionLine[]
  /** What to do with a tag that was logged for another commit. */
  ifMoved: 'fail' | 'relog'
  /** For GitHub's API: '' if it must not be used. */
  githubToken: string
  /** Absolute, real path. */
  workspace: string
  /** Absolute, real path inside the workspace. */
  workingDirectory: string
  /** Path relative to the working directory, `packaged`, `none`, or undefined for the usual paths. */
  manifest: string | undefined
  /** The text of the manifest that is packaged with the action. */
  packagedManifest: string
  /** True if lexicons that do not match the manifest are an error. */
  verifyLexicons: boolean
  artifactName: string
  /** The settings of each selected backend, by its name. */
  backends: ReadonlyMap<string, Settings>
  /** Time limit of the whole run, in seconds. */
  timeout: number
  /** True if the step writes a job summary. */
  summary: boolean
  workflow: Workflow
  /** Folder for files of this job. */
  temporaryFolder: string
}>

/** `verify` and `dry-run` write nothing. A dry run sends nothing at all, and needs no credentials. */
export type Mode = 'log' | 'verify' | 'dry-run'

export type InputOptions<Settings> = Readonly<{
  runner: Pick<Runner, 'getInput'>
  env: NodeJS.ProcessEnv
  /** Masks a secret. Called as soon as a secret is read, so that no message can contain one. */
  hide: (secret: string) => void
  /** Reads the settings of each backend, by its name. */
  backends: Readonly<Record<string, (source: InputSource) => Settings>>
  /** The folder that contains action.yml. */
  actionFolder: string
}>

/**
 * Reads and validates all inputs.
 *
 * Throws at the first input that is wrong, and names it.
 */
export function readInputs<Settings>({
  runner,
  env,
  hide,
  backends,
  actionFolder,
}: InputOptions<Settings>): Inputs<Settings> {
  const workflow = readWorkflow(env, hide)
  const repositoryName = workflow.repository.replace(/^.*\//, '')
  const source = createSource({ runner, env, hide, repositoryName })
  const selected = readBackends(source, backends)
  const workspace = realDirectory('GITHUB_WORKSPACE', env['GITHUB_WORKSPACE'] || '.')
  return Object.freeze({
    mode: readChoice(source, 'mode', ['log', 'verify', 'dry-run']),
    isDryRun: source.isDryRun,
    revision: parseRevisionLines(source.getLines('revision')),
    ifMoved: readChoice(source, 'if-moved', ['fail', 'relog']),
    githubToken: readGithubToken(source),
    workspace,
    workingDirectory: readWorkingDirectory(workspace, source.get('working-directory')),
    manifest: readManifest(source.get('manifest')),
    packagedManifest: readFileSync(join(actionFolder, 'lexicons', 'MANIFEST.toml'), 'utf8'),
    verifyLexicons: readBoolean(source, 'verify-lexicons'),
    artifactName: readArtifactName(source.get('artifact-name')),
    backends: new Map([...selected].map(([name, readSettings]) => [name, readSettings(source)])),
    timeout: readTimeout(source.get('timeout')),
    summary: readBoolean(source, 'summary'),
    workflow,
    temporaryFolder: env['RUNNER_TEMP'] || tmpdir(),
  })
}

/** actions/checkout gives the token to git as a password, and leaves it in git's configuration. */
function readGithubToken(source: InputSource): string {
  const token = source.getSecret('github-token')
  if (token !== '') basicAuthorization(source, 'x-access-token', token)
  return token
}

function readBackends<Factory>(
  source: InputSource,
  factories: Readonly<Record<string, Factory>>,
): ReadonlyMap<string, Factory> {
  const names = source.getLines('backend')
  const valid = Object.keys(factories).join(', ')
  if (names.length === 0)
    throw new Error(`backend: no backend is given. Valid backends, one per line: ${valid}.`)
  return new Map(
    names.map((name) => {
      const factory = Object.hasOwn(factories, name) ? factories[name] : undefined
      if (factory !== undefined) return [name, factory]
      throw new Error(`backend: "${name}" is unknown. Valid backends, one per line: ${valid}.`)
    }),
  )
}

/** The default is five minutes. A job on a self-hosted runner can take five days. */
function readTimeout(value: string): number {
  const seconds = value === '' ? 300 : Number(value)
  if (/^\d*$/.test(value) && seconds >= 1 && seconds <= 432_000) return seconds
  throw new Error(
    `timeout: "${value}" is not a number of seconds. Give a whole number from 1 to 432000.`,
  )
}

function readWorkingDirectory(workspace: string, value: string): string {
  const directory = realDirectory('working-directory', resolve(workspace, value))
  const path = relative(workspace, directory)
  if (isAbsolute(path) || /^\.\.([/\\]|$)/.test(path)) {
    throw new Error(
      `working-directory: ${directory} is outside the workspace ${workspace}. Give a folder inside the workspace.`,
    )
  }
  return directory
}

function realDirectory(name: string, path: string): string {
  try {
    const real = realpathSync.native(path)
    if (statSync(real).isDirectory()) return real
  } catch (error) {
    const message = messageOf(error)
    const reason = message.startsWith('ENOENT') ? '' : ` (${message})`
    throw new Error(
      `${name}: there is no folder ${path}${reason}. Check the spelling, and that actions/checkout runs before this step.`,
    )
  }
  throw new Error(`${name}: ${path} is not a folder. Give the path of a folder.`)
}

function readManifest(value: string): string | undefined {
  if (value === '') return undefined
  if (/\p{Cc}/u.test(value) || value.startsWith('/')) {
    throw new Error(
      `manifest: "${value}" is not a relative path. Give the path from the working-directory, for example lexicons/MANIFEST.toml.`,
    )
  }
  return value
}

/** W&B's rule for artifact names, which the SDK enforces too (wandb/sdk/artifacts/artifact.py). */
function readArtifactName(value: string): string {
  if (/^[\w.-]{1,128}$/.test(value)) return value
  throw new Error(
    `artifact-name: "${value}" is not a valid name. Use 1 to 128 letters, digits, "_", "-" and ".".`,
  )
}
