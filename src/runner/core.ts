import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { EOL } from 'node:os'
import type { Place } from '../text/message.ts'

/**
 * How a step speaks with GitHub's runner: it reads inputs, and gives masks, annotations, outputs and a
 * summary. `@actions/core` does the same, and loads an HTTP client for tokens with it, which took a fifth of a
 * step's time (docs/performance/tried.md).
 *
 * (docs.github.com, workflow commands for GitHub Actions; the names are those of @actions/core.)
 */
export type Commands = Readonly<{
  /** An input as it stands in the workflow: '' where it is not given. */
  getInput(name: string): string
  /** Has the runner mask a text in the log, from now on. It must be one line. */
  setSecret(secret: string): void
  info(message: string): void
  notice(message: string): void
  warning(message: string): void
  /** Tells an error, and makes the step fail when it ends. GitHub shows it at the place, where one is given. */
  setFailed(message: string, place?: Place): void
  startGroup(name: string): void
  endGroup(): void
  /** Throws where the runner's file cannot be written. */
  setOutput(name: string, value: string): void
  /** Appends to the job summary. Throws where the runner's file cannot be written. */
  writeSummary(markup: string): Promise<void>
}>

/** `print` takes the lines of the log. */
export function createCommands(env: NodeJS.ProcessEnv, print: (line: string) => void): Commands {
  const info = (message: string) => print(message + EOL)
  const issue = (command: string, message = '') => info(`::${command}::${escaped(message)}`)
  return {
    getInput: (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '',
    setSecret: (secret) => issue('add-mask', secret),
    info,
    notice: (message) => issue('notice', message),
    warning: (message) => issue('warning', message),
    setFailed(message, place) {
      process.exitCode = 1
      issue(place === undefined ? 'error' : `error ${propertiesOf(place)}`, message)
    },
    startGroup: (name) => issue('group', name),
    endGroup: () => issue('endgroup'),
    setOutput(name, value) {
      // Nobody can know it before, and so end the value early by it.
      const delimiter = `ghadelimiter_${randomUUID()}`
      const block = `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`
      appendFileSync(fileOf(env, 'GITHUB_OUTPUT'), block)
    },
    async writeSummary(markup) {
      await appendFile(fileOf(env, 'GITHUB_STEP_SUMMARY'), markup)
    },
  }
}

/** What is no sign of a message's own (actions/runner, ActionCommand.cs). */
function escaped(message: string): string {
  return message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function propertiesOf({ file, line, column }: Place): string {
  const name = escaped(file).replaceAll(':', '%3A').replaceAll(',', '%2C')
  return `file=${name},line=${line},col=${column}`
}

function fileOf(env: NodeJS.ProcessEnv, variable: string): string {
  const file = env[variable] ?? ''
  if (file === '') throw new Error(`${variable} is not set`)
  return file
}
