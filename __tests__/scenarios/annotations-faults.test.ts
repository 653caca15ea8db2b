import { createServer } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { DEFAULT_GITHUB_TOKEN, startGithub } from '../../sandbox/github/server.ts'
import { type Fault, json, type LoopbackServer } from '../../sandbox/http.ts'
import {
  annotate,
  createFlattenedCheckout,
  flatten,
  mlflowOnly,
  pushed,
  sampleTags,
  tagIn,
  unknown,
  withToken,
  writeTag,
} from './flattened.ts'
import { errorsOf, names, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const site = createFlattenedCheckout(sandbox)
const { v1 } = sampleTags
const restored = { kind: 'annotated', object: v1.object }
const opened: LoopbackServer[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

/** More attempts than any client makes. */
const always = 20

const tagUnknown = /^GitHub's API did not return an annotated tag \(github-token\): .+\.$/

const reply = (status: number, body: unknown, headers = {}): Fault => {
  const { headers: own, ...rest } = json(status, body)
  return { kind: 'reply', reply: { ...rest, headers: { ...own, ...headers } } }
}

describe('if GitHub’s API fails, a warning says so, and the tag is recorded as unknown', () => {
  test.each<[string, Fault]>([
    ['500', reply(500, { message: 'Server Error' })],
    ['502, in HTML', { kind: 'reply', reply: { status: 502, body: '<html>Bad gateway</html>' } }],
    ['403', reply(403, { message: 'Resource not accessible by integration' })],
    [
      'rate limit',
      reply(403, { message: 'API rate limit exceeded' }, { 'x-ratelimit-remaining': '0' }),
    ],
    ['429', reply(429, { message: 'You have exceeded a secondary rate limit' })],
    ['reset', { kind: 'reset' }],
    ['a page of something else', { kind: 'reply', reply: { status: 200, body: '<html></html>' } }],
    ['JSON of something else', reply(200, { hello: 'world' })],
  ])('%s', async (_, fault) => {
    flatten(site.clone, 'v1')
    for (const name of ['git/matching-refs', 'git/tags']) site.github.fail(name, fault, always)
    // Most of their time is waiting.
    const [byHand, byPush] = await Promise.all([
      site.start({ ...withToken, revision: 'v1' }),
      site.start(withToken, pushed('v1', v1.commit, v1.object)),
    ])

    expect(byHand).toMatchObject({ code: 0, stderr: '' })
    expect(byPush).toMatchObject({ code: 0, stderr: '' })
    expect([tagIn(byHand), tagIn(byPush)]).toEqual([unknown, unknown])
    expect(warningsOf(byHand)).toEqual([expect.stringMatching(tagUnknown)])
    expect(warningsOf(byPush)).toEqual([expect.stringMatching(tagUnknown)])
  })

  test('a token that is refused', async () => {
    flatten(site.clone, 'v1')
    const inputs = { ...withToken, 'github-token': 'ghs_expired' }
    const byHand = await site.start({ ...inputs, revision: 'v1' })
    const byPush = await site.start(inputs, pushed('v1', v1.commit, v1.object))

    for (const step of [byHand, byPush]) {
      expect(step).toMatchObject({ code: 0, stderr: '' })
      expect(tagIn(step)).toEqual(unknown)
      expect(warningsOf(step)).toEqual([expect.stringMatching(/github-token.*Bad credentials/)])
      expect(step.stdout.replaceAll('::add-mask::ghs_expired', '')).not.toContain('ghs_expired')
    }
    expect(names(site.github.received)).toEqual(['git/matching-refs', 'git/tags', 'git/tags'])
  })

  test.each(['two words', 'ghs_1\nghs_2', 'ghs_…', 'ghs_\u0007'])(
    'a token that is invalid in a header: %j',
    async (token) => {
      flatten(site.clone, 'v1')
      const inputs = { ...withToken, 'github-token': token, revision: 'v1' }
      const step = await site.start(inputs)

      expect(step).toMatchObject({ code: 0, stderr: '' })
      expect(tagIn(step)).toEqual(unknown)
      expect(warningsOf(step)).toEqual([expect.stringMatching(tagUnknown)])
      for (const part of token.split('\n')) expect(warningsOf(step).join()).not.toContain(part)
    },
  )

  test('a repository that the token cannot access', async () => {
    await site.serve({ repositories: {} })
    flatten(site.clone, 'v1')
    const step = await site.start({ ...withToken, revision: 'v1' })

    expect([step.code, tagIn(step)]).toEqual([0, unknown])
    expect(warningsOf(step)).toEqual([expect.stringMatching(/github-token.*Not Found/)])
  })

  test.each(['http://127.0.0.1:9', 'http://api.invalid'])(
    'an API that cannot be reached: %s',
    async (apiUrl) => {
      flatten(site.clone, 'v1')
      const inputs = { ...withToken, revision: 'v1' }
      const step = await site.start(inputs, { env: { GITHUB_API_URL: apiUrl } })

      expect(step).toMatchObject({ code: 0, stderr: '' })
      expect(tagIn(step)).toEqual(unknown)
      expect(warningsOf(step)).toEqual([expect.stringMatching(tagUnknown)])
    },
  )

  test('one of several tags: the others are restored', async () => {
    annotate(site, ['a1', 'a2', 'a3'])
    flatten(site.clone, 'a1', 'a2', 'a3')
    site.github.fail(
      'git/tags',
      { kind: 'reply', reply: { status: 403, body: '{"message":"Not this one"}' } },
      1,
      1,
    )
    const step = await site.start({ ...withToken, revision: 'a*' })

    expect(step.code).toBe(0)
    expect(warningsOf(step)).toEqual([expect.stringMatching(/an annotated tag.*Not this one/)])
    const logged = [...sandbox.mlflow.store.artifacts.values()].map((text) => JSON.parse(`${text}`))
    const kinds = Object.fromEntries(logged.map(({ revision, tag }) => [revision, tag.kind]))
    expect(kinds).toEqual({ a1: 'annotated', a2: 'unknown', a3: 'annotated' })
  })

  test('a tag object that GitHub no longer has', async () => {
    flatten(site.clone, 'v1')
    const step = await site.start(withToken, pushed('v1', v1.commit, 'f'.repeat(40)))

    expect([step.code, tagIn(step)]).toEqual([0, unknown])
    expect(warningsOf(step)).toEqual([expect.stringMatching(/an annotated tag.*Not Found/)])
  })
})

test('Gitea, whose API has no list of tags: origin tells which tags are annotated', async () => {
  flatten(site.clone, 'v1')
  site.github.fail('git/matching-refs', reply(404, { message: 'Not Found' }), always)
  const env = { GITHUB_API_URL: site.github.apiUrl, GITHUB_SERVER_URL: 'https://git.example.org/' }
  const step = await site.start({ ...withToken, revision: 'v1' }, { env })

  expect([step.code, warningsOf(step)]).toEqual([0, []])
  expect(tagIn(step)).toMatchObject(restored)
  expect(JSON.parse(step.revisionJson)).toMatchObject({
    repository: 'https://git.example.org/lab/sample-dataset',
  })
  expect(names(site.github.received)).toEqual(['git/matching-refs', 'git/tags'])
})

test('Gitea, whose GITHUB_SHA is a tag object that the checkout lacks: the API knows it', async () => {
  site.hosted.git('tag', '--annotate', '--message=First', 'new', 'v1^{commit}')
  const object = site.hosted.git('rev-parse', 'new')
  const { event } = pushed('new', object)
  const env = { GITHUB_SHA: object, GITHUB_SERVER_URL: 'https://git.example.org/' }
  const start = async (inputs: Readonly<Record<string, string>>) =>
    await site.start(inputs, { event, env: { ...env, GITHUB_API_URL: site.github.apiUrl } })
  site.clone.git('tag', 'new', 'v1^{commit}')
  const step = await start(withToken)
  const withoutToken = await start({ ...mlflowOnly, 'mlflow-experiment': 'other' })

  expect([step.code, errorsOf(step), warningsOf(step)]).toEqual([0, [], []])
  expect(tagIn(step)).toMatchObject({ kind: 'annotated', object, message: 'First' })
  // Without the API, origin says that it is the same tag.
  expect([withoutToken.code, tagIn(withoutToken)]).toEqual([0, unknown])
})

describe('failures of the API that can pass', () => {
  test('a temporary API error is retried', async () => {
    flatten(site.clone, 'v1')
    site.github.fail('git/matching-refs', reply(502, { message: 'Bad gateway' }))
    site.github.fail('git/tags', { kind: 'reset' })
    const step = await site.start({ ...withToken, revision: 'v1' })

    expect([step.code, warningsOf(step)]).toEqual([0, []])
    expect(tagIn(step)).toMatchObject(restored)
  })

  test('after five failures in a row, no more tags are requested', async () => {
    const body = '-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----\n'
    for (let number = 1; number <= 8; number++) writeTag(site, `s${number}`, body)
    site.github.fail('git/tags', { kind: 'reset' }, 10 * always)
    const step = await site.start({ ...withToken, revision: 's*' })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(warningsOf(step)).toEqual([expect.stringMatching(tagUnknown)])
    expect(new Set(site.github.received.map(({ path }) => path)).size).toBe(5)
  })
})

describe('the token', () => {
  test('is masked, is in no output, and is sent to the API only', async () => {
    flatten(site.clone, 'v1')
    const backend = 'wandb\nmlflow'
    const step = await site.start({ ...withToken, backend, revision: 'v1' })

    expect(step.code).toBe(0)
    expect(site.github.received).toHaveLength(2)
    for (const { headers } of site.github.received) {
      expect(headers.authorization).toBe(`token ${DEFAULT_GITHUB_TOKEN}`)
    }
    const lines = step.stdout.split('\n')
    expect(lines).toContain(`::add-mask::${DEFAULT_GITHUB_TOKEN}`)
    const rest = lines.filter((line) => !line.startsWith('::add-mask::'))
    const printed = [...rest, step.stderr, step.summary, ...Object.values(step.outputs)]
    expect([...printed, step.revisionJson].join('\n')).not.toContain(DEFAULT_GITHUB_TOKEN)
    const elsewhere = [...sandbox.wandb.received, ...sandbox.mlflow.received]
    expect(elsewhere.length).toBeGreaterThan(10)
    for (const { path, query, headers, body } of elsewhere) {
      expect(`${path} ${query} ${JSON.stringify(headers)} ${body}`).not.toContain(
        DEFAULT_GITHUB_TOKEN,
      )
    }
  })

  test('is sent to the new name of a renamed repository', async () => {
    flatten(site.clone, 'v1')
    const location = `${site.github.apiUrl}/repositories/1/git/tags/${v1.object}`
    site.github.fail('git/tags', reply(301, { message: 'Moved Permanently' }, { location }))
    const step = await site.start(withToken, pushed('v1', v1.commit, v1.object))

    expect([step.code, warningsOf(step)]).toEqual([0, []])
    expect(tagIn(step)).toMatchObject(restored)
  })

  test('is not sent to another host after a redirect', async () => {
    const other = await startGithub({ repositories: { 'lab/sample-dataset': site.hosted.path } })
    opened.push(other)
    flatten(site.clone, 'v1')
    const location = `${other.apiUrl}/repos/lab/sample-dataset/git/tags/${v1.object}`
    site.github.fail('git/tags', reply(301, { message: 'Moved Permanently' }, { location }))
    const step = await site.start(withToken, pushed('v1', v1.commit, v1.object))

    expect([step.code, tagIn(step)]).toEqual([0, unknown])
    expect(warningsOf(step)).toEqual([expect.stringMatching(tagUnknown)])
    for (const { headers } of other.received) expect(headers.authorization).toBeUndefined()
  })

  test('is sent through the proxy of the job', async () => {
    const asked: string[] = []
    const proxy = createServer()
    proxy.on('connect', (request, socket) => {
      asked.push(`${request.url}`)
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const address = proxy.address()
    const port = typeof address === 'object' ? address?.port : undefined
    flatten(site.clone, 'v1')
    const step = await site.start(withToken, {
      ...pushed('v1', v1.commit, v1.object),
      env: {
        GITHUB_SHA: v1.commit,
        GITHUB_API_URL: 'https://api.example.invalid',
        https_proxy: `http://127.0.0.1:${port}`,
      },
    })
    proxy.close()

    expect(step.code).toBe(0)
    expect(new Set(asked)).toEqual(new Set(['api.example.invalid:443']))
    expect(warningsOf(step)).toEqual([expect.stringMatching(tagUnknown)])
  })
})
