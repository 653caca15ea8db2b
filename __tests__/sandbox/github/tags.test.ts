import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import {
  DOCUMENTED,
  repository,
  request,
  requestGit,
  server,
  startOther,
  useGithub,
  V1,
} from './client.ts'

const ALL = ['release/3.0', 'v1', 'v2', 'v3.0.1']
const ARMOR = `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQ==
-----END SSH SIGNATURE-----
`
const Refs = v.array(v.object({ ref: v.string() }))

useGithub()

async function tagsUnder(path: string) {
  const { body } = await requestGit(`matching-refs/${path}`)
  return v.parse(Refs, body).map(({ ref }) => ref.slice('refs/tags/'.length))
}

/** Adds lightweight tags: `many-100`, `many-101` and so on. */
function addTags(count: number): void {
  const refspecs = Array.from({ length: count }, (_, n) => `v2:refs/tags/many-${100 + n}`)
  repository().git('fetch', '--quiet', '.', ...refspecs)
}

/** Writes a tag object to the sample and returns its id. */
function writeTag(lines: readonly string[], message: string): string {
  const file = join(repository().path, 'tag-object')
  writeFileSync(file, `${lines.join('\n')}\n\n${message}`)
  return repository().git('hash-object', '-t', 'tag', '-w', file)
}

/** The header of a tag object that points to v1's commit. Its time zone is UTC+2. */
function header(name: string): readonly string[] {
  return [
    `object ${repository().git('rev-parse', 'v1^{commit}')}`,
    'type commit',
    `tag ${name}`,
    'tagger Søn <son@example.org> 1792490400 +0200',
  ]
}

test('annotated and lightweight tags are listed by prefix', async () => {
  const url = `${server().apiUrl}/repos/lab/sample-dataset/git`
  const commit = repository().git('rev-parse', 'v2')

  expect(await tagsUnder('tags/')).toEqual(ALL)
  expect((await requestGit('matching-refs/tags/v')).body).toEqual([
    {
      ref: 'refs/tags/v1',
      node_id: expect.stringMatching(/^REF_/),
      url: `${url}/refs/tags/v1`,
      object: { sha: V1, type: 'tag', url: `${url}/tags/${V1}` },
    },
    {
      ref: 'refs/tags/v2',
      node_id: expect.stringMatching(/^REF_/),
      url: `${url}/refs/tags/v2`,
      object: { sha: commit, type: 'commit', url: `${url}/commits/${commit}` },
    },
    expect.objectContaining({ ref: 'refs/tags/v3.0.1' }),
  ])
  expect(server().received.map(({ name }) => name)).toEqual(Array(2).fill('git/matching-refs'))
})

test.each([
  ['tags', ALL],
  ['tags/release/', ['release/3.0']],
  ['tags/release%2F3', ['release/3.0']],
  // Octokit's form.
  ['tags%2Fv1', ['v1']],
  ['tags/v1', ['v1']],
  ['tags/1', []],
  ['tags/*', []],
])('the refs with the prefix %s', async (path, tags) => {
  expect(await tagsUnder(path)).toEqual(tags)
})

test('a new tag is listed at once, with any characters in its name', async () => {
  repository().git('tag', '100%#ø')
  expect(await tagsUnder('tags/100%25%23')).toEqual(['100%#ø'])
  const { body } = await requestGit('matching-refs/tags/100')
  expect(body).toMatchObject([
    { url: expect.stringMatching(/\/git\/refs\/tags\/100%25%23%C3%B8$/) },
  ])
  expect((await requestGit('matching-refs/tags/100%')).status).toBe(400)
})

test('a page of a list has 30 items and links to the other pages by the repository’s number', async () => {
  addTags(70)
  const list = `${server().apiUrl}/repositories/1/git/matching-refs/tags/many-`

  const first = await requestGit('matching-refs/tags/many-')
  expect(v.parse(Refs, first.body)).toHaveLength(30)
  expect(first.link).toBe(`<${list}?page=2>; rel="next", <${list}?page=3>; rel="last"`)
  const second = await request(`${list}?page=2`)
  expect(second.body).toMatchObject({ 0: { ref: 'refs/tags/many-130' }, length: 30 })
  expect(second.link).toBe(
    [
      `<${list}?page=1>; rel="prev"`,
      `<${list}?page=3>; rel="next"`,
      `<${list}?page=3>; rel="last"`,
      `<${list}?page=1>; rel="first"`,
    ].join(', '),
  )
  const last = await request(`${list}?page=3`)
  expect(last.body).toMatchObject({ 0: { ref: 'refs/tags/many-160' }, length: 10 })
  expect(last.link).toBe(`<${list}?page=2>; rel="prev", <${list}?page=1>; rel="first"`)
})

