import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as v from 'valibot'

/** The installation of a client. */
const Install = v.object({
  /** The `installName` of the compared process. */
  name: v.string(),
  /** What `pip install` gets. */
  packages: v.string(),
  seconds: v.number(),
  megabytes: v.number(),
})
export type Install = v.InferOutput<typeof Install>

/** Parses docs/performance/installs.json. Throws if the text is not of its form. */
export function parseInstalls(text: string): readonly Install[] {
  return v.parse(v.array(Install), JSON.parse(text))
}

/**
 * Installs each client into a clean virtual environment without pip's cache, as a workflow does. Takes one to two
 * minutes and needs the network.
 */
export function measureInstalls(log: (line: string) => void): readonly Install[] {
  return [
    // The client of MLflow 3.18 was not published without the libraries for models when this was measured.
    { name: 'mlflow', packages: 'mlflow-skinny==3.17.2' },
    { name: 'wandb', packages: pinnedRequirement('wandb', 'wandb') },
  ].map(({ name, packages }) => {
    log(`pip install ${packages}`)
    return { name, packages, ...install(packages) }
  })
}

/** A package and the version that the live tests use, as `name==version`. Throws if they use none. */
export function pinnedRequirement(requirements: string, name: string): string {
  const file = resolve('__tests__/live/requirements', `${requirements}.txt`)
  const lines = readFileSync(file, 'utf8').split('\n')
  const pins = lines.map((line) => /^([\w-]+)(?:\[.*\])?==(\S+)$/.exec(line))
  const version = pins.find((match) => match?.[1] === name)?.[2]
  if (version === undefined) throw new Error(`${file} does not pin ${name}`)
  return `${name}==${version}`
}

function install(packages: string): Pick<Install, 'seconds' | 'megabytes'> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-install-'))
  try {
    const start = performance.now()
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' })
    const args = ['install', '--quiet', '--no-cache-dir', packages]
    execFileSync(join(folder, 'bin', 'pip'), args, { stdio: 'pipe' })
    const seconds = (performance.now() - start) / 1000
    const size = execFileSync('du', ['-sk', folder], { encoding: 'utf8' })
    return { seconds, megabytes: (Number.parseInt(size, 10) * 1024) / 1e6 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
