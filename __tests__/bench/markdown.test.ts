import { expect, test } from '@jest/globals'
import { type BenchResults, renderPage } from '../../bench/markdown.ts'
import { scalingCharts, waterfallChart } from '../../bench/mermaid.ts'
import { describeRequests } from '../../bench/requests.ts'
import { summarize } from '../../bench/statistics.ts'
import { requestTitle, type Span } from '../../bench/waterfall.ts'

const row = { installName: '', isAction: false, requests: 2, memory: summarize([50]) }
const points = [10, 100, 1000].map((x) => ({
  x,
  wall: summarize([x, 2 * x, 3 * x]),
  cpu: summarize([x]),
  servers: summarize([5]),
  memory: summarize([70]),
}))
const series = { title: 'Number of files', unit: 'files', points }
const results: BenchResults = {
  machine: [['Node', '24.0.0']],
  tables: [
    {
      title: 'A server',
      distances: ['on loopback', '50 ms away'],
      rows: [
        {
          ...row,
          title: 'us',
          isAction: true,
          walls: [summarize([90, 100, 120]), summarize([400])],
          cpu: summarize([80]),
        },
        {
          ...row,
          title: 'them',
          installName: 'x',
          walls: [summarize([250]), summarize([1200])],
          cpu: summarize([240]),
        },
      ],
    },
  ],
  installs: [{ name: 'x', packages: 'x==1', seconds: 12.3, megabytes: 45.6 }],
  series: [series],
  sequences: [
    { backend: 'mlflow', title: 'first log', requests: [{ name: 'a', purpose: 'does b' }] },
  ],
  spans: [{ section: 'git', title: 'git rev-parse', start: 50, end: 60 }],
  roundTrip: 20,
  includesLairs: false,
}

test('the page shows each figure and its ratio to the action', () => {
  const page = renderPage(results)
  expect(page).toContain(
    '| us | 100 (90–120) ms | 1.00 | 400 (400–400) ms | 1.00 | 80 (80–80) ms | 1.00 | 50 MB | 1.00 | 2 | nothing |',
  )
  expect(page).toContain(
    '| them | 250 (250–250) ms | 2.50 | 1200 (1200–1200) ms | 3.00 | 240 (240–240) ms | 3.00 | 50 MB | 1.00 | 2 | 12 s, 46 MB |',
  )
  expect(page).toContain(
    'Exponents: 1.00 for wall time, 1.00 for CPU time, 0.00 for memory, 0.00 for the CPU time of the stand-ins. Linear or better.',
  )
  expect(page).toContain('### MLflow, first log\n\n1. `a` does b')
  expect(page).toContain('LAIRS_PYTHON')
})

test.each([
  ['CPU time', ['cpu'], '**Worse than linear.**'],
  ['wall time only', ['wall'], '**Worse than linear in wall time.**'],
  [
    'the stand-ins',
    ['wall', 'servers'],
    'Linear or better in CPU time and memory. Wall time is worse than linear because the stand-ins are.',
  ],
])('the page reports quadratic growth of %s', (_, quadratic, conclusion) => {
  const worse = points.map((point) => {
    const squares = quadratic.map((key) => [key, summarize([point.x ** 2])])
    return { ...point, ...Object.fromEntries(squares) }
  })
  expect(renderPage({ ...results, series: [{ ...series, points: worse }] })).toContain(conclusion)
})

test('the page marks an install that was never measured', () => {
  expect(renderPage({ ...results, installs: undefined })).toContain('| not measured |')
})

test('a request without a purpose is an error', () => {
  expect(() => describeRequests('mlflow', ['runs/get', 'runs/new'])).toThrow(
    'no purpose for the request runs/new to mlflow',
  )
})

test('a request that is sent twice has two purposes', () => {
  const names = ['runs/search', 'runs/create', 'runs/search']
  const [first, , second] = describeRequests('mlflow', names)
  expect(first?.purpose).not.toBe(second?.purpose)
})

test('a scaling series becomes a chart of the times and one of the memory', () => {
  expect(scalingCharts({ ...series, unit: 'files in `src` or "lib"' })).toEqual([
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

test('the spans become a Gantt chart with a section for git and each backend', () => {
  const spans: readonly Span[] = [
    { section: 'git', title: 'git rev-parse', start: 50.2, end: 60 },
    { section: 'wandb', title: 'Viewer', start: 80, end: 121 },
    { section: 'git', title: 'git show v1:a;b', start: 90, end: 91 },
  ]
  expect(waterfallChart(spans, 20)).toBe(`\`\`\`mermaid
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
])('the title of a request is short: %j', (request, title) => {
  expect(requestTitle(request)).toBe(title)
})
