import { element, label, picture } from './svg.ts'
import type { Bar } from './waterfall.ts'

const [width, left, right, top, row] = [820, 250, 70, 40, 20]

/** When each git process and each request begins and ends. */
export function waterfallChart(bars: readonly Bar[], roundTrip: number): string {
  const last = Math.max(...bars.map(({ end }) => end))
  const step = stepOf(last)
  const span = Math.ceil(last / step) * step
  const at = (time: number) => left + (Math.max(0, time) / span) * (width - left - right)
  const bottom = top + bars.length * row
  const ticks = Array.from({ length: Math.round(span / step) + 1 }, (_, index) => index * step)
  const title = `A first log to both servers, with a round trip of ${roundTrip} ms`
  return picture(width, bottom + 34, title, [
    label(10, 20, title, { class: 'title' }),
    ...ticks.flatMap((time) => [
      element('line', { class: 'grid', x1: at(time), y1: top, x2: at(time), y2: bottom + 4 }),
      label(at(time), bottom + 20, `${time} ms`, { class: 'quiet', 'text-anchor': 'middle' }),
    ]),
    ...bars.flatMap((bar, index) => barAt(bar, top + index * row, at)),
  ])
}

function barAt(
  { lane, title, start, end }: Bar,
  y: number,
  at: (time: number) => number,
): readonly string[] {
  const name = { wandb: 'W&B ', mlflow: 'MLflow ' }[lane] ?? ''
  const [from, to] = [at(start), at(end)]
  const box = { x: from, y: y + 4, width: Math.max(1.5, to - from), height: row - 7, rx: 2 }
  return [
    label(left - 8, y + 14, `${name}${title}`, { 'text-anchor': 'end' }),
    element('rect', { class: lane, ...box }),
    label(to + 5, y + 14, `${Math.round(end - start)}`, { class: 'quiet' }),
  ]
}

/** How far apart the ticks are: ten of them at most, at round numbers. */
function stepOf(last: number): number {
  const power = 10 ** Math.floor(Math.log10(last / 10))
  return power * ([1, 2, 5, 10].find((factor) => last / (power * factor) <= 10) ?? 10)
}
