import { hideUserinfo } from '../http/url.ts'
import type { Runner } from '../runner/core.ts'

/** How backends read their inputs. */
export type InputSource = Readonly<{
  /**
   * An input without ASCII blanks at its ends. (A ref name or a path can contain other blanks.) If the input is empty,
   * the environment variable that the backend's own users set.
   */
  get(input: string, variable?: string): string
  /** The non-empty lines of an input, without ASCII blanks at their ends. */
  getLines(input: string): readonly string[]
  /** The same as `get` for a secret, which is masked before it is returned. */
  getSecret(input: string, variable?: string): string
  /** An environment variable that has no input. */
  variable(name: string): string
  /** Masks a secret from another place. All functions above mask passwords in URLs. */
  hide(secret: string): void
  /** True if nothing is sent (`mode: dry-run`). */
  isDryRun: boolean
  /** Throws an error that says what is missing, unless nothing is sent. */
  reportMissing(message: string): void
  /** The repository's name without its owner, or '': the default name of a project or an experiment. */
  repositoryName: string
}>

/** Explains an empty secret. */
export const emptySecretHint =
  'If the value comes from a secret: GitHub passes no secrets to workflows that a fork or Dependabot started.'

/** Explains a name that is empty although it has a default. */
export const noRepositoryHint =
  "Set this input. Its default is the repository's name, but the runner does not set GITHUB_REPOSITORY."

export type SourceOptions = Readonly<{
  runner: Pick<Runner, 'getInput'>
  env: NodeJS.ProcessEnv
  hide: (secret: string) => void
  repositoryName: string
}>

export function createSource({ runner, env, hide, repositoryName }: SourceOptions): InputSource {
  // Any value can be an address that contains a password.
  const read = (value: string) => {
    hideUserinfo(value, hide)
    return trim(value)
  }
  const variable = (name: string) => read(env[name] ?? '')
  const get = (input: string, name?: string) => {
    const value = read(runner.getInput(input))
    return value === '' && name !== undefined ? variable(name) : value
  }
  const isDryRun = get('mode') === 'dry-run'
  return {
    get,
    getLines: (input) => get(input).split('\n').map(trim).filter(Boolean),
    getSecret(input, name) {
      const secret = get(input, name)
      hide(secret)
      return secret
    },
    variable,
    hide,
    isDryRun,
    reportMissing(message) {
      if (!isDryRun) throw new Error(message)
    },
    repositoryName,
  }
}

function trim(value: string): string {
  return value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

/** Throws if a variable asks for connections whose certificate is not verified. */
export function refuseInsecureTls(source: InputSource, variable: string): void {
  if (/^(|0|false)$/i.test(source.variable(variable))) return
  throw new Error(
    `${variable}: this variable turns off the verification of certificates, which this action does not allow. Remove it. ` +
      'If the server has a private CA, set NODE_EXTRA_CA_CERTS to the path of its certificate.',
  )
}

/** One of some values. The first one is the default. */
export function readChoice<const Name extends string>(
  source: InputSource,
  input: string,
  names: readonly [Name, ...Name[]],
): Name {
  const value = source.get(input)
  const chosen = value === '' ? names[0] : names.find((name) => name === value)
  if (chosen !== undefined) return chosen
  throw new Error(`${input}: "${value}" is unknown. Valid values: ${names.join(', ')}.`)
}

/** A boolean in the spellings of YAML 1.2. The default is true. */
export function readBoolean(source: InputSource, input: string): boolean {
  const choices = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'] as const
  return readChoice(source, input, choices).toLowerCase() === 'true'
}
