import { beforeEach, expect, test } from '@jest/globals'
import { createRun, mlflowError, post, store, useMlflow } from './client.ts'

useMlflow()

async function search(filter: string, fields: Record<string, unknown> = {}): Promise<unknown> {
  const { body } = await post('runs/search', { experiment_ids: ['0'], filter, ...fields })
  const { runs }: { runs?: { info: { run_name: string } }[] } = Object(body)
  return runs?.map(({ info }) => info.run_name) ?? body
}

const VALUES = ['v1', 'v2', "it's", 'say "x"', 'a\\', '100%', 'a_b', 'x;y -- z', 'new\nline', '😀']

beforeEach(async () => {
  for (const [index, value] of VALUES.entries()) {
    const tags = [{ key: 'rev-1', value }]
    await createRun({ run_name: `r${index}`, start_time: index, tags })
  }
})

test.each(VALUES.map((value, index) => [value, `r${index}`]))(
  'finds the value %j in quotes that it does not contain',
  async (value, name) => {
    const quoted = value.includes("'") ? `"${value}"` : `'${value}'`
    expect(await search(`tags.\`rev-1\` = ${quoted}`)).toEqual([name])
    expect(await search(`status = 'RUNNING' and tags."rev-1" = ${quoted}`)).toEqual([name])
    expect(await search(`tags.\`rev-1\` LIKE '${value.replaceAll("'", '_')}'`)).toContain(name)
  },
)

test.each([
  ["tags.`rev-1` = 'it''s'", {}],
  ["tags.`rev-1` LIKE 'V_'", {}],
  ["tags.`rev-1` LIKE 'v_'", ['r1', 'r0']],
  ["tags.`rev-1` LIKE '_'", ['r9']],
  ["tags.`rev-1` LIKE 'new%'", ['r8']],
  ["tags.`mlflow.runName` = 'r3'", ['r3']],
  ["tags.mlflow.runName = 'r3'", ['r3']],
  ["attributes.run_name LIKE 'r_' AND tags.`rev-1` != 'v1' AND run_name = 'r1'", ['r1']],
  ["params.p != 'x'", {}],
])('%s', async (filter, names) => {
  expect(await search(filter)).toEqual(names)
})

test.each([
  ["tags.rev-1 = 'v1'", "Expected 'Identifier'"],
  ['tags.`rev-1` = v1', 'Expected a quoted string value'],
  ["status = 'RUNNING' OR status = 'FAILED'", 'Invalid clause(s) in filter string'],
  // The backslash escapes the closing quote, so the next clause is part of the string.
  ["tags.`rev-1` = 'a\\' AND status = 'RUNNING'", 'Invalid clause(s) in filter string'],
  ["AND status = 'RUNNING'", 'Strict: '],
  ["status = 'RUNNING' AND", 'Strict: '],
  ["tags.t > '1'", "Invalid comparator '>'"],
  ["tags.t IN ('1')", "Invalid comparator 'IN'"],
  ["bogus.t = '1'", "Invalid entity type 'bogus'"],
  ["attributes.bogus = '1'", "Invalid attribute key 'bogus'"],
  ['  ', 'Could not be parsed'],
])('rejects %s', async (filter, message) => {
  expect(await search(filter)).toEqual(mlflowError(message))
})

test('order_by, max_results and run_view_type are applied', async () => {
  const filter = "tags.`rev-1` LIKE 'v_'"
  expect(await search(filter, { order_by: ['start_time ASC'] })).toEqual(['r0', 'r1'])
  const first = await post('runs/search', { experiment_ids: ['0'], filter, max_results: 1 })
  const { next_page_token }: { next_page_token?: string } = Object(first.body)
  expect(await search(filter, { max_results: 1, page_token: next_page_token })).toEqual(['r0'])
  expect((await post('runs/search', { experiment_ids: ['0'], filter })).body).not.toHaveProperty(
    'next_page_token',
  )
  await post('runs/delete', { run_id: [...store().runs.keys()][0] })
  expect(await search(filter)).toEqual(['r1'])
  expect(await search(filter, { run_view_type: 'DELETED_ONLY' })).toEqual(['r0'])
  expect(await search(filter, { run_view_type: 'ALL' })).toEqual(['r1', 'r0'])
})
