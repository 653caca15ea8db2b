import { expect, test } from '@jest/globals'
import { createReport } from '../../src/report/report.ts'
import type { Result } from '../../src/tracking/result.ts'
import { bundle, pinned } from '../revision-v2.ts'
import { result } from './results.ts'

/** What a report does, as lines: `error: …`, `info: …`. */
function written(act: (report: ReturnType<typeof createReport>) => void): string[] {
  const lines: string[] = []
  const say = (kind: string) => (message: string) => void lines.push(`${kind}: ${message}`)
  const channel = {
    info: say('info'),
    notice: say('notice'),
    warning: say('warning'),
    setFailed: say('error'),
    setOutput: () => undefined,
    startGroup: say('group'),
    endGroup: () => undefined,
    writeSummary: async () => undefined,
  }
  act(createReport(channel, (text) => text))
  return lines
}

function failed(count: number): Result[] {
  return Array.from({ length: count }, (_, index) =>
    result(`v${index + 1}`, { status: 'failed', url: '', details: [`reason ${index + 1}`] }),
  )
}

test.each([
  [1, 1],
  [9, 9],
  [10, 10],
  [11, 10],
  [500, 10],
])('%i kinds of errors are told in %i annotations at most', (kinds, annotations) => {
  const lines = written((report) => report.results(failed(kinds)))
  const errors = lines.filter((line) => line.startsWith('error: '))

  expect(errors).toHaveLength(annotations)
  // None gets lost: each reason is told once.
  for (let number = 1; number <= kinds; number++) {
    expect(lines.filter((line) => line.endsWith(`reason ${number}.`))).toHaveLength(1)
  }
  if (kinds > 10) {
    expect(errors.at(-1)).toBe(`error: ${kinds - 9} more errors stand in the log.`)
    expect(lines.indexOf(errors.at(-1) ?? '')).toBe(lines.length - (kinds - 9) - 1)
  }
})

test('what is pinned is told in its order, also where tags look like numbers', () => {
  const revisions = ['v1', '2024', '2023', 'v2']
  const lines = written((report) =>
    report.pinned(revisions.map((revision) => pinned({ revision }))),
  )
  expect(lines).toEqual([
    'group: 4 revisions, oldest first',
    ...revisions.map((tag) => `info: ${tag}: ${bundle.commit} of ${bundle.committed_at}`),
  ])
})

test.each([
  [9, 9],
  [10, 10],
  [11, 10],
  [40, 10],
])('%i warnings are told in %i annotations, and none gets lost', (given, annotations) => {
  const lines = written((report) => {
    for (let number = 1; number <= given; number++) report.warn(`about ${number}`)
    report.warn('about 1')
    report.end()
  })
  expect(lines.filter((line) => line.startsWith('warning: '))).toHaveLength(annotations)
  for (let number = 1; number <= given; number++) {
    expect(lines.some((line) => line.endsWith(`about ${number}`))).toBe(true)
  }
  if (given > 10) {
    expect(lines.at(-1)).toBe(`warning: ${given - 9} more warnings stand in the log.`)
  }
})
