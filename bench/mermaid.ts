import type { Growth } from './growth.ts'
import type { Bar } from './waterfall.ts'

// Syntax: https://mermaid.js.org/syntax/xyChart.html and https://mermaid.js.org/syntax/gantt.html

/** Two bar charts as Markdown: time and peak memory for each measured point. */
export function growthCharts({ unit, points }: Growth): readonly string[] {
  const categories = points.map(({ x }) => quote(x.toLocaleString('en-US')))
  const medians = (key: 'wall' | 'cpu' | 'memory') => points.map((point) => point[key].median)
  const chart = (title: string, yUnit: string, plots: Readonly<Record<string, number[]>>) =>
    block([
      'xychart-beta',
      `  title ${quote(title)}`,
      `  x-axis ${quote(unit)} [${categories.join(', ')}]`,
      // Without a range, Mermaid starts the axis at the smallest value.
      `  y-axis ${quote(yUnit)} 0 --> ${Math.ceil(Math.max(...Object.values(plots).flat()))}`,
      ...Object.entries(plots).map(
        ([kind, values]) => `  ${kind} [${values.map(Math.round).join(', ')}]`,
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
export function waterfallChart(bars: readonly Bar[], roundTrip: number): string {
  return block([
    'gantt',
    `  title A first log to both servers, with a round trip of ${roundTrip} ms`,
    '  dateFormat x',
    '  axisFormat %Q ms',
    '  section process',
    '  start of the process : milestone, 0, 0ms',
    ...Object.entries(sections).flatMap(([lane, name]) => [
      `  section ${name}`,
      ...bars.filter((bar) => bar.lane === lane).map(taskOf),
    ]),
  ])
}

function taskOf({ title, start, end }: Bar): string {
  const duration = Math.round(end - start)
  // These characters end a task's name.
  const name = title.replace(/[:;#\n]/g, ' ')
  return `  ${name} (${duration} ms) : ${Math.round(start)}, ${duration}ms`
}

/** Mermaid has no escape for a quotation mark in a quoted text, and reads backticks as Markdown. */
function quote(text: string): string {
  return `"${text.replace(/["`\n]/g, '')}"`
}

function block(lines: readonly string[]): string {
  return ['```mermaid', ...lines, '```'].join('\n')
}
