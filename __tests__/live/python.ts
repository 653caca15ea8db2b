import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A virtual environment of Python. */
export type Python = Readonly<{
  /** The path of one of its programs: `python`, `mlflow`. */
  program(name: string): string
  /** Runs a script with arguments and variables, and returns its output. */
  run(
    script: string,
    args?: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<string>
}>

/**
 * The environment that `requirements/<name>.txt` describes. It is made in the ignored folder `.live`,
 * and kept there until the file changes.
 *
 * Throws where pip cannot install it.
 */
export function python(name: string): Python {
  const requirements = resolve('__tests__/live/requirements', `${name}.txt`)
  const folder = resolve('.live', name)
  const stamp = join(folder, 'installed')
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(folder, { recursive: true, force: true })
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' })
    // Without compiling the packages, most of which are never imported.
    const args = ['install', '--quiet', '--no-compile', '--requirement', requirements]
    execFileSync(join(folder, 'bin', 'pip'), args, { stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 })
    writeFileSync(stamp, wanted)
  }
  const program = (command: string) => join(folder, 'bin', command)
  return {
    program,
    async run(script, args = [], env = {}) {
      const { stdout } = await run(program('python'), ['-c', script, ...args], {
        env: { ...process.env, ...env },
        maxBuffer: 64 * 1024 * 1024,
      })
      return stdout
    },
  }
}
