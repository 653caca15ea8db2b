import { describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.ts'
import { createReport, type Report, type RunnerOutput } from '../../src/report/report.ts'
import type { Result } from '../../src/tracking/result.ts'
import { bundle, pinned } from '../revision-v2.ts'
import { result } from './results.ts'

/** What a report prints, as lines: `error: …`, `info: …`. Outputs are `output: name=value`. */
function linesOf(act: (report: Report) => void, isDebug = false): string[] {
  const lines: string[] = []
  const add = (kind: string) => (message: string | Error) => void lines.push(`${kind}: ${message}`)
  const runner: RunnerOutput = {
    info: add('info'),
    notice: add('notice'),
    warning: add('warning'),
    setFailed: add('error'),
    hasOutputs: () => true,
    setOutput: (name, value) => add('output')(`${name}=${value}`),
    startGroup: add('group'),
    endGroup: () => undefined,
    debug: add('debug'),
    isDebug: () => isDebug,
    writeSummary: async () => undefined,
  }
  act(createReport(runner, (text) => text.replaceAll(/the[ \n]secret/g, '***')))
  return lines
}

function failures(count: number): Result[] {
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
])('%i different errors become %i annotations', (errors, annotations) => {
  const lines = linesOf((report) => report.results(failures(errors)))
  const annotated = lines.filter((line) => line.startsWith('error: '))

  expect(annotated).toHaveLength(annotations)
  // Each reason is printed exactly once.
  for (let number = 1; number <= errors; number++) {
    expect(lines.filter((line) => line.endsWith(`reason ${number}.`))).toHaveLength(1)
  }
  if (errors > 10) {
    expect(annotated.at(-1)).toBe(`error: ${errors - 9} more errors are in the log.`)
    expect(lines.indexOf(annotated.at(-1) ?? '')).toBe(lines.length - (errors - 9) - 1)
  }
})

