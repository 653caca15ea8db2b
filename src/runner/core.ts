import * as core from '@actions/core'
import type { FileLocation } from '../text/message.ts'

const { setSecret, info, notice, warning, startGroup, endGroup, debug, isDebug } = core
const unchanged = { setSecret, info, notice, warning, startGroup, endGroup, debug, isDebug }

/** How the action talks to GitHub's runner: `@actions/core`, with what it lacks. */
export const runner = {
  ...unchanged,
  /** An input as it is written in the workflow: '' if it is not set. Blanks can be part of a git ref name. */
  getInput: (name: string) => core.getInput(name, { trimWhitespace: false }),
  /** Prints an error and fails the step. GitHub shows the error at the location, if there is one. */
  setFailed(message: string, at?: FileLocation): void {
    process.exitCode = core.ExitCode.Failure
    core.error(message, at && { file: at.file, startLine: at.line, startColumn: at.column })
  },
  /** False if the runner has no file for outputs. Without that file, core would print the values. */
  hasOutputs: () => Boolean(process.env['GITHUB_OUTPUT']),
  /** Throws if the runner's file cannot be written. */
  setOutput: core.setOutput,
  /** Appends to the job summary. Throws if the runner's file cannot be written. */
  async writeSummary(html: string): Promise<void> {
    await core.summary.addRaw(html).write()
  },
}
export type Runner = typeof runner
