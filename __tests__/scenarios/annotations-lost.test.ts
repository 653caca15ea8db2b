import { resolve } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { json, type LoopbackServer, listen } from '../../sandbox/http.ts'
import { exhaustiveTest } from '../exhaustive/mode.ts'
import {
  annotate,
  createFlattenedCheckout,
  flatten,
  lightweight,
  mlflowOnly,
  pushed,
  sampleTags,
  tagIn,
  unknown,
  withToken,
} from './flattened.ts'
import { countsOf } from './many.ts'
import { names, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const site = createFlattenedCheckout(sandbox)
const { v1 } = sampleTags
const restored = { kind: 'annotated', object: v1.object }
const opened: LoopbackServer[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

/** The number of requests to `origin` by the steps of this test. */
function lsRemoteCount(): number {
  return site.gitCommands().filter((command) => command.startsWith('ls-remote')).length
}

function setOrigin(url: string): void {
  site.clone.git('config', 'remote.origin.url', url)
}

describe('without a token, a warning says what is missing and how to restore it', () => {
  const advice =
    'Use actions/checkout 6.0.2 or newer, or set the input github-token (with "permissions: contents: read").'

  test('if the push event shows that the tag is annotated', async () => {
    flatten(site.clone, 'v1')
    const step = await site.start(mlflowOnly, pushed('v1', v1.commit, v1.object))

    expect(step).toMatchObject({ code: 0, stderr: '', outputs: { created: 'true' } })
    expect(tagIn(step)).toEqual(unknown)
    expect(warningsOf(step)).toEqual([
      `The checkout lacks tagger, date, message and signature of 1 annotated tag(s). They are recorded as unknown: v1. ${advice}`,
    ])
    expect([lsRemoteCount(), names(site.github.received)]).toEqual([0, []])
  })

  test('if the origin shows that the tag is annotated', async () => {
    annotate(site, ['a1', 'a2', 'a3', 'a4', 'a5', 'größe/#6'])
    flatten(site.clone, 'v1', 'release/3.0', 'a1', 'a2', 'a3', 'größe/#6')
    const three = await site.start({ ...mlflowOnly, revision: 'v1\nv2\nrelease/3.0\ngröße/#6' })
    const all = await site.start({ ...mlflowOnly, revision: '**' })

    expect([three.code, all.code]).toEqual([0, 0])
    expect(warningsOf(three)).toEqual([
      `The checkout lacks tagger, date, message and signature of 3 annotated tag(s). They are recorded as unknown: v1, release/3.0, größe/#6. ${advice}`,
    ])
    expect(warningsOf(all)).toEqual([
      expect.stringMatching(
        /^The checkout lacks .* of 6 annotated tag\(s\)\. .*: .*, .* and 1 more\. Use actions/,
      ),
    ])
    // One request for all tags of a step.
    expect(lsRemoteCount()).toBe(2)
    expect(site.github.received).toEqual([])
  })
})

describe('without a token, there is no warning', () => {
  test('about tags that are also lightweight at the origin', async () => {
    const step = await site.start({ ...mlflowOnly, revision: 'v2\nv3.0.1' })

    expect([step.code, warningsOf(step), lsRemoteCount()]).toEqual([0, [], 1])
  })

  test('about annotated tags: the origin is not asked', async () => {
    const step = await site.start({ ...mlflowOnly, revision: 'v1' })

    expect([step.code, warningsOf(step), lsRemoteCount()]).toEqual([0, [], 0])
  })

  test('if the URL of the origin is empty', async () => {
    setOrigin('')
    flatten(site.clone, 'v1')
    const step = await site.start({ ...mlflowOnly, revision: 'v1' })

    expect([step.code, tagIn(step), warningsOf(step)]).toEqual([0, lightweight, []])
  })

  test('if there is no origin', async () => {
    site.clone.git('remote', 'remove', 'origin')
    flatten(site.clone, 'v1')
    const step = await site.start({ ...mlflowOnly, revision: 'v1' })

    expect([step.code, tagIn(step), warningsOf(step)]).toEqual([0, lightweight, []])
  })
})

describe('the tag is recorded as unknown, and a warning says so', () => {
  const warning =
    /^The action could not ask GitHub or origin whether this tag is annotated: v1\. .* Use actions/

  test.each([
    ['does not exist', '/nowhere/at/all'],
    ['refuses the connection', 'http://127.0.0.1:9/lab/sample-dataset'],
    ['is not a valid URL', 'gopher://[x'],
    ['looks like an option', '--upload-pack=false'],
    // The refs of a bundle do not include peeled tags.
    ['is a bundle', resolve('sandbox/sample-dataset.bundle')],
  ])('if the origin %s', async (_, url) => {
    setOrigin(url)
    flatten(site.clone, 'v1')
    const step = await site.start({ ...mlflowOnly, revision: 'v1' })

    expect(step).toMatchObject({ code: 0, stderr: '', outputs: { created: 'true' } })
    expect([tagIn(step), warningsOf(step)]).toEqual([unknown, [expect.stringMatching(warning)]])
  })

  exhaustiveTest(
    'if the origin does not answer within ten seconds',
    async () => {
      const silent = await listen(() => ({
        name: () => 'git',
        answer: () => new Promise(() => undefined),
      }))
      opened.push(silent)
      setOrigin(`${silent.url}/lab/sample-dataset`)
      flatten(site.clone, 'v1')
      const step = await site.start({ ...mlflowOnly, revision: 'v1' })

      expect([step.code, warningsOf(step)]).toEqual([0, [expect.stringMatching(warning)]])
      expect(silent.received).toHaveLength(1)
    },
    60_000,
  )
})

test('a dry run asks neither GitHub nor origin', async () => {
  flatten(site.clone, 'v1')
  const step = await site.start({ ...withToken, mode: 'dry-run', revision: 'v1' })

  expect([step.code, tagIn(step), warningsOf(step)]).toEqual([0, unknown, []])
  expect([lsRemoteCount(), site.github.received]).toEqual([0, []])
})

describe('the repository in the requests to GitHub’s API', () => {
  test.each([
    ['a local path: the repository of the workflow', '', 'lab/sample-dataset'],
    ['HTTPS', 'https://github.com/lab/sample-dataset', 'lab/sample-dataset'],
    [
      'HTTPS, with credentials',
      'https://x:y@github.com/lab/sample-dataset.git',
      'lab/sample-dataset',
    ],
    ['SSH', 'git@github.com:lab/sample-dataset.git', 'lab/sample-dataset'],
    ['SSH, as a URL', 'ssh://git@github.com/lab/sample-dataset.git', 'lab/sample-dataset'],
    ['another repository on GitHub', 'https://github.com/other/corpus', 'other/corpus'],
  ])('%s', async (_, url, repository) => {
    if (url !== '') setOrigin(url)
    await site.serve({ repositories: { [repository]: site.hosted.path } })
    flatten(site.clone, 'v1')
    const step = await site.start({ ...withToken, revision: 'v1' })

    expect([step.code, warningsOf(step)]).toEqual([0, []])
    expect(tagIn(step)).toMatchObject(restored)
    expect(site.github.received.map(({ path }) => path)).toEqual([
      `/repos/${repository}/git/matching-refs/tags%2Fv1`,
      `/repos/${repository}/git/tags/${v1.object}`,
    ])
    expect(lsRemoteCount()).toBe(0)
  })

  test('on a GitHub Enterprise Server', async () => {
    const env = { GITHUB_SERVER_URL: 'https://ghes.example.org' }
    for (const url of [
      'https://ghes.example.org/lab/sample-dataset',
      'git@ghes.example.org:lab/sample-dataset',
    ]) {
      setOrigin(url)
      flatten(site.clone, 'v1')
      const step = await site.start({ ...withToken, revision: 'v1' }, { env })
      expect([step.code, warningsOf(step)]).toEqual([0, []])
      expect(JSON.parse(step.revisionJson)).toMatchObject({
        repository: 'https://ghes.example.org/lab/sample-dataset',
        tag: restored,
      })
    }
    expect(countsOf(site.github.received)).toEqual({ 'git/matching-refs': 2, 'git/tags': 2 })
  })

  test('on a GitHub Enterprise Server whose API has a path', async () => {
    // The API of a GitHub Enterprise Server: https://ghes.example.org/api/v3.
    const paths: string[] = []
    const ghes = await listen(() => ({
      name: () => 'api',
      async answer({ path, headers }) {
        paths.push(path)
        const url = `${site.github.apiUrl}${path.replace('/api/v3', '')}`
        const { authorization = '' } = headers
        const answer = await fetch(url, { headers: { authorization } })
        return json(answer.status, await answer.json())
      },
    }))
    opened.push(ghes)
    flatten(site.clone, 'v1')
    const env = {
      GITHUB_SERVER_URL: 'https://ghes.example.org',
      GITHUB_API_URL: `${ghes.url}/api/v3`,
    }
    const step = await site.start({ ...withToken, revision: 'v1' }, { env })

    expect(tagIn(step)).toMatchObject(restored)
    for (const path of paths) expect(path).toMatch(/^\/api\/v3\/repos\/lab\/sample-dataset\/git\//)
    expect(paths).toHaveLength(2)
  })

  test.each([
    ['another host', 'https://gitlab.example.org/lab/sample', {}],
    ['another host, by SSH', 'git@gitlab.example.org:lab/sample.git', {}],
    ['a deeper path', 'https://github.com/group/lab/sample', {}],
    ['a host that starts with github.com', 'https://github.com.example.org/lab/sample', {}],
    [
      'github.com, on a GitHub Enterprise Server',
      'https://github.com/lab/sample-dataset',
      { GITHUB_SERVER_URL: 'https://ghes.example.org' },
    ],
  ])('no request, and the step succeeds: %s', async (_, url, env) => {
    setOrigin(url)
    flatten(site.clone, 'v1')
    // No network is used: git's insteadOf rewrites the URL to the local clone.
    site.clone.git('config', `url.${site.hosted.path}.insteadOf`, url)
    const step = await site.start({ ...withToken, revision: 'v1\nv2' }, { env })

    expect(step).toMatchObject({ code: 0, stderr: '', outputs: { created: 'true' } })
    expect(site.github.received).toEqual([])
    expect(warningsOf(step)).toEqual([expect.stringContaining(': v1. ')])
    // A token for GitHub does not work there.
    expect(warningsOf(step).join()).not.toContain('github-token')
  })
})
