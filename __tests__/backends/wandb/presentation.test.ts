import { expect, test } from '@jest/globals'
import { createWandbClient } from '../../../src/backends/wandb/client.ts'
import { viewer } from '../../../src/backends/wandb/queries.ts'
import { runFields } from '../../../src/backends/wandb/run.ts'
import { createResponse, type HttpRequest } from '../../../src/http/messages.ts'
import { bundle } from '../../revision-v2.ts'
import { context } from '../responses.ts'

test("the user's name and address are sent to the API, and not to the store", async () => {
  const sent: HttpRequest[] = []
  const http = {
    async send(request: HttpRequest) {
      sent.push(request)
      const body = '{"data":{"viewer":{"entity":"ada"}}}'
      return createResponse(200, { 'content-type': 'application/json' }, body)
    },
    redact: <Value>(value: Value) => value,
    close: () => undefined,
  }
  const user = { 'x-wandb-username': 'ada', 'x-wandb-user-email': 'ada@example.org' }
  const tools = { http, hide: () => undefined }
  const client = createWandbClient(tools, 'https://wandb.example.org', 'Basic x', user)
  await client.execute(viewer, {})
  await client.upload('a file', { uploadUrl: 'https://store.example.org/x', uploadHeaders: [] }, '')

  expect(sent.map(({ name }) => name)).toEqual(['Viewer', 'upload of a file'])
  expect(sent[0]?.headers).toMatchObject(user)
  expect(Object.keys(sent[1]?.headers ?? {}).filter((name) => name.startsWith('x-wandb'))).toEqual(
    [],
  )
})

test('the overview of a run shows the git remote and the commit', () => {
  const { config, commit, jobRepo } = runFields(bundle, context)
  expect(JSON.parse(config)).toMatchObject({
    _wandb: {
      value: {
        e: {
          'log-revision': {
            git: { remote: 'https://github.com/o/r', commit: 'c'.repeat(40) },
            host: 'github-actions',
          },
        },
      },
    },
  })
  expect([commit, jobRepo]).toEqual([bundle.commit, bundle.repository])
})
