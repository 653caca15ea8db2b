import type { Growth } from './growth.ts'
import type { Point, Spread } from './statistics.ts'
import { element, label, picture } from './svg.ts'

const panel = { width: 360, height: 260, left: 56, right: 16, top: 34, bottom: 44 }

type Scale = Readonly<{ at(value: number): number; ticks: readonly number[] }>

/** A logarithmic scale from one power of ten to another, `from` and `to` being where they lie. */
export function logScale(values: readonly number[], from: number, to: number): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))
  return {
    at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
  }
}

/** Time and memory against what grows, side by side. */
export function growthChart({ title, unit, points }: Growth): string {
  const series = (key: 'wall' | 'cpu' | 'memory', className: string): Series => ({
    className,
    measures: points.map((point) => ({ x: point.x, y: point[key] })),
  })
  const times = [series('wall', 'wall'), series('cpu', 'cpu')]
  return picture(2 * panel.width, panel.height, `Time and memory against ${title}`, [
    ...panelOf(0, 'wall time, ms', unit, times),
    label(panel.left + 110, 20, 'CPU time, ms', { class: 'title cpu' }),
    ...panelOf(panel.width, 'peak memory, MB', unit, [series('memory', 'wall')]),
  ])
}

type Measure = Readonly<{ x: number; y: Spread }>
type Series = Readonly<{ className: string; measures: readonly Measure[] }>

function panelOf(
  shift: number,
  title: string,
  unit: string,
  series: readonly Series[],
): readonly string[] {
  const [left, right] = [shift + panel.left, shift + panel.width - panel.right]
  const [top, bottom] = [panel.top, panel.height - panel.bottom]
  const measures = series.flatMap((each) => each.measures)
  const every = measures.flatMap(({ y }) => [y.min, y.max])
  const xs = logScale(
    measures.map(({ x }) => x),
    left,
    right,
  )
  const ys = logScale(every, bottom, top)
  const place = ({ x, y }: Point): Point => ({ x: xs.at(x), y: ys.at(y) })
  const grid = (from: Point, to: Point) => line('grid', from, to)
  const middle = { class: 'quiet', 'text-anchor': 'middle' }
  return [
    label(left, 20, title, { class: 'title wall' }),
    ...xs.ticks.flatMap((tick) => [
      grid({ x: xs.at(tick), y: top }, { x: xs.at(tick), y: bottom }),
      label(xs.at(tick), bottom + 16, shortOf(tick), middle),
    ]),
    ...ys.ticks.flatMap((tick) => [
      grid({ x: left, y: ys.at(tick) }, { x: right, y: ys.at(tick) }),
      label(left - 6, ys.at(tick) + 4, shortOf(tick), { class: 'quiet', 'text-anchor': 'end' }),
    ]),
    label((left + right) / 2, bottom + 34, unit, middle),
    ...linearLine(series[0]?.measures ?? [], xs.ticks[0] ?? 1, ys.ticks[0] ?? 1, place),
    ...series.flatMap((each) => seriesOf(each, place)),
  ]
}

function seriesOf({ className, measures }: Series, place: (point: Point) => Point) {
  const medians = measures.map(({ x, y }) => place({ x, y: y.median }))
  const points = medians.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
  return [
    ...measures.map(({ x, y }) =>
      line(`spread ${className}`, place({ x, y: y.min }), place({ x, y: y.max })),
    ),
    element('polyline', { class: `line ${className}`, points }),
    ...medians.map(({ x, y }) =>
      element('circle', { class: `dot ${className}`, cx: x, cy: y, r: 3 }),
    ),
  ]
}

/** What would grow in step, up to the last point: what is less steep is better than linear. */
function linearLine(
  measures: readonly Measure[],
  leastX: number,
  leastY: number,
  place: (point: Point) => Point,
): readonly string[] {
  const last = measures.at(-1)
  if (last === undefined) return []
  const end = { x: last.x, y: last.y.median }
  const x = Math.max(leastX, (end.x * leastY) / end.y)
  return [line('linear', place({ x, y: (end.y * x) / end.x }), place(end))]
}

function line(className: string, from: Point, to: Point): string {
  return element('line', { class: className, x1: from.x, y1: from.y, x2: to.x, y2: to.y })
}

function shortOf(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`
  return value >= 1000 ? `${value / 1000}k` : String(value)
}
