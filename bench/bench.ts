import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { cloneSample } from '../sandbox/sample.ts'
import { growth } from './growth.ts'
import { type Install, measureInstalls, parseInstalls } from './installs.ts'
import { machine } from './machine.ts'
import { documentOf, type Findings } from './markdown.ts'
import { pathsOf } from './requests.ts'
import { startServers } from './servers.ts'
import { sideBySide } from './side-by-side.ts'
import { takeWaterfall } from './waterfall.ts'

const usage = `npm run bench                 measures, and writes docs/performance.md
npm run bench -- --runs 30    as many runs side by side (15 at least count)
npm run bench -- --full       the largest dataset as well, which takes some minutes to make
npm run bench -- --installs   what the clients of others take to install as well: needs the network
npm run bench -- --once       all of it once, in small, and writes nothing`

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    full: { type: 'boolean', default: false },
    installs: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const installsFile = 'docs/performance/installs.json'
const roundTrip = 20

/** What is written, by its path. */
type Files = ReadonlyMap<string, string>

async function bench(): Promise<Files> {
  // Before anything else is busy with it.
  const about = machine()
  const installs = options.installs ? measureInstalls(tell) : knownInstalls()
  const servers = await startServers()
  const sample = cloneSample()
  // The real server would go on without this process.
  process.once('SIGINT', () => servers.stop().finally(() => process.exit(130)))
  try {
    const rounds = options.once
      ? { runs: 1, warmUps: 0 }
      : { runs: Number(options.runs), warmUps: 1 }
    const tables = await sideBySide(sample.path, servers, rounds, tell)
    const urls = { wandb: servers.wandb.url, mlflow: servers.mlflow.url }
    const bars = await takeWaterfall(sample.path, urls, roundTrip)
    const growths = await growth(sizeOf(), tell)
    // Last, as it moves a tag.
    const paths = await pathsOf(sample, servers)
    const hasLairs = Boolean(process.env['LAIRS_PYTHON'])
    const findings = { machine: about, tables, installs, growths, paths, bars, roundTrip, hasLairs }
    return filesOf(findings)
  } finally {
    await servers.stop()
    sample.remove()
  }
}

function filesOf(findings: Findings): Files {
  const { installs } = findings
  return new Map([
    ['docs/performance.md', documentOf(findings)],
    ...(installs === undefined
      ? []
      : [[installsFile, `${JSON.stringify(installs, undefined, 2)}\n`] as const]),
  ])
}

function sizeOf(): 'once' | 'usual' | 'full' {
  if (options.once) return 'once'
  return options.full ? 'full' : 'usual'
}

/** What was measured before, as it needs the network and changes little. */
function knownInstalls(): readonly Install[] | undefined {
  return existsSync(installsFile) ? parseInstalls(readFileSync(installsFile, 'utf8')) : undefined
}

function tell(line: string): void {
  console.log(line)
}

if (options.help) {
  console.log(usage)
} else {
  const files = await bench()
  if (options.once) {
    console.log(`All of it runs. Nothing was written: ${[...files.keys()].join(', ')}`)
  } else {
    for (const [path, content] of files) writeFileSync(path, content)
  }
}
