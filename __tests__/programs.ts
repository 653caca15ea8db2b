import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

/** Not `node_modules/.bin/tsc`: on Windows, that is a script for cmd.exe. */
export const tsc = 'node_modules/typescript/bin/tsc'

/** Runs a JavaScript file with Node, in the top folder of the project. Throws its output if it fails. */
export function runScript(script: string, ...args: readonly string[]): void {
  try {
    execFileSync(process.execPath, [resolve(script), ...args], { encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    throw new Error(`${script} fails: ${outputOf(error)}`, { cause: error })
  }
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error) || !('stdout' in error) || !('stderr' in error)) return ''
  return `${error.stdout}${error.stderr}`
}