test('revisions are printed in their order, also if tags look like numbers', () => {
  const revisions = ['v1', '2024', '2023', 'v2']
  const lines = linesOf((report) =>
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
])('%i warnings become %i annotations, and all are printed', (warnings, annotations) => {
  const lines = linesOf((report) => {
    for (let number = 1; number <= warnings; number++) report.warn(`about ${number}`)
    report.warn('about 1')
    report.end()
  })
  expect(lines.filter((line) => line.startsWith('warning: '))).toHaveLength(annotations)
  for (let number = 1; number <= warnings; number++) {
    expect(lines.some((line) => line.endsWith(`about ${number}`))).toBe(true)
  }
  if (warnings > 10) {
    expect(lines.at(-1)).toBe(`warning: ${warnings - 9} more warnings are in the log.`)
  }
})

test('a dry run prints its plan', () => {
  const planned = result('v1', { status: 'dry-run', url: '', plan: { project: 'corpus' } })
  expect(linesOf((report) => report.results([planned]))).toEqual([
    'group: mlflow: v1 would be logged if the server has no record of it yet',
    'info: project: corpus',
  ])
})

test('a step that has nothing to log sets the outputs', () => {
  expect(linesOf((report) => report.nothingToLog('No tag matches.'))).toEqual([
    'notice: No tag matches.',
    'output: created=false',
    'output: results=[]',
  ])
})

test('debug prints each line, and no line contains a secret or acts as a command', () => {
  const act = (report: Report) => report.debug('a\r\n::error::b\nthe\nsecret c')

  expect(linesOf(act)).toEqual([])
  expect(linesOf(act, true)).toEqual(['debug: a', 'debug: : :error::b', 'debug: *** c'])
})

test('a secret is redacted whose blank is a control character', () => {
  const lines = linesOf((report) => {
    report.info('a the\u0007secret')
    report.warn('the\r\nsecret b')
    report.debug('the\tsecret')
    report.fail(new Error('the\0secret'))
  }, true)
  expect(lines.slice(0, 4)).toEqual(['info: a ***', 'warning: *** b', 'debug: ***', 'error: ***'])
})

test('debug prints the stack and the causes of a thrown error', () => {
  const thrown = new Error('no', { cause: new TypeError('the\nsecret') })
  const act = (report: Report) => report.fail(thrown)

  expect(linesOf(act)).toEqual(['error: no'])
  const lines = linesOf(act, true)
  expect(lines.filter((line) => !line.startsWith('debug: at '))).toEqual([
    'error: no',
    'debug: Error: no',
    'debug: Caused by: TypeError: ***',
  ])
  expect(lines[2]).toContain('report.test.ts')
})

test('debug prints the error of several results once', () => {
  const error = new Error('refused')
  const results = failures(2).map((each) => ({ ...each, error }))
  const act = (report: Report) => report.results(results)

  expect(linesOf(act, true).filter((line) => line === 'debug: Error: refused')).toHaveLength(1)
  expect(linesOf(act).filter((line) => line.startsWith('debug'))).toEqual([])
})

const none = { layers_version: '', lexicon_tree_hash: '', layers_git_sha: '', vendored_at: '' }
const dataset = { path: '.', store_commit: 'a'.repeat(64), records: 3, collections: {} }

test('of plain files, the log shows no lexicons and no dataset', () => {
  const lines = linesOf((report) => report.pinned([pinned({ ...none, manifest_source: 'none' })]))
  expect(lines).toContain('info: data: plain files')
  expect(lines).toContain('info: manifest_source: none')
  expect(lines.filter((line) => /lexicon|layers|vendored|dataset/.test(line))).toEqual([])
})

test('of a dataset without a manifest, the log shows no lexicons', () => {
  const facts = { ...none, manifest_source: 'none', dataset }
  const lines = linesOf((report) => report.pinned([pinned(facts)]))
  expect(lines).toContain('info: dataset.records: 3')
  expect(lines.filter((line) => /lexicon|layers|vendored|plain/.test(line))).toEqual([])
})

test('a notice is given once, and GitHub shows ten', () => {
  const lines = linesOf((report) => {
    for (let number = 1; number <= 12; number++) {
      report.notice(`advice ${number}`)
      report.notice(`advice ${number}`)
    }
  })
  expect(lines).toHaveLength(12)
  expect(lines[9]).toBe('notice: advice 10')
  expect(lines.slice(10)).toEqual(['info: advice 11', 'info: advice 12'])
})

describe('the log has a limited number of lines', () => {
  const { logLines } = limits
  const names = (count: number) => Array.from({ length: count }, (_, index) => `v${index + 1}`)
  const infos = (lines: readonly string[]) => lines.filter((line) => line.startsWith('info: '))

  test('of revisions', () => {
    const print = (count: number) =>
      infos(
        linesOf((report) => report.pinned(names(count).map((revision) => pinned({ revision })))),
      )
    expect(print(logLines)).toHaveLength(logLines)
    expect(print(logLines).at(-1)).toMatch(/^info: v1000: /)
    const lines = print(logLines + 5)
    expect(lines).toHaveLength(logLines + 1)
    expect(lines.slice(-2)).toEqual([
      expect.stringMatching(/^info: v1000: /),
      'info: 5 more lines are not shown (docs/limits.md).',
    ])
  })

  test('of facts of one revision', () => {
    const collections = Object.fromEntries(names(10_000).map((name) => [`pub.${name}`, 1]))
    const dataset = { path: '.', store_commit: null, records: 10_000, collections }
    const lines = infos(linesOf((report) => report.pinned([pinned({ dataset })])))
    expect(lines).toHaveLength(logLines + 1)
    expect(lines.at(-1)).toMatch(/^info: \d+ more lines are not shown \(docs\/limits\.md\)\.$/)
  })

  test('of results', () => {
    const print = (count: number) =>
      infos(linesOf((report) => report.results(names(count).map((name) => result(name)))))
    expect(print(logLines)).toHaveLength(logLines)
    const lines = print(logLines + 2)
    expect(lines).toHaveLength(logLines + 1)
    expect(lines.at(-1)).toBe('info: 2 more results are not shown (docs/limits.md).')
  })

  test('of warnings, notices and errors, and says how many are missing', () => {
    const print = (count: number, kind: 'warn' | 'notice') =>
      linesOf((report) => {
        for (const name of names(count)) report[kind](`about ${name}`)
        report.end()
      })
    // Nine warnings are annotated, and ten notices.
    expect(infos(print(logLines + 9, 'warn'))).toHaveLength(logLines)
    expect(infos(print(logLines + 10, 'notice'))).toHaveLength(logLines)
    const warnings = print(logLines + 100, 'warn')
    expect(infos(warnings)).toHaveLength(logLines + 1)
    expect(warnings.slice(-2)).toEqual([
      'info: 91 more warnings are not shown (docs/limits.md).',
      `warning: ${logLines + 91} more warnings: the first ${logLines} of them are in the log.`,
    ])
    const notices = print(logLines + 100, 'notice')
    expect(infos(notices)).toHaveLength(logLines + 1)
    expect(notices.at(-1)).toBe('info: 90 more notices are not shown (docs/limits.md).')

    const fail = (count: number) =>
      linesOf((report) => report.fail(new AggregateError(names(count))))
    expect(infos(fail(logLines + 9))).toHaveLength(logLines)
    expect(fail(logLines + 9)[9]).toBe(`error: ${logLines} more errors are in the log.`)
    const errors = fail(logLines + 100)
    expect(infos(errors)).toHaveLength(logLines + 1)
    expect(errors[9]).toBe(
      `error: ${logLines + 91} more errors: the first ${logLines} of them are in the log.`,
    )
    expect(errors.at(-1)).toBe('info: 91 more errors are not shown (docs/limits.md).')
  })
})

test('a step that fails before there are results has outputs', () => {
  const lines = linesOf((report) => {
    report.fail(new Error('backend: no backend is given'))
    report.end()
  })
  expect(lines).toEqual([
    'error: backend: no backend is given',
    'output: created=false',
    'output: results=[]',
  ])
})

test('the outputs of a step are not replaced at its end', () => {
  const lines = linesOf((report) => {
    report.outputs({ created: 'true' })
    report.end()
  })
  expect(lines).toEqual(['output: created=true'])
})