test('per_page sets the size of a page, up to 100', async () => {
  const list = `${server().apiUrl}/repositories/1/git/matching-refs/tags/v`
  const two = await requestGit('matching-refs/tags/v?per_page=2')
  expect(two).toMatchObject({ body: { length: 2 } })
  expect(two.link).toBe(
    `<${list}?per_page=2&page=2>; rel="next", <${list}?per_page=2&page=2>; rel="last"`,
  )
  expect((await requestGit('matching-refs/tags/v?per_page=3')).link).toBeNull()
  expect(await requestGit('matching-refs/tags/v?per_page=0&page=x')).toMatchObject({
    body: { length: 3 },
    link: null,
  })
  addTags(102)
  expect((await requestGit('matching-refs/tags/many-?per_page=500')).body).toHaveLength(100)
})

test('a list without pages, like from api.github.com', async () => {
  const unpaged = await startOther({ unpaged: true })
  const url = `${unpaged.apiUrl}/repos/lab/sample-dataset/git/matching-refs/tags/v?per_page=1&page=2`
  expect(await request(url)).toMatchObject({ body: { length: 3 }, link: null })
})

test('a tag object without a signature', async () => {
  const url = `${server().apiUrl}/repos/lab/sample-dataset/git`
  const commit = repository().git('rev-parse', 'v1^{commit}')

  const { status, body } = await requestGit(`tags/${V1}`)
  expect(status).toBe(200)
  expect(body).toEqual({
    node_id: expect.stringMatching(/^TA_/),
    tag: 'v1',
    sha: V1,
    url: `${url}/tags/${V1}`,
    message: `${repository().git('tag', '--list', '--format=%(contents)', 'v1')}\n`,
    tagger: {
      name: 'Dataset Maintainer',
      email: 'maintainer@example.org',
      date: '2026-10-20T10:00:00Z',
    },
    object: { sha: commit, type: 'commit', url: `${url}/commits/${commit}` },
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    },
  })
  expect(server().received.map(({ name }) => name)).toEqual(['git/tags'])
})

test('the signature of a tag object is in the message and in `verification`', async () => {
  const lines = header('signed')
  const id = writeTag(lines, `Signed\n\nin two parts\n${ARMOR}`)
  const payload = `${lines.join('\n')}\n\nSigned\n\nin two parts\n`

  expect((await requestGit(`tags/${id}`)).body).toMatchObject({
    tag: 'signed',
    message: `Signed\n\nin two parts\n${ARMOR}`,
    tagger: { name: 'Søn', email: 'son@example.org', date: '2026-10-20T10:00:00Z' },
    verification: {
      verified: false,
      reason: 'unknown_key',
      signature: ARMOR,
      payload,
      verified_at: null,
    },
  })
})

test('the verification of a signature can be set; an unsigned tag stays unsigned', async () => {
  const id = writeTag(header('signed'), ARMOR)
  for (const object of [id, V1])
    server().verifications.set(object, { verified: true, reason: 'valid' })

  expect((await requestGit(`tags/${id}`)).body).toMatchObject({
    message: ARMOR,
    verification: { verified: true, reason: 'valid', verified_at: '2026-10-20T10:00:00Z' },
  })
  expect((await requestGit(`tags/${V1}`)).body).toMatchObject({
    verification: { verified: false, reason: 'unsigned', verified_at: null },
  })
  server().verifications.set(id, { verified: false, reason: 'bad_email' })
  expect((await requestGit(`tags/${id}`)).body).toMatchObject({
    verification: { verified: false, reason: 'bad_email', signature: ARMOR, verified_at: null },
  })
})

test('only the last armor of a message is the signature, and a tag can point to a tag', async () => {
  const [, , name = '', tagger = ''] = header('outer')
  const id = writeTag([`object ${V1}`, 'type tag', name, tagger], `${ARMOR}again\n${ARMOR}`)

  expect((await requestGit(`tags/${id}`)).body).toMatchObject({
    object: { sha: V1, type: 'tag', url: expect.stringMatching(`/git/tags/${V1}$`) },
    verification: { signature: ARMOR, payload: expect.stringMatching(/again\n$/) },
  })
})

test('anything but the id of a tag object is not found', async () => {
  const body = { message: 'Not Found', status: '404', ...DOCUMENTED }
  const commit = repository().git('rev-parse', 'v2')
  for (const id of [commit, 'f'.repeat(40), 'v1', V1.slice(0, 10), `${V1}%5E%7Btag%7D`, '']) {
    expect([id, await requestGit(`tags/${id}`)]).toEqual([id, { status: 404, link: null, body }])
  }
})
