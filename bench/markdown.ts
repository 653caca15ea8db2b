import type { ComparisonTable } from './comparison.ts'
import type { Install } from './installs.ts'
import type { MachineFacts } from './machine.ts'
import { scalingCharts, waterfallChart } from './mermaid.ts'
import type { RequestSequence } from './requests.ts'
import type { ScalingSeries } from './scaling.ts'
import { isLinearOrBetter, type Statistics, scalingExponent } from './statistics.ts'
import type { Span } from './waterfall.ts'

/** The results of all measurements. */
export type BenchResults = Readonly<{
  machine: MachineFacts
  tables: readonly ComparisonTable[]
  /** undefined if installs were never measured. */
  installs: readonly Install[] | undefined
  series: readonly ScalingSeries[]
  sequences: readonly RequestSequence[]
  spans: readonly Span[]
  /** The round trip of the spans in milliseconds. */
  roundTrip: number
  includesLairs: boolean
}>

/** The content of docs/performance.md. */
export function renderPage(results: BenchResults): string {
  const { machine, tables, installs, series, sequences, spans, roundTrip, includesLairs } = results
  const runs = tables[0]?.rows[0]?.cpu.runs ?? 0
  return `${[
    '# Performance',
    '`npm run bench` measures all figures and writes this page. Do not edit it by hand.',
    table(
      ['Machine', ''],
      machine.map((fact) => [...fact]),
    ),
    '## Comparison with other clients',
    comparisonIntroduction(runs),
    lairsNote(includesLairs),
    ...tables.flatMap((each) => comparisonSection(each, installs)),
    installNote(installs),
    '## Scaling',
    'Each run logs to new stand-ins for both servers. The x-axes are not to scale. An exponent of 0 means no growth, 1 means linear growth; it compares the last value with the nearest one that is at least three times smaller. Wall time includes the stand-ins; CPU time is that of the action and git.',
    ...series.flatMap(scalingSection),
    '## Requests',
    'The requests that the stand-ins received, in order of arrival, and what each one does.',
    ...sequences.flatMap(requestSection),
    '## Timeline of a first log',
    `A first log to both servers, with a round trip of ${roundTrip} ms to each. Times count from the start of the process.`,
    waterfallChart(spans, roundTrip),
    '[What was tried](performance/tried.md) lists changes and what they gained.',
  ].join('\n\n')}\n`
}

function comparisonIntroduction(runs: number): string {
  return `Each row is a whole process that logs the tag \`v1\` of the sample dataset under a new name. In each round, every process runs once, on the same servers; a warm-up does not count. Each figure is the median of ${runs} runs, followed by the minimum and the maximum. × is the ratio to the action. Wall times are for servers on loopback, and behind a proxy that adds a round trip of 20 or 50 ms, to a new connection also one for TCP. The other figures are those on loopback. CPU time and peak memory include child processes. Only the action reads git and the lexicons, looks for existing records, and reads back what it wrote: the other clients receive the content to log. The W&B SDK does not record the console, the machine and the code.`
}

function lairsNote(includesLairs: boolean): string {
  return includesLairs
    ? "lairs' `log_revision` logs four fields and no file."
    : "lairs' own `log_revision` is not included, because it needs Python 3.14. To include it, set `LAIRS_PYTHON` to the path of a Python that can import `lairs.integrations.tracking`."
}

function comparisonSection(
  { title, distances, rows }: ComparisonTable,
  installs: readonly Install[] | undefined,
): readonly string[] {
  const action = rows.find(({ isAction }) => isAction)
  const cells = rows.map((row) => [
    row.title,
    ...row.walls.flatMap((wall, at) => withRatio('ms', wall, action?.walls[at])),
    ...withRatio('ms', row.cpu, action?.cpu),
    `${Math.round(row.memory.median)} MB`,
    ratio(row.memory, action?.memory),
    String(row.requests),
    formatInstall(row.installName, installs),
  ])
  const walls = distances.flatMap((distance) => [`Wall, ${distance}`, '×'])
  const head = ['Process', ...walls, 'CPU', '×', 'Peak memory', '×', 'Requests', 'Install']
  return [`### ${title}`, table(head, cells)]
}

function withRatio(unit: string, value: Statistics, action: Statistics | undefined) {
  return [`${formatStatistics(value)} ${unit}`, ratio(value, action)]
}

function ratio({ median }: Statistics, action: Statistics | undefined): string {
  return action === undefined ? '' : (median / action.median).toFixed(2)
}

function formatStatistics({ median, min, max }: Statistics): string {
  return `${Math.round(median)} (${Math.round(min)}–${Math.round(max)})`
}

function formatInstall(installName: string, installs: readonly Install[] | undefined): string {
  if (installName === '') return 'nothing'
  const install = installs?.find(({ name }) => name === installName)
  return install === undefined
    ? 'not measured'
    : `${Math.round(install.seconds)} s, ${Math.round(install.megabytes)} MB`
}

function installNote(installs: readonly Install[] | undefined): string {
  if (installs === undefined) {
    return '`npm run bench -- --installs` also measures the column Install.'
  }
  const packages = installs.map((install) => `\`${install.packages}\``).join(' and ')
  return `Install is the time to create a clean virtual environment with ${packages} without pip's cache, and its size. It is not part of the wall time. \`npm run bench -- --installs\` measures it again. The action needs Node and git, which every runner has.`
}

function scalingSection(series: ScalingSeries): readonly string[] {
  const { title, unit, points } = series
  const exponents = mapMeasures((key) =>
    scalingExponent(points.map((point) => ({ x: point.x, y: point[key].median }))),
  )
  const { wall, cpu, memory, servers } = mapMeasures((key) =>
    exponents[key].toFixed(2).replace('-0.00', '0.00'),
  )
  return [
    `### ${title}`,
    ...scalingCharts(series),
    table(
      [unit, 'Wall', 'CPU', 'CPU of the stand-ins', 'Peak memory', 'Runs'],
      points.map((point) => [
        point.x.toLocaleString('en-US'),
        ...[point.wall, point.cpu, point.servers].map((each) => `${formatStatistics(each)} ms`),
        `${formatStatistics(point.memory)} MB`,
        String(point.wall.runs),
      ]),
    ),
    `Exponents: ${wall} for wall time, ${cpu} for CPU time, ${memory} for memory, ${servers} for the CPU time of the stand-ins. ${conclusion(exponents)}`,
  ]
}

type Exponents = Readonly<Record<'wall' | 'cpu' | 'servers' | 'memory', number>>

function mapMeasures<Value>(value: (key: keyof Exponents) => Value) {
  return {
    wall: value('wall'),
    cpu: value('cpu'),
    servers: value('servers'),
    memory: value('memory'),
  }
}

function conclusion({ wall, cpu, servers, memory }: Exponents): string {
  if (!isLinearOrBetter(cpu) || !isLinearOrBetter(memory)) return '**Worse than linear.**'
  if (isLinearOrBetter(wall)) return 'Linear or better.'
  return isLinearOrBetter(servers)
    ? '**Worse than linear in wall time.**'
    : 'Linear or better in CPU time and memory. Wall time is worse than linear because the stand-ins are.'
}

function requestSection({ backend, title, requests }: RequestSequence): readonly string[] {
  const server = backend === 'wandb' ? 'W&B' : 'MLflow'
  return [
    `### ${server}, ${title}`,
    requests.map(({ name, purpose }, index) => `${index + 1}. \`${name}\` ${purpose}`).join('\n'),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
