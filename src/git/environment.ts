import { delimiter, join } from 'node:path'
import { safeFolders, variableOf } from './executable.ts'
import type { FoundRepository } from './find-repository.ts'

type Environment = Readonly<Record<string, string>>

/**
 * The variables that git inherits. Everything else stays out: the inputs of this action, credentials, and the `GIT_*`
 * variables of earlier steps, which could lead git to another repository.
 */
const inherited = [
  // Temporary files.
  ...['TMPDIR', 'TEMP', 'TMP'],
  // Windows programs do not start without them.
  ...['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'ProgramData'],
  // The runner uses it to end the processes that a job leaves.
  'RUNNER_TRACKING_ID',
]

/** The variables that only a command with network access inherits. */
const inheritedForNetwork = [
  // The user's git and ssh configuration: proxies, certificates, replaced addresses.
  ...['HOME', 'XDG_CONFIG_HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA'],
  ...['USER', 'LOGNAME', 'USERNAME', 'SSH_AUTH_SOCK'],
  ...['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM'],
  // The way to the server.
  ...['http_proxy', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY'],
  ...['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'CURL_CA_BUNDLE'],
]

/** Search paths. Their folders in the workspace stay out. */
const searchPaths = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'GIT_EXEC_PATH']

export type EnvironmentOptions = Readonly<{
  repository: FoundRepository
  workspace: string
  /** An empty folder. */
  home: string
  /** The environment of this process. */
  env: Readonly<NodeJS.ProcessEnv>
}>

/**
 * The environment of a git command that reads the repository and nothing else: no configuration of the user or the system,
 * no network, no replaced objects.
 */
export function localEnvironment(options: EnvironmentOptions): Environment {
  const { home, env } = options
  return {
    ...commonEnvironment(options),
    ...pick(env, inherited),
    HOME: home,
    XDG_CONFIG_HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    // From git 2.45 on. Older versions fetch only if the repository is a partial clone.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  }
}

/**
 * The environment of a git command that may use the network: `ls-remote`, and the reading of objects in a partial clone,
 * where git fetches the objects that are missing.
 */
export function networkEnvironment(options: EnvironmentOptions): Environment {
  return {
    ...commonEnvironment(options),
    ...pick(options.env, [...inherited, ...inheritedForNetwork]),
    // No `ext::`, and no remote helper that the configuration names.
    GIT_ALLOW_PROTOCOL: 'https:http:ssh:file',
  }
}

/**
 * An explicit GIT_DIR turns off git's own discovery and its check of the owner, in every version. With GIT_WORK_TREE,
 * configuration cannot point to another work tree.
 */
function commonEnvironment({ repository, workspace, home, env }: EnvironmentOptions): Environment {
  const paths = searchPaths.flatMap((name) => {
    const folders = safeFolders(variableOf(env, name), workspace)
    return folders.length === 0 ? [] : [[name, folders.join(delimiter)] as const]
  })
  return {
    ...Object.fromEntries(paths),
    GIT_DIR: repository.gitDir,
    GIT_WORK_TREE: repository.top,
    // A replaced object would be recorded under the id of the original.
    GIT_NO_REPLACE_OBJECTS: '1',
    // Grafts would hide or invent parents. This file does not exist.
    GIT_GRAFT_FILE: join(home, 'no-grafts'),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // In bytes. git refuses to allocate more at once (git's wrapper.c). An object can be stored as the difference from
    // another one, so git can need this twice.
    GIT_ALLOC_LIMIT: `${160 * 1024 ** 2}`,
    // No variable, and no setting of the user, makes git write a trace.
    GIT_TRACE2: '0',
    GIT_TRACE2_EVENT: '0',
    GIT_TRACE2_PERF: '0',
    LC_ALL: 'C',
  }
}

function pick(env: Readonly<NodeJS.ProcessEnv>, names: readonly string[]): Environment {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = variableOf(env, name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

/**
 * Options for every git command. They turn off the configuration that names programs, and the programs that outlive a
 * command. The repository's own configuration was written by earlier steps.
 */
export const safeOptions: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  // A damaged commit-graph can lack parents.
  'core.commitGraph=false',
  'core.askPass=',
  'core.alternateRefsCommand=',
  'credential.helper=',
  'maintenance.auto=false',
  'gc.auto=0',
  // git keeps what differences are made from.
  'core.deltaBaseCacheLimit=32m',
  // git maps this much of the packs into memory.
  'core.packedGitWindowSize=1m',
  'core.packedGitLimit=8m',
  // git streams a larger file instead of loading it.
  'core.bigFileThreshold=1m',
].flatMap((setting) => ['-c', setting])

/**
 * Options for `ls-remote`: not the ssh command and the upload-pack command that the repository's configuration names.
 * (Only the fetch of a missing object in a partial clone uses them: actions/checkout writes the path of its ssh key there.)
 */
export const lsRemoteOptions: readonly string[] = [
  '-c',
  'core.sshCommand=ssh',
  'ls-remote',
  '--upload-pack=git-upload-pack',
]
