import { expect, test } from '@jest/globals'
import { chart } from '../../src/report/summary/chart.ts'
import { pinned } from '../revision-v2.ts'

function tag(revision: string, records: number | null) {
  const dataset = { path: '.', store_commit: null, records, collections: {} }
  return pinned({ revision, dataset })
}

test('a few revisions are named below their bars, and what was not counted is left out', () => {
  const drawn = chart([tag('v1', 4), tag('v2', null), pinned({ dataset: null }), tag('v3', 7)])

  expect(drawn).toEqual([
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

test('one count alone is no chart', () => {
  expect(chart([tag('v1', 4), tag('v2', null)])).toEqual([])
})

test('no name ends a string, a line or the fence', () => {
  const drawn = chart([tag('a"]\n```\n<b>', 0), tag(`${'x'.repeat(40)}`, 0)])

  expect(drawn).toHaveLength(11)
  expect(drawn[7]).toBe(`  x-axis ["a········b·", "${'x'.repeat(24)}"]`)
  expect(drawn[8]).toBe('  y-axis "records" 0 --> 1')
})

test('of many revisions, a hundred points are drawn, the first and the last among them', () => {
  const drawn = chart(Array.from({ length: 1001 }, (_, index) => tag(`v${index}`, index)))
  const points = /line \[(.*)\]/.exec(drawn.join('\n'))?.[1]?.split(', ').map(Number) ?? []

  expect(drawn).toContain('  x-axis "revisions, oldest first" 1 --> 1001')
  expect(points).toHaveLength(100)
  expect([points[0], points[1], points.at(-1)]).toEqual([0, 10, 1000])
})
