import { describe, expect, test } from '@jest/globals'
import { startWandb } from '../../../sandbox/wandb/server.ts'
import { at, post, sendFileStream, server, upsertRun, useWandb, type Variables } from './client.ts'
import { OPERATIONS } from './operations.ts'

useWandb()

describe('the file stream', () => {
  test('sets the state of a run', async () => {
    await upsertRun()
    const { runs } = server.store.getOrCreateProject('corpora')
    const history = (offset: number, ...content: string[]) => ({
      files: { 'wandb-history.jsonl': { offset, content } },
    })
    expect(await sendFileStream({ complete: true, exitcode: 1 })).toMatchObject({ status: 200 })
    expect(runs.get('gh-1')).toMatchObject({ state: 'failed', exitcode: 1 })
    expect(await sendFileStream(history(0, '{}'))).toMatchObject({ status: 200 })
    expect(await sendFileStream(history(1, '{}'))).toMatchObject({ status: 200 })
    expect(runs.get('gh-1')).toMatchObject({ state: 'running', exitcode: undefined })
    expect(runs.get('gh-1')?.streams.get('wandb-history.jsonl')).toEqual(['{}', '{}'])
    expect(await sendFileStream(history(9, '{}'))).toMatchObject({ status: 400 })
  })

  test.each<[string, Variables, number, string]>([
    [
      'a summary that is no object',
      { files: { 'wandb-summary.json': { offset: 0, content: ['1'] } } },
      400,
      'gh-1',
    ],
    ['another file', { files: { 'notes.txt': { offset: 0, content: [] } } }, 400, 'gh-1'],
    ['an end with no exit code', { complete: true }, 400, 'gh-1'],
    ['an unknown run', {}, 404, 'gh-2'],
  ])('rejects %s', async (_, body, status, run) => {
    await upsertRun()
    expect(await sendFileStream(body, run)).toMatchObject({ status })
  })
})

describe('access', () => {
  const query = JSON.stringify({ query: '{ viewer { id } }' })

  test.each([
    ['no key', ''],
    ['another key', `Basic ${Buffer.from(`api:${'b'.repeat(40)}`).toString('base64')}`],
    ['an unknown token', 'Bearer x'],
  ])('is denied with %s', async (_, authorization) => {
    const errors = [{ message: expect.any(String) }]
    expect(await post(query, { authorization })).toEqual({ status: 401, answer: { errors } })
    const path = '/files/lab/corpora/gh-1/file_stream'
    expect(await post('{}', { authorization }, path)).toMatchObject({ status: 401 })
  })

  async function exchange(form: Record<string, string>) {
    const body = new URLSearchParams(form)
    const response = await fetch(`${server.url}/oidc/token`, { method: 'POST', body })
    const answer: unknown = await response.json()
    return { status: response.status, answer }
  }

  test('is granted for an identity token', async () => {
    const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
    const { answer } = await exchange({ grant_type, assertion: 'a.b.c' })
    expect(answer).toEqual({ access_token: expect.any(String), expires_in: 3600 })
    const authorization = `Bearer ${at(answer, 'access_token')}`
    expect(await post(query, { authorization })).toMatchObject({ status: 200 })
    expect(await exchange({ grant_type, assertion: 'a.b' })).toMatchObject({ status: 400 })
    expect(await exchange({ grant_type: 'x', assertion: 'a.b.c' })).toMatchObject({ status: 400 })
    expect(await exchange({ assertion: 'a.b.c' })).toMatchObject({ status: 400 })
  })

  test.each([
    ['another content type', query, { 'content-type': 'text/plain' }, '/graphql', 400],
    ['a body that is not JSON', '{', {}, '/graphql', 400],
    ['a syntax error', JSON.stringify({ query: '{' }), {}, '/graphql', 400],
    ['an unknown operation', JSON.stringify({ query, operationName: 'X' }), {}, '/graphql', 400],
    ['an unknown field', JSON.stringify({ query: '{ x }' }), {}, '/graphql', 400],
    ['an unknown path', '{}', {}, '/sdk/otel/v1/metrics', 404],
  ])('does not help with %s', async (_, body, headers, path, status) => {
    expect(await post(body, headers, path)).toMatchObject({
      status,
      answer: { errors: [{ message: expect.any(String) }] },
    })
  })

  test('depends on the options of the server', async () => {
    const other = await startWandb({ apiKey: 'k'.repeat(40), entity: 'own', username: 'eve' })
    const authorization = `Basic ${Buffer.from(`api:${'k'.repeat(40)}`).toString('base64')}`
    const response = await fetch(`${other.url}/graphql`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ query: OPERATIONS.Viewer }),
    })
    expect(await response.json()).toMatchObject({
      data: { viewer: { entity: 'own', username: 'eve', flags: '{}' } },
    })
    expect(other.received[0]?.name).toBe('Viewer')
    await other.close()
  })
})
