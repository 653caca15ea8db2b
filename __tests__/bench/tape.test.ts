import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { createExpander } from '../../bench/expand.ts'
import type { Exchange } from '../../bench/recorder.ts'
import { tapeOf } from '../../bench/tape.ts'

const base = { server: 's', method: 'POST', headers: {}, path: '/', body: '', status: 200 }
const [runId, later] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210']
const answerOf = (run: string, experiment: string) => ({
  run: { run_id: run, uri: `mlflow-artifacts:/${experiment}/${run}/files` },
  experiment_id: experiment,
})

/** A request that takes one unit of time, from `start`. */
function exchange(start: number, fields: Partial<Exchange>): Exchange {
  return { ...base, answer: '', start, end: start + 1, ...fields }
}

test('a request waits for those to its server that were answered before it', () => {
  const tape = tapeOf(
    [exchange(0, {}), exchange(0.5, {}), exchange(1.2, {}), exchange(2, { server: 'other' })],
    'n',
  )
  expect(tape.map(({ after }) => after)).toEqual([[], [], [0], []])
})

test('what the server made up is filled in from its new answers', () => {
  const answer = JSON.stringify(answerOf(runId, '1'))
  const tape = tapeOf(
    [
      exchange(0, { body: '{"name":"bench-1"}', answer }),
      exchange(1, { path: `/files/1/${runId}/files/a`, body: `{"experiment_id":"1","n":"1"}` }),
      exchange(2, { body: `{"run_id":"${runId}","experiment_ids":["1"]}` }),
    ],
    'bench-1',
  )
  const { expand, answered } = createExpander(tape, 'bench-2')
  answered(0, answerOf(later, '7'))

  expect(tape.map(({ body }) => expand(body))).toEqual([
    '{"name":"bench-2"}',
    '{"experiment_id":"7","n":"1"}',
    `{"run_id":"${later}","experiment_ids":["7"]}`,
  ])
  expect(expand(tape[1]?.path ?? '')).toBe(`/files/7/${later}/files/a`)
})

test('what the client said first stays as it is', () => {
  const digest = 'd'.repeat(32)
  const body = `{"digest":"${digest}"}`
  const tape = tapeOf([exchange(0, { body, answer: body }), exchange(1, { body })], 'n')
  expect(tape.map((taped) => taped.body)).toEqual([body, body])
})

test('random ids are others each time, and digests follow what is uploaded', () => {
  const content = `{"id":"${runId}"}`
  const md5 = (text: string) => createHash('md5').update(text).digest()
  const random = 'ab'.repeat(64)
  const tape = tapeOf(
    [
      exchange(0, { body: `"${random}"`, answer: JSON.stringify({ id: runId }) }),
      exchange(1, { body: `"${md5(content).toString('hex')}" "${random}"` }),
      exchange(2, {
        method: 'PUT',
        body: content,
        headers: { 'content-md5': md5(content).toString('base64') },
      }),
    ],
    'n',
  )
  const { expand, answered } = createExpander(tape, 'n')
  answered(0, { id: later })

  const anew = `{"id":"${later}"}`
  const made = expand(tape[0]?.body ?? '')
  expect(made).toMatch(/^"[0-9a-f]{128}"$/)
  expect(made).not.toContain(random)
  expect(expand(tape[1]?.body ?? '')).toBe(`"${md5(anew).toString('hex')}" ${made}`)
  expect(expand(tape[2]?.body ?? '')).toBe(anew)
  expect(expand(tape[2]?.headers['content-md5'] ?? '')).toBe(md5(anew).toString('base64'))
})
