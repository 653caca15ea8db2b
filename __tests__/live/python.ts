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
 * and kept there until the file changes. Packages in `<name>.no-deps.txt` are installed without those that they need.
 *
 * Throws where pip cannot install it.
 */
export function python(name: string): Python {
  const files = ['', '.no-deps'].map((suffix) =>
    resolve('__tests__/live/requirements', `${name}${suffix}.txt`),
  )
  const [requirements = '', withoutDeps = ''] = files
  const folder = resolve('.live', name)
  const stamp = join(folder, 'installed')
  const hash = createHash('sha256')
  for (const file of files.filter((each) => existsSync(each))) hash.update(readFileSync(file))
  const wanted = hash.digest('hex')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(folder, { recursive: true, force: true })
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' })
    pip(folder, '--requirement', requirements)
    if (existsSync(withoutDeps)) pip(folder, '--no-deps', '--requirement', withoutDeps)
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

function pip(folder: string, ...args: readonly string[]): void {
  // Without compiling the packages, most of which are never imported.
  const options = ['install', '--quiet', '--no-compile', ...args]
  execFileSync(join(folder, 'bin', 'pip'), options, { stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 })
}
