import type { ScalingSeries } from './scaling.ts'
import type { Span } from './waterfall.ts'

// The syntax: https://mermaid.js.org/syntax/xyChart.html and https://mermaid.js.org/syntax/gantt.html

/** Two charts as Markdown: the medians of the times, and of the peak memory. */
export function scalingCharts({ unit, points }: ScalingSeries): readonly string[] {
  const categories = points.map(({ x }) => quote(x.toLocaleString('en-US')))
  const medians = (key: 'wall' | 'cpu' | 'memory') => points.map((point) => point[key].median)
  const chart = (title: string, yUnit: string, plots: Readonly<Record<string, number[]>>) =>
    mermaidBlock([
      'xychart-beta',
      `  title ${quote(title)}`,
      `  x-axis ${quote(unit)} [${categories.join(', ')}]`,
      // Without a range, the axis starts at the smallest value.
      `  y-axis ${quote(yUnit)} 0 --> ${Math.ceil(Math.max(...Object.values(plots).flat()))}`,
      ...Object.entries(plots).map(
        ([type, values]) => `  ${type} [${values.map(Math.round).join(', ')}]`,
      ),
    ])
  return [
    chart('CPU time (bars) and wall time (line)', 'ms', {
      bar: medians('cpu'),
      line: medians('wall'),
    }),
    chart('Peak memory', 'MB', { bar: medians('memory') }),
  ]
}

const sections = { git: 'git', wandb: 'W&B', mlflow: 'MLflow' }

/** A Gantt chart as Markdown: when each git process and each request starts and ends. */
export function waterfallChart(spans: readonly Span[], roundTrip: number): string {
  return mermaidBlock([
    'gantt',
    `  title A first log to both servers, with a round trip of ${roundTrip} ms`,
    '  dateFormat x',
    '  axisFormat %Q ms',
    '  section process',
    '  start of the process : milestone, 0, 0ms',
    ...Object.entries(sections).flatMap(([section, name]) => [
      `  section ${name}`,
      ...spans.filter((span) => span.section === section).map(ganttTask),
    ]),
  ])
}

function ganttTask({ title, start, end }: Span): string {
  const duration = Math.round(end - start)
  // These characters end the name of a task.
  const name = title.replace(/[:;#\n]/g, ' ')
  return `  ${name} (${duration} ms) : ${Math.round(start)}, ${duration}ms`
}

/** Quoted text has no escape for a quotation mark, and backticks in it start Markdown. */
function quote(text: string): string {
  return `"${text.replace(/["`\n]/g, '')}"`
}

function mermaidBlock(lines: readonly string[]): string {
  return ['```mermaid', ...lines, '```'].join('\n')
}
