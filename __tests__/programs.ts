import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

/** What `node_modules/.bin` starts. On Windows, that is no program but a script of cmd.exe. */
const programs = {
  rolldown: 'node_modules/rolldown/bin/cli.mjs',
  tsc: 'node_modules/typescript/bin/tsc',
}

/** Runs a tool of the project. Throws what it complains of where it fails. */
export function tool(name: keyof typeof programs, ...args: readonly string[]): void {
  try {
    const command = [resolve(programs[name]), ...args]
    execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
    throw new Error(`${name} fails: ${said}`, { cause: error })
  }
}
