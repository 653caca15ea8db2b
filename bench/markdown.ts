import type { Growth } from './growth.ts'
import type { Install } from './installs.ts'
import type { Machine } from './machine.ts'
import { growthCharts, waterfallChart } from './mermaid.ts'
import type { Path } from './requests.ts'
import type { Row, Table } from './side-by-side.ts'
import { exponentOf, isLinearOrBetter, type Spread } from './statistics.ts'
import type { Bar } from './waterfall.ts'

/** All that was measured. */
export type Findings = Readonly<{
  machine: Machine
  tables: readonly Table[]
  /** undefined where they were never measured. */
  installs: readonly Install[] | undefined
  growths: readonly Growth[]
  paths: readonly Path[]
  bars: readonly Bar[]
  roundTrip: number
  hasLairs: boolean
}>

/** The text of docs/performance.md. */
export function documentOf(findings: Findings): string {
  const runs = findings.tables[0]?.rows[0]?.wall.runs ?? 0
  return `${[
    '# Performance',
    '`npm run bench` measures all of this and writes this page; nothing here is written by hand.',
    tableOf(
      ['Machine', ''],
      findings.machine.map((pair) => [...pair]),
    ),
    '## Side by side',
    introduction(runs),
    lairsNote(findings.hasLairs),
    ...findings.tables.flatMap((table) => sideBySideOf(table, findings.installs)),
    installsOf(findings.installs),
    '## Growth',
    'The action logs to both stand-ins, which are new for each run. Median of the runs, with the least and the most. The exponent is that of the last stretch (over a factor of three at least): 1 is linear, 0 is none. Wall time has that of the stand-ins in it, CPU time is the own of the action and git.',
    ...findings.growths.flatMap(growthOf),
    '## Requests',
    'What the stand-ins received, in the order of arrival, and why it is sent.',
    ...findings.paths.flatMap(pathOf),
    '## When what happens',
    `A first log to both servers, with a round trip of ${findings.roundTrip} ms to each, from the start of the process: git's processes, then the requests. A connection takes one round trip more before its first request.`,
    waterfallChart(findings.bars, findings.roundTrip),
    '[performance/tried.md](performance/tried.md) tells how it was before, and what was tried.',
  ].join('\n\n')}\n`
}

function introduction(runs: number): string {
  return `Whole processes, from start to end, each logging the tag \`v1\` of the sample dataset under a name that the server does not know yet, so that each run does the whole work. All are run in turn, round by round, on the same servers; the first round does not count. Median of ${runs} runs, with the least and the most. CPU and memory are those of the process and all that it started (git; the service of wandb); memory is the most that they held at the same time. The action also reads git and the lexicons, looks for what is logged already, and reads back what it wrote; the clients of others do none of that, and are told what to log. wandb is run with what it records besides switched off (console, machine, code).`
}

function lairsNote(hasLairs: boolean): string {
  return hasLairs
    ? "lairs' `log_revision` records four fields, and no file."
    : "lairs' own `log_revision` is not among them: it needs Python 3.14. Where there is one that can import `lairs.integrations.tracking`, `LAIRS_PYTHON=<its path> npm run bench` measures it, too."
}

function sideBySideOf(
  { title, rows }: Table,
  installs: readonly Install[] | undefined,
): readonly string[] {
  const own = rows.find(({ isOurs }) => isOurs)
  const lines = rows.map((row) => [
    row.title,
    `${spreadIn(row.wall)} ms`,
    ratioOf(row, own, 'wall'),
    `${spreadIn(row.cpu)} ms`,
    ratioOf(row, own, 'cpu'),
    `${Math.round(row.memory.median)} MB`,
    ratioOf(row, own, 'memory'),
    String(row.requests),
    installIn(row.needs, installs),
  ])
  const head = ['Process', 'Wall', '×', 'CPU', '×', 'Peak memory', '×', 'Requests', 'Install']
  return [`### ${title[0]?.toUpperCase()}${title.slice(1)}`, tableOf(head, lines)]
}

/** How many times what the action takes. */
function ratioOf(row: Row, own: Row | undefined, key: 'wall' | 'cpu' | 'memory'): string {
  return own === undefined ? '' : (row[key].median / own[key].median).toFixed(2)
}

function spreadIn({ median, min, max }: Spread): string {
  return `${Math.round(median)} (${Math.round(min)}–${Math.round(max)})`
}

function installIn(needs: string, installs: readonly Install[] | undefined): string {
  if (needs === '') return 'nothing'
  const found = installs?.find(({ name }) => name === needs)
  return found === undefined
    ? 'not measured'
    : `${Math.round(found.seconds)} s, ${Math.round(found.megabytes)} MB`
}

function installsOf(installs: readonly Install[] | undefined): string {
  if (installs === undefined) {
    return '`npm run bench -- --installs` measures the column Install as well.'
  }
  const what = installs.map(({ packages }) => `\`${packages}\``).join(' and ')
  return `Install is the time to make a clean virtual environment with ${what}, with nothing in the cache of pip, and its size; \`npm run bench -- --installs\` measures it anew. It is no part of the wall time. The action needs Node and git, which a runner has.`
}

function growthOf(growth: Growth): readonly string[] {
  const { title, unit, points } = growth
  const exponents = measuresOf((key) =>
    exponentOf(points.map(({ x, ...at }) => ({ x, y: at[key].median }))),
  )
  const { wall, cpu, servers, memory } = measuresOf((key) =>
    exponents[key].toFixed(2).replace('-0.00', '0.00'),
  )
  return [
    `### ${title[0]?.toUpperCase()}${title.slice(1)}`,
    ...growthCharts(growth),
    tableOf(
      [unit, 'Wall', 'CPU', 'CPU of the stand-ins', 'Peak memory', 'Runs'],
      points.map((point) => [
        point.x.toLocaleString('en-US'),
        ...[point.wall, point.cpu, point.servers].map((spread) => `${spreadIn(spread)} ms`),
        `${spreadIn(point.memory)} MB`,
        String(point.wall.runs),
      ]),
    ),
    `Exponent: ${wall} in wall time, ${cpu} in CPU time, ${memory} in memory; ${servers} in the CPU time of the stand-ins. ${verdictOn(exponents)}`,
  ]
}

type Exponents = Readonly<Record<'wall' | 'cpu' | 'servers' | 'memory', number>>

function measuresOf<Value>(of: (key: keyof Exponents) => Value) {
  return { wall: of('wall'), cpu: of('cpu'), servers: of('servers'), memory: of('memory') }
}

function verdictOn({ wall, cpu, servers, memory }: Exponents): string {
  const isOwnLinear = isLinearOrBetter(cpu) && isLinearOrBetter(memory)
  if (!isOwnLinear) return '**Worse than linear.**'
  if (isLinearOrBetter(wall)) return 'Linear or better.'
  return isLinearOrBetter(servers)
    ? '**Worse than linear in wall time.**'
    : 'Linear or better in what is the own of the action; the wall time is not, as it waits for stand-ins that are not.'
}

function pathOf({ backend, title, requests }: Path): readonly string[] {
  const server = backend === 'wandb' ? 'W&B' : 'MLflow'
  return [
    `### ${server}, ${title}`,
    requests.map(({ name, reason }, index) => `${index + 1}. \`${name}\` ${reason}`).join('\n'),
  ]
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
