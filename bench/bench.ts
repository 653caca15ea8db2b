import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { cloneSample } from '../sandbox/sample.ts'
import { compareProcesses } from './comparison.ts'
import { type Install, measureInstalls, parseInstalls } from './installs.ts'
import { readMachineFacts } from './machine.ts'
import { type BenchResults, renderPage } from './markdown.ts'
import { collectRequests } from './requests.ts'
import { type Extent, measureScaling } from './scaling.ts'
import { startServers } from './servers.ts'
import { traceFirstLog } from './waterfall.ts'

const usage = `npm run bench                 measures, and writes docs/performance.md
npm run bench -- --runs 30    the number of rounds of the comparison (use at least 15, the default)
npm run bench -- --full       also measures the largest dataset, which takes some minutes to create
npm run bench -- --installs   also measures how long other clients take to install; needs the network
npm run bench -- --once       runs everything once with small datasets, and writes nothing`

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    full: { type: 'boolean', default: false },
    installs: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const pageFile = 'docs/performance.md'
const installsFile = 'docs/performance/installs.json'
/** In milliseconds. */
const roundTrip = 20

async function bench(): Promise<BenchResults> {
  // Reads the load of the machine before the measurements add to it.
  const machine = readMachineFacts()
  const installs = options.installs ? measureInstalls(console.log) : storedInstalls()
  const servers = await startServers()
  const sample = cloneSample()
  // The MLflow server is another process and would continue without this one.
  process.once('SIGINT', () => servers.stop().finally(() => process.exit(130)))
  try {
    const rounds = options.once ? 0 : Number(options.runs)
    const tables = await compareProcesses(sample.path, servers, rounds, console.log)
    const urls = { wandb: servers.wandb.url, mlflow: servers.mlflow.url }
    const spans = await traceFirstLog(sample.path, urls, roundTrip)
    const series = await measureScaling(extent(), console.log)
    // This comes last because it moves a tag of the sample.
    const sequences = await collectRequests(sample, servers)
    const includesLairs = Boolean(process.env['LAIRS_PYTHON'])
    return { machine, tables, installs, series, sequences, spans, roundTrip, includesLairs }
  } finally {
    await servers.stop()
    sample.remove()
  }
}

function extent(): Extent {
  if (options.once) return 'once'
  return options.full ? 'full' : 'default'
}

/** The installs of an earlier run: they need the network and seldom change. */
function storedInstalls(): readonly Install[] | undefined {
  return existsSync(installsFile) ? parseInstalls(readFileSync(installsFile, 'utf8')) : undefined
}

if (options.help) {
  console.log(usage)
} else if (!options.once && !process.version.startsWith('v24.')) {
  // GitHub's runner starts the action with it (runs.using in action.yml).
  console.error(`The figures are for Node 24, and this is Node ${process.version}.`)
  process.exitCode = 1
} else {
  const results = await bench()
  const page = renderPage(results)
  if (options.once) {
    console.log(`The benchmark ran once. ${pageFile} was not written.`)
  } else {
    writeFileSync(pageFile, page)
    const { installs } = results
    if (installs !== undefined) {
      writeFileSync(installsFile, `${JSON.stringify(installs, undefined, 2)}\n`)
    }
  }
}
