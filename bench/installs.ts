import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as v from 'valibot'

/** What it takes to install what a contender needs. */
const Install = v.object({
  /** What `needs` of a contender says. */
  name: v.string(),
  packages: v.string(),
  seconds: v.number(),
  megabytes: v.number(),
})
export type Install = v.InferOutput<typeof Install>

export function parseInstalls(text: string): readonly Install[] {
  return v.parse(v.array(Install), JSON.parse(text))
}

/**
 * Installs each client into a clean virtual environment, as a workflow would before it can use it: with
 * nothing in pip's cache. It takes a minute or two, and needs the network.
 */
export function measureInstalls(tell: (line: string) => void): readonly Install[] {
  return [
    { name: 'mlflow', packages: pinned('mlflow-3', 'mlflow-skinny') },
    { name: 'wandb', packages: pinned('wandb', 'wandb') },
  ].map(({ name, packages }) => {
    tell(`pip install ${packages}`)
    return { name, packages, ...install(packages) }
  })
}

/** A package in the version that the live suite has. Throws where it has none. */
export function pinned(environment: string, name: string): string {
  const file = resolve('__tests__/live/requirements', `${environment}.txt`)
  const lines = readFileSync(file, 'utf8').split('\n')
  const version = lines.map((line) => /^([\w-]+)(?:\[.*\])?==(\S+)$/.exec(line))
  const found = version.find((match) => match?.[1] === name)?.[2]
  if (found === undefined) throw new Error(`${file} does not pin ${name}`)
  return `${name}==${found}`
}

function install(packages: string): Pick<Install, 'seconds' | 'megabytes'> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-install-'))
  try {
    const began = performance.now()
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' })
    const args = ['install', '--quiet', '--no-cache-dir', packages]
    execFileSync(join(folder, 'bin', 'pip'), args, { stdio: 'pipe' })
    const seconds = (performance.now() - began) / 1000
    const size = execFileSync('du', ['-sk', folder], { encoding: 'utf8' })
    return { seconds, megabytes: (Number.parseInt(size, 10) * 1024) / 1e6 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
