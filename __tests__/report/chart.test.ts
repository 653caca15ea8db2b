import { expect, test } from '@jest/globals'
import { chart } from '../../src/report/summary/chart.ts'
import { pinned } from '../revision-v2.ts'

function tag(revision: string, records: number | null) {
  const dataset = { path: '.', store_commit: null, records, collections: {} }
  return pinned({ revision, dataset })
}

test('a chart of a few revisions has their names, and leaves out revisions without a count', () => {
  const lines = chart([tag('v1', 4), tag('v2', null), pinned({ dataset: null }), tag('v3', 7)])

  expect(lines).toEqual([
    '',
    '```mermaid',
    '---',
    'config: { xyChart: { width: 900, height: 300 } }',
    '---',
    'xychart-beta',
    '  title "Records over revisions"',
    '  x-axis ["v1", "v3"]',
    '  y-axis "records" 0 --> 7',
    '  bar [4, 7]',
    '```',
  ])
})

test('one count makes no chart', () => {
  expect(chart([tag('v1', 4), tag('v2', null)])).toEqual([])
})

test('a name cannot end its string, its line or the code block', () => {
  const lines = chart([tag('a"]\n```\n<b>', 0), tag(`${'x'.repeat(40)}`, 0)])

  expect(lines).toHaveLength(11)
  expect(lines[7]).toBe(`  x-axis ["a········b·", "${'x'.repeat(24)}"]`)
  expect(lines[8]).toBe('  y-axis "records" 0 --> 1')
})

test('a chart of many revisions has a hundred points, with the first and the last', () => {
  const lines = chart(Array.from({ length: 1001 }, (_, index) => tag(`v${index}`, index)))
  const points = /line \[(.*)\]/.exec(lines.join('\n'))?.[1]?.split(', ').map(Number) ?? []

  expect(lines).toContain('  x-axis "revisions, oldest first" 1 --> 1001')
  expect(points).toHaveLength(100)
  expect([points[0], points[1], points.at(-1)]).toEqual([0, 10, 1000])
})
