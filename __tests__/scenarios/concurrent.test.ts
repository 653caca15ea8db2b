import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
let history: Checkout
const tags = Array.from({ length: 8 }, (_, index) => `v${index + 1}`)

beforeAll(() => {
  history = createHistory(tags.length)
})
afterAll(() => history.remove())

/** Concurrent steps of as many jobs. */
async function pushAll(pushed: readonly string[]) {
  const steps = await Promise.all(
    pushed.map((tag, job) => {
      const env = { GITHUB_RUN_ID: `${4711 + job}` }
      return sandbox.push(tag, {}, { workspace: history.path, env })
    }),
  )
  expect(steps.flatMap(errorsOf)).toEqual([])
  expect(steps.map(({ code }) => code)).toEqual(pushed.map(() => 0))
  return steps
}

function committed() {
  return sandbox.versions().filter(({ state }) => state === 'COMMITTED')
}

function active() {
  return sandbox.runs().filter(({ lifecycle }) => lifecycle === 'active')
}

function wandbRuns() {
  return [...(sandbox.wandb.store.projects.get('corpus')?.runs.values() ?? [])]
}

describe('eight jobs', () => {
  test('eight jobs that log one tag at once leave one record', async () => {
    const steps = await pushAll(tags.map(() => 'v1'))

    expect(committed().map(({ versionIndex, aliases }) => [versionIndex, ...aliases])).toEqual([
      [0, 'tag-v1', 'latest'],
    ])
    expect(wandbRuns().map(({ state }) => state)).toEqual(['finished'])
    expect(active().map(({ status }) => status)).toEqual(['FINISHED'])
    const urls = steps.map(({ outputs }) => [
      outputs['wandb-artifact-url'],
      outputs['mlflow-run-url'],
    ])
    expect(new Set(urls.map(String)).size).toBe(1)
    expect(await sandbox.push('v1', {}, { workspace: history.path })).toMatchObject({
      outputs: { created: 'false' },
    })
  })

  test('eight jobs that log one tag each leave one record each, and latest is at the newest tag', async () => {
    await pushAll(tags)
    const aliases = () => committed().flatMap((version) => [...version.aliases])

    expect(
      aliases()
        .filter((alias) => alias !== 'latest')
        .sort(),
    ).toEqual(tags.map((tag) => `tag-${tag}`))
    expect(wandbRuns().map(({ state }) => state)).toEqual(tags.map(() => 'finished'))
    expect(
      active()
        .map(({ tags: of }) => of.get('lairs-revision'))
        .sort(),
    ).toEqual(tags)
    expect(active().map(({ status }) => status)).toEqual(tags.map(() => 'FINISHED'))
    // The last job can have taken latest: the newest tag gets it back.
    await sandbox.push('v8', {}, { workspace: history.path })
    const newest = committed().find((version) => version.aliases.has('tag-v8'))
    expect(newest?.aliases).toContain('latest')
  })
})

test('an older tag gives latest back to the newest tag only', async () => {
  for (const tag of ['v1', 'v2', 'v3']) {
    await sandbox.push(tag, {}, { workspace: history.path })
  }
  const [first, second, third] = committed()
  third?.aliases.delete('latest')
  second?.aliases.add('latest')
  await sandbox.push('v1', {}, { workspace: history.path })
  expect([first, second, third].map((each) => each?.aliases.has('latest'))).toEqual([
    false,
    true,
    false,
  ])
  await sandbox.push('v3', {}, { workspace: history.path })
  expect([first, second, third].map((each) => each?.aliases.has('latest'))).toEqual([
    false,
    false,
    true,
  ])
})
