import { beforeEach, expect, test } from '@jest/globals'
import { newRun, post, refusal, store, useMlflow } from './mlflow-client.ts'

useMlflow()

async function found(filter: string, more: Record<string, unknown> = {}): Promise<unknown> {
  const { body } = await post('runs/search', { experiment_ids: ['0'], filter, ...more })
  const { runs }: { runs?: { info: { run_name: string } }[] } = Object(body)
  return runs?.map(({ info }) => info.run_name) ?? body
}

const VALUES = ['v1', 'v2', "it's", 'say "x"', 'a\\', '100%', 'a_b', 'x;y -- z', 'new\nline', '😀']

beforeEach(async () => {
  for (const [index, value] of VALUES.entries()) {
    const tags = [{ key: 'rev-1', value }]
    await newRun({ run_name: `r${index}`, start_time: index, tags })
  }
})

test.each(VALUES.map((value, index) => [value, `r${index}`]))(
  'finds the value %j by the quotes it lacks',
  async (value, name) => {
    const quoted = value.includes("'") ? `"${value}"` : `'${value}'`
    expect(await found(`tags.\`rev-1\` = ${quoted}`)).toEqual([name])
    expect(await found(`status = 'RUNNING' and tags."rev-1" = ${quoted}`)).toEqual([name])
    expect(await found(`tags.\`rev-1\` LIKE '${value.replaceAll("'", '_')}'`)).toContain(name)
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
  expect(await found(filter)).toEqual(names)
})

test.each([
  ["tags.rev-1 = 'v1'", "Expected 'Identifier'"],
  ['tags.`rev-1` = v1', 'Expected a quoted string value'],
  ["status = 'RUNNING' OR status = 'FAILED'", 'Invalid clause(s) in filter string'],
  // A backslash takes the closing quote with it, so the next clause ends inside the string.
  ["tags.`rev-1` = 'a\\' AND status = 'RUNNING'", 'Invalid clause(s) in filter string'],
  ["AND status = 'RUNNING'", 'Strict: '],
  ["status = 'RUNNING' AND", 'Strict: '],
  ["tags.t > '1'", "Invalid comparator '>'"],
  ["tags.t IN ('1')", "Invalid comparator 'IN'"],
  ["bogus.t = '1'", "Invalid entity type 'bogus'"],
  ["attributes.bogus = '1'", "Invalid attribute key 'bogus'"],
  ['  ', 'Could not be parsed'],
])('refuses %s', async (filter, message) => {
  expect(await found(filter)).toEqual(refusal(message))
})

test('orders, pages and shows the stages asked for', async () => {
  const filter = "tags.`rev-1` LIKE 'v_'"
  expect(await found(filter, { order_by: ['start_time ASC'] })).toEqual(['r0', 'r1'])
  const first = await post('runs/search', { experiment_ids: ['0'], filter, max_results: 1 })
  const { next_page_token }: { next_page_token?: string } = Object(first.body)
  expect(await found(filter, { max_results: 1, page_token: next_page_token })).toEqual(['r0'])
  expect((await post('runs/search', { experiment_ids: ['0'], filter })).body).not.toHaveProperty(
    'next_page_token',
  )
  await post('runs/delete', { run_id: [...store().runs.keys()][0] })
  expect(await found(filter)).toEqual(['r1'])
  expect(await found(filter, { run_view_type: 'DELETED_ONLY' })).toEqual(['r0'])
  expect(await found(filter, { run_view_type: 'ALL' })).toEqual(['r1', 'r0'])
})
