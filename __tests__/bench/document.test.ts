import { expect, test } from '@jest/globals'
import { documentOf, type Findings } from '../../bench/markdown.ts'
import { growthCharts, waterfallChart } from '../../bench/mermaid.ts'
import { explained } from '../../bench/reasons.ts'
import { spreadOf } from '../../bench/statistics.ts'
import { titleOf } from '../../bench/waterfall.ts'

const row = { needs: '', isOurs: false, requests: 2, memory: spreadOf([50]) }
const points = [10, 100, 1000].map((x) => ({
  x,
  wall: spreadOf([x, 2 * x, 3 * x]),
  cpu: spreadOf([x]),
  servers: spreadOf([5]),
  memory: spreadOf([70]),
}))
const grown = { title: 'things & more', unit: 'things', points }
const findings: Findings = {
  machine: [['Node', '24.0.0']],
  tables: [
    {
      title: 'a server',
      rows: [
        { ...row, title: 'us', isOurs: true, wall: spreadOf([90, 100, 120]), cpu: spreadOf([80]) },
        { ...row, title: 'them', needs: 'x', wall: spreadOf([250]), cpu: spreadOf([240]) },
      ],
    },
  ],
  installs: [{ name: 'x', packages: 'x==1', seconds: 12.3, megabytes: 45.6 }],
  growths: [grown],
  paths: [{ backend: 'mlflow', title: 'first log', requests: [{ name: 'a', reason: 'does b' }] }],
  bars: [{ lane: 'git', title: 'git rev-parse', start: 50, end: 60 }],
  roundTrip: 20,
  hasLairs: false,
}

test('the page has each figure beside its ratio to that of the action', () => {
  const page = documentOf(findings)
  expect(page).toContain(
    '| us | 100 (90–120) ms | 1.00 | 80 (80–80) ms | 1.00 | 50 MB | 1.00 | 2 | nothing |',
  )
  expect(page).toContain(
    '| them | 250 (250–250) ms | 2.50 | 240 (240–240) ms | 3.00 | 50 MB | 1.00 | 2 | 12 s, 46 MB |',
  )
  expect(page).toContain(
    'Exponent: 1.00 in wall time, 1.00 in CPU time, 0.00 in memory; 0.00 in the CPU time of the stand-ins. Linear or better.',
  )
  expect(page).toContain('### MLflow, first log\n\n1. `a` does b')
  expect(page).toContain('LAIRS_PYTHON')
})

test.each([
  ['the action', { cpu: spreadOf }, '**Worse than linear.**'],
  ['the wait alone', { wall: spreadOf }, '**Worse than linear in wall time.**'],
  ['the stand-ins', { wall: spreadOf, servers: spreadOf }, 'as it waits for stand-ins that are'],
])('growth that is worse than linear is told: %s', (_, series, verdict) => {
  const worse = points.map((point) => {
    const squares = Object.entries(series).map(([key, spread]) => [key, spread([point.x ** 2])])
    return { ...point, ...Object.fromEntries(squares) }
  })
  expect(documentOf({ ...findings, growths: [{ ...grown, points: worse }] })).toContain(verdict)
})

test('what was never installed is said not to be measured', () => {
  expect(documentOf({ ...findings, installs: undefined })).toContain('| not measured |')
})

test('a request without a reason is refused', () => {
  expect(() => explained('mlflow', ['runs/get', 'runs/new'])).toThrow(
    'does not say why the action sends runs/new to mlflow',
  )
})

test('a request that is sent twice has a reason for each time', () => {
  const [first, , second] = explained('mlflow', ['runs/search', 'runs/create', 'runs/search'])
  expect(first?.reason).not.toBe(second?.reason)
})

test('growth is drawn as charts of time and of memory', () => {
  expect(growthCharts({ ...grown, unit: 'files in `src` or "lib"' })).toEqual([
    `\`\`\`mermaid
xychart-beta
  title "CPU time (bars) and wall time (line)"
  x-axis "files in src or lib" ["10", "100", "1,000"]
  y-axis "ms" 0 --> 2000
  bar [10, 100, 1000]
  line [20, 200, 2000]
\`\`\``,
    `\`\`\`mermaid
xychart-beta
  title "Peak memory"
  x-axis "files in src or lib" ["10", "100", "1,000"]
  y-axis "MB" 0 --> 70
  bar [70, 70, 70]
\`\`\``,
  ])
})

test('the waterfall is drawn as a Gantt chart with a section for each program', () => {
  const bars = [
    { lane: 'git', title: 'git rev-parse', start: 50.2, end: 60 },
    { lane: 'wandb', title: 'Viewer', start: 80, end: 121 },
    { lane: 'git', title: 'git show v1:a;b', start: 90, end: 91 },
  ]
  expect(waterfallChart(bars, 20)).toBe(`\`\`\`mermaid
gantt
  title A first log to both servers, with a round trip of 20 ms
  dateFormat x
  axisFormat %Q ms
  section process
  start of the process : milestone, 0, 0ms
  section git
  git rev-parse (10 ms) : 50, 10ms
  git show v1 a b (1 ms) : 90, 1ms
  section W&B
  Viewer (41 ms) : 80, 41ms
  section MLflow
\`\`\``)
})

test.each([
  [{ method: 'POST', path: '/graphql', body: '{"operationName":"Viewer"}' }, 'Viewer'],
  [{ method: 'GET', path: '/api/2.0/mlflow/runs/get?run_id=1', body: '' }, 'runs/get'],
  [{ method: 'PUT', path: '/storage/a/revision.json?Signature=b', body: '' }, 'PUT revision.json'],
])('a request has a short name: %j', (sent, title) => {
  expect(titleOf(sent)).toBe(title)
})
