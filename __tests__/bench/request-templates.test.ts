import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Exchange } from '../../bench/recorder.ts'
import { createRenderer, createTemplates } from '../../bench/request-templates.ts'

const base = { server: 's', method: 'POST', headers: {}, path: '/', body: '', status: 200 }
const [runId, newRunId] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210']
const responseOf = (run: string, experiment: string) => ({
  run: { run_id: run, uri: `mlflow-artifacts:/${experiment}/${run}/files` },
  experiment_id: experiment,
})

/** An exchange that starts at `start` and takes one unit of time. */
function exchange(start: number, fields: Partial<Exchange>): Exchange {
  return { ...base, responseBody: '', start, end: start + 1, ...fields }
}

test('a request depends on earlier answers of the same server', () => {
  const templates = createTemplates(
    [exchange(0, {}), exchange(0.5, {}), exchange(1.2, {}), exchange(2, { server: 'other' })],
    'n',
  )
  expect(templates.map(({ dependsOn }) => dependsOn)).toEqual([[], [], [0], []])
})

test('values that the server generated are taken from the new responses', () => {
  const responseBody = JSON.stringify(responseOf(runId, '1'))
  const templates = createTemplates(
    [
      exchange(0, { body: '{"name":"bench-1"}', responseBody }),
      exchange(1, { path: `/files/1/${runId}/files/a`, body: `{"experiment_id":"1","n":"1"}` }),
      exchange(2, { body: `{"run_id":"${runId}","experiment_ids":["1"]}` }),
    ],
    'bench-1',
  )
  const { render, addResponse } = createRenderer(templates, 'bench-2')
  addResponse(0, responseOf(newRunId, '7'))

  expect(templates.map(({ body }) => render(body))).toEqual([
    '{"name":"bench-2"}',
    '{"experiment_id":"7","n":"1"}',
    `{"run_id":"${newRunId}","experiment_ids":["7"]}`,
  ])
  expect(render(templates[1]?.path ?? '')).toBe(`/files/7/${newRunId}/files/a`)
})

test('values that the client sent first stay unchanged', () => {
  const digest = 'd'.repeat(32)
  const body = `{"digest":"${digest}"}`
  const templates = createTemplates(
    [exchange(0, { body, responseBody: body }), exchange(1, { body })],
    'n',
  )
  expect(templates.map(({ body }) => body)).toEqual([body, body])
})

test('random IDs are new each time, and digests match the uploaded content', () => {
  const content = `{"id":"${runId}"}`
  const md5 = (text: string) => createHash('md5').update(text).digest()
  const random = 'ab'.repeat(64)
  const templates = createTemplates(
    [
      exchange(0, { body: `"${random}"`, responseBody: JSON.stringify({ id: runId }) }),
      exchange(1, { body: `"${md5(content).toString('hex')}" "${random}"` }),
      exchange(2, {
        method: 'PUT',
        body: content,
        headers: { 'content-md5': md5(content).toString('base64') },
      }),
    ],
    'n',
  )
  const { render, addResponse } = createRenderer(templates, 'n')
  addResponse(0, { id: newRunId })

  const newContent = `{"id":"${newRunId}"}`
  const first = render(templates[0]?.body ?? '')
  expect(first).toMatch(/^"[0-9a-f]{128}"$/)
  expect(first).not.toContain(random)
  expect(render(templates[1]?.body ?? '')).toBe(`"${md5(newContent).toString('hex')}" ${first}`)
  expect(render(templates[2]?.body ?? '')).toBe(newContent)
  expect(render(templates[2]?.headers['content-md5'] ?? '')).toBe(
    md5(newContent).toString('base64'),
  )
})
