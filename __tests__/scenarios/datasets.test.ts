import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import { startWandb } from '../../sandbox/wandb/server.ts'
import { numbered } from './many.ts'
import { errorsOf, names, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const wandbOnly = { backend: 'wandb' }

/** A repository with the datasets `one` and `two`. */
let history: Checkout
beforeAll(() => {
  history = createHistory(
    3,
    new Map([
      ['one/data.csv', 'a'],
      ['two/data.csv', 'b'],
    ]),
  )
  history.git('checkout', '--quiet', 'main')
})
afterAll(() => history.remove())

function push(tag: string, inputs: Readonly<Record<string, string>> = {}, repository?: string) {
  const env = repository === undefined ? {} : { GITHUB_REPOSITORY: repository }
  return sandbox.push(tag, { ...wandbOnly, ...inputs }, { workspace: history.path, env })
}

/** The names of the requests that write, since there were `before` requests. */
function writes(before: number): readonly string[] {
  const reading = /^(Viewer|LoggedRevisions|VersionMetadata|CollectionVersions)$/
  return names(sandbox.wandb.received.slice(before)).filter((name) => !reading.test(name))
}

describe('several datasets', () => {
  test('a second dataset of the repository with the same artifact-name is an error, with its own it is logged', async () => {
    const [one, two] = [{ 'working-directory': 'one' }, { 'working-directory': 'two' }]
    await push('v1', one)
    const before = sandbox.wandb.received.length
    for (const tag of ['v1', 'v2']) {
      const step = await push(tag, two)
      expect(step).toMatchObject({ code: 1, outputs: { created: 'false' } })
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(
          /^The alias "latest" of the artifact "lairs-revision" belongs to another dataset: folder one of https:.*Nothing was written\. Each dataset needs its own artifact-name/,
        ),
      ])
    }
    expect(errorsOf(await push('v1', { ...two, mode: 'verify' }))).toEqual([
      expect.stringMatching(/belongs to another dataset, folder one of https:/),
    ])
    expect(writes(before)).toEqual([])

    const named = { ...two, 'artifact-name': 'two' }
    expect(await push('v1', named)).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(await push('v1', named)).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(await push('v1', { ...named, mode: 'verify' })).toMatchObject({ code: 0 })
    expect(await push('v1', { ...one, mode: 'verify' })).toMatchObject({ code: 0 })
  })

  test('of two datasets that are logged at the same time under one artifact-name, one is logged', async () => {
    sandbox.wandb.fail('CreateArtifact', { kind: 'slow', milliseconds: 1500 }, 2)
    const folders = ['one', 'two'].map((folder) => ({ 'working-directory': folder }))
    const steps = await Promise.all(folders.map((inputs) => push('v1', inputs)))

    expect(steps.map(({ code }) => code).sort()).toEqual([0, 1])
    expect(steps.flatMap(errorsOf)).toEqual([
      expect.stringMatching(/belongs to another dataset: folder (one|two) of /),
    ])
    const committed = sandbox.versions().filter(({ state }) => state === 'COMMITTED')
    expect(committed.map(({ aliases }) => [...aliases].sort())).toEqual([['latest', 'tag-v1']])
    const verified = await Promise.all(
      folders.map((inputs) => push('v1', { ...inputs, mode: 'verify' })),
    )
    expect(verified.map(({ code }) => code)).toEqual(steps.map(({ code }) => code))
  })

  test('a fork, a mirror and a renamed repository do not use the record of the other, which has the same commits', async () => {
    await push('v1', {}, 'lab/corpus')
    const before = sandbox.wandb.received.length
    const step = await push('v1', {}, 'lab/renamed')

    expect(step).toMatchObject({ code: 1, outputs: { created: 'false' } })
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /another dataset: https:\/\/github\.com\/lab\/corpus .*forks, mirrors.*If this repository was renamed/,
      ),
    ])
    expect(writes(before)).toEqual([])
  })

  test('a version that another tool gave the alias is not taken for a record', async () => {
    await push('v1', wandbOnly)
    const [version] = sandbox.versions()
    // lairs records no commit.
    const { revision, lexicon_tree_hash, layers_version, working_dir } = version?.metadata ?? {}
    const metadata = { revision, lexicon_tree_hash, layers_version, working_dir }
    Object.assign(version ?? {}, { metadata, digest: '0'.repeat(32), createdBy: undefined })
    version?.aliases.delete('latest')
    const step = await push('v1', wandbOnly)

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/alias "tag-v1" .*belongs to a version that this action did not log/),
    ])
  })
})

describe('aliases', () => {
  test('an alias of wandb-aliases that a tag would use is refused before anything is sent', async () => {
    history.git('tag', 'a/b', 'v2^{commit}')
    history.git('tag', 'production', 'v2^{commit}')
    try {
      for (const alias of ['production', 'best\nproduction']) {
        const step = await push('v1', { 'wandb-aliases': alias })
        expect(step.code).toBe(1)
        expect(errorsOf(step)).toEqual([
          'wandb-aliases: "production" is also the alias of the tag "production". Nothing was sent. Choose an alias that no tag has.',
        ])
      }
      expect(sandbox.wandb.received).toEqual([])
      expect(await push('v1', { 'wandb-aliases': 'best' })).toMatchObject({ code: 0 })
    } finally {
      history.git('tag', '--delete', 'production', 'a/b')
    }
  })

  test('an alias of a tag that this checkout does not have is not taken from it', async () => {
    history.git('tag', 'production', 'v2^{commit}')
    await push('production')
    history.git('tag', '--delete', 'production')
    const before = sandbox.wandb.received.length
    const step = await push('v3', { 'wandb-aliases': 'production' })

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/^wandb-aliases: "production" is the alias of the tag production \(/),
    ])
    expect(writes(before)).toEqual([])
  })

  test('the step says from which revision it takes an alias', async () => {
    const inputs = { 'wandb-aliases': 'best' }
    expect((await push('v2', inputs)).stdout).not.toContain('moves from')
    const step = await push('v1', inputs)
    expect(step.stdout).toMatch(/^::notice::W&B: the alias "best" moves from v2 \(v0\) to v1\.$/m)
    expect(numbered(sandbox)).toEqual(['v0 tag-v2 latest', 'v1 tag-v1 best'])
  })

  test('an alias in a registry collection of the same name is not the alias of the artifact', async () => {
    const own = await startWandb({ organization: 'acme', registries: ['dataset'] })
    try {
      const inputs = {
        'wandb-base-url': own.url,
        'wandb-registry': 'dataset/lairs-revision',
        'wandb-aliases': 'best',
      }
      await push('v1', inputs)
      const [version] = own.store.artifacts.values()
      own.store.links[0]?.aliases.add('best')
      version?.aliases.delete('best')
      expect(await push('v1', inputs)).toMatchObject({ code: 0, outputs: { created: 'false' } })
      expect([...(version?.aliases ?? [])].sort()).toEqual(['best', 'latest', 'tag-v1'])
    } finally {
      await own.close()
    }
  })

  test('an alias that another revision has in addition goes to the tag, with a warning', async () => {
    await push('v1', { 'wandb-aliases': 'production' })
    history.git('tag', 'production', 'v2^{commit}')
    try {
      const step = await push('production')
      expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
      expect(warningsOf(step)).toEqual([
        expect.stringMatching(
          /alias "production" was an extra alias of v1 .*Now it belongs to the tag production/,
        ),
      ])
      expect(numbered(sandbox)).toEqual(['v0 tag-v1', 'v1 production latest'])
    } finally {
      history.git('tag', '--delete', 'production')
    }
  })
})
