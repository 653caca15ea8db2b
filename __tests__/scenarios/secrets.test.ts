import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { json, type Reply } from '../../sandbox/http.ts'
import { type MlflowSandbox, startMlflow } from '../../sandbox/mlflow/server.ts'
import { startWandb, type WandbSandbox } from '../../sandbox/wandb/server.ts'
import { onUnix } from '../platform.ts'
import { containsSecret, masksOf, sentTo, watchForLeaks } from './leaks.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const { env, elsewhere, leaks } = watchForLeaks()

const key = '9f3c5a7e1b2d4068ace13579bdf02468c0ffee42'
/** Every character that escaping changes: quotes, a backslash, HTML and URL characters, a non-ASCII letter. */
const password = `Tr0ub"4dor\\&<3>'s/p+ss é%wörd`
const encoded = {
  key: Buffer.from(`api:${key}`).toString('base64'),
  password: Buffer.from(`grace:${password}`).toString('base64'),
}
const secrets = [key, password, ...Object.values(encoded)]

let servers: { wandb: WandbSandbox; mlflow: MlflowSandbox }
let inputs: Record<string, string>
beforeEach(async () => {
  servers = {
    wandb: await startWandb({ apiKey: key }),
    mlflow: await startMlflow({ username: 'grace', password }),
  }
  inputs = {
    'wandb-api-key': key,
    'wandb-base-url': servers.wandb.url,
    'mlflow-tracking-uri': servers.mlflow.url,
    'mlflow-username': 'grace',
    'mlflow-password': password,
  }
})
afterEach(async () => {
  await Promise.all([servers.wandb.close(), servers.mlflow.close()])
})

const push = (more: Record<string, string> = {}) =>
  sandbox.push('v1', { ...inputs, ...more }, { env: env() })

/** Text in a page as Jinja, Python and JavaScript escape it. */
const pages = {
  numbered: (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
  python: (text: string) => named(text, '&quot;', '&#x27;'),
  jinja: (text: string) => named(text, '&#34;', '&#39;'),
  named: (text: string) => named(text, '&quot;', '&apos;'),
  'without quotes': (text: string) => named(text, '"', "'"),
}

function named(text: string, two: string, one: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', two)
    .replaceAll("'", one)
}

const all = secrets.join(' ; ')
const ascii = (text: string) =>
  text.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
const page = (body: string): Reply => ({
  status: 403,
  headers: { 'content-type': 'text/html' },
  body: `<html><body><p>Who is ${body}?</p></body></html>`,
})
const plain = (body: string): Reply => ({ status: 400, body })

/** Responses of a server that repeat the text of a request. */
const echoes: Readonly<Record<string, Reply>> = {
  'JSON of W&B': json(400, { errors: [{ message: `bad header ${all}` }] }),
  'JSON of MLflow': json(400, { error_code: `X ${all}`, message: all }),
  'JSON that keeps to ASCII': {
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: ascii(JSON.stringify({ error_code: 'X', message: all, errors: [all] })),
  },
  'JSON in JSON': json(400, { error_code: 'X', message: JSON.stringify({ all }), errors: [all] }),
  'JSON that says it is text': plain(JSON.stringify({ message: all })),
  'ASCII JSON that says it is text': plain(ascii(JSON.stringify({ message: all }))),
  'plain text': plain(all),
  'a query': plain(`/login?next=${encodeURIComponent(all)}`),
  'a query in small letters': plain(
    encodeURIComponent(all).replace(/%../g, (code) => code.toLowerCase()),
  ),
  'a form': plain(new URLSearchParams({ all }).toString()),
  'all headers': plain(`Authorization: Basic ${encoded.key}, Basic ${encoded.password}`),
  'a header of its own': { status: 400, headers: { 'www-authenticate': encoded.key }, body: '' },
  ...Object.fromEntries(
    Object.entries(pages).map(([name, write]) => [`a page, ${name}`, page(write(all))]),
  ),
  'a page with status 200': { ...page(pages.jinja(all)), status: 200 },
  'a text that is cut in its middle': plain(`${'x'.repeat(490)}${password}`),
}

test.each(Object.entries(echoes))(
  'a secret that is echoed as %s is not printed',
  async (_, reply) => {
    servers.wandb.fail('Viewer', { kind: 'reply', reply })
    servers.mlflow.fail('experiments/get-by-name', { kind: 'reply', reply })
    const step = await push()

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toHaveLength(2)
    expect(leaks(step, secrets)).toEqual([])
  },
)

test('the leak check recognises each form', () => {
  for (const [name, { body, headers }] of Object.entries(echoes)) {
    const text = `${body}${JSON.stringify(headers)}`
    expect([name, secrets.some((secret) => containsSecret(text, secret))]).toEqual([name, true])
  }
  expect(
    secrets.filter((secret) => containsSecret('a page of W&B, which is no secret', secret)),
  ).toEqual([])
})

test('the key, the password and their encoded forms are masked', async () => {
  const step = await push()

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(leaks(step, secrets)).toEqual([])
  expect(masksOf(step)).toEqual(
    expect.arrayContaining([
      ...secrets,
      encodeURIComponent(password),
      JSON.stringify(password).slice(1, -1),
      ...Object.values(pages).map((write) => write(password)),
    ]),
  )
  // There is no output before it.
  const lines = step.stdout.split('\n')
  const masks = lines.filter((line) => line.startsWith('::add-mask::'))
  expect(lines.slice(0, masks.length)).toEqual(masks)
  expect(sentTo(servers.wandb, [password, encoded.password])).toEqual([])
  expect(sentTo(servers.mlflow, [key, encoded.key])).toEqual([])
})

describe('a redirect to another host', () => {
  test.each([301, 302, 303, 307, 308])('with status %i is not followed', async (status) => {
    const { url, received } = await elsewhere()
    const location = `${url}/${encodeURIComponent(password)}/${key}?next=${encoded.password}#${key}`
    const reply = { status, headers: { location } }
    servers.wandb.fail('Viewer', { kind: 'reply', reply })
    servers.mlflow.fail('experiments/get-by-name', { kind: 'reply', reply })
    const step = await push()

    expect(errorsOf(step)).toHaveLength(2)
    expect(leaks(step, secrets)).toEqual([])
    expect(received).toEqual([])
  })
})

/** Signed URLs of object stores: each is enough to write there. */
const signed = {
  Google: `Expires=86400&Signature=${'Ab1/'.repeat(20)}%2B%3D`,
  Amazon: `X-Amz-Date=20261124T000000Z&X-Amz-Security-Token=${'t0Ken'.repeat(9)}&X-Amz-Signature=${'c0ffee'.repeat(9)}`,
  Azure: `se=2026-11-25T00:00:00Z&sig=${'sIgNed'.repeat(9)}=`,
}

describe.each(Object.entries(signed))('an address that %s signs', (_, query) => {
  const values = [...new URLSearchParams(query).values()].filter((value) => value.length > 20)

  function sign(reply: Reply): void {
    const uploadUrl = `${servers.wandb.url}/storage/x?${query}`
    const node = { name: 'revision.json', uploadUrl, uploadHeaders: [], artifact: null }
    const file = { uploadUrl, uploadHeaders: [] }
    const data = {
      createArtifactFiles: { files: { edges: [{ node }] } },
      createArtifactManifest: { artifactManifest: { id: 'm', file } },
    }
    // A refused address is asked for again.
    servers.wandb.fail('CreateArtifactFiles', { kind: 'reply', reply: json(200, { data }) }, 9)
    servers.wandb.fail('storage/put', { kind: 'reply', reply }, 9)
  }

  test('is not printed', async () => {
    const body = `<Error><Message>No</Message><Resource>/x?${pages.named(query)}</Resource>${query}</Error>`
    sign({ status: 403, headers: { 'content-type': 'application/xml' }, body })
    const step = await push({ backend: 'wandb' })

    const asked = servers.wandb.received.find(({ name }) => name === 'storage/put')?.query
    expect([...(asked?.values() ?? [])]).toEqual(expect.arrayContaining(values))
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^W&B refused upload of .*=\*{3}/)])
    expect(leaks(step, [...values, ...secrets])).toEqual([])
  })

  test('gets no credentials, and its redirect is not followed', async () => {
    const { url, received } = await elsewhere()
    sign({ status: 307, headers: { location: `${url}/up?${query}` } })
    const step = await push({ backend: 'wandb' })

    const put = servers.wandb.received.find(({ name }) => name === 'storage/put')
    expect(put?.headers.authorization).toBeUndefined()
    expect(errorsOf(step)).toEqual([expect.stringContaining(`a redirect to ${url}/up.`)])
    expect(leaks(step, [...values, ...secrets])).toEqual([])
    expect(received).toEqual([])
  })
})

/** The tags of a run that logs `v1`. */
function tagsOf(commit: string) {
  const repository = 'https://github.com/lab/sample-dataset'
  return Object.entries({
    'lairs-revision': 'v1',
    'lairs-revision.repository': repository,
    'lairs-revision.commit': commit,
    'mlflow.source.type': 'JOB',
    'mlflow.source.name': repository,
  }).map(([name, value]) => ({ key: name, value }))
}

describe('a secret in what is recorded', () => {
  test('an id that is a secret is in no output, no address and no link', async () => {
    const info = {
      run_id: password,
      experiment_id: '1',
      status: 'FINISHED',
      artifact_uri: `mlflow-artifacts:/${password}`,
      start_time: 1,
    }
    await push({ backend: 'mlflow' })
    const reply = json(200, { runs: [{ info, data: { tags: tagsOf(password) } }] })
    servers.mlflow.fail('runs/search', { kind: 'reply', reply }, 9)
    const step = await push({ backend: 'mlflow', mode: 'verify' })

    expect(step.outputs['results']).toContain('"status":"moved"')
    expect(step.summary).toContain('<a href=')
    expect(leaks(step, secrets)).toEqual([])
  })

  test('the recorded values in an error contain no secrets, even if they are truncated', async () => {
    await push({ backend: 'mlflow' })
    const [run] = servers.mlflow.store.runs.values()
    const commit = run?.params.get('commit') ?? ''
    for (let cut = 174; cut < 200; cut += 3) {
      const info = { run_id: run?.id, experiment_id: '1', status: 'FINISHED', start_time: 1 }
      const params = [{ key: 'layers_version', value: `${'x'.repeat(cut)}${password}` }]
      const uri = { artifact_uri: 's3://bucket' }
      const found = { info: { ...info, ...uri }, data: { params, tags: tagsOf(commit) } }
      const reply = json(200, { runs: [found] })
      servers.mlflow.fail('runs/search', { kind: 'reply', reply })
      const step = await push({ backend: 'mlflow', mode: 'verify' })

      expect(step.outputs['results']).toContain('"status":"differs"')
      expect(step.summary).toContain('(cut: ')
      expect(leaks(step, secrets)).toEqual([])
    }
  }, 60_000)
})

onUnix('git gets no input and no token of the runner', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-git-'))
  try {
    const environment = join(folder, 'environment')
    const path = process.env['PATH'] ?? ''
    const script = `#!/bin/sh\nenv >> '${environment}'\nPATH='${path}' exec git "$@"\n`
    writeFileSync(join(folder, 'git'), script, { mode: 0o755 })
    const step = await sandbox.push('v1', inputs, {
      env: {
        ...env(),
        PATH: `${folder}${delimiter}${path}`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a-token-of-the-runner',
        ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:1/',
      },
    })
    expect(step.code).toBe(0)
    const names = readFileSync(environment, 'utf8').match(/^\w[\w-]*(?==)/gm) ?? []
    expect(names).toContain('GIT_OPTIONAL_LOCKS')
    expect(names.filter((name) => /^(INPUT|ACTIONS)_/.test(name))).toEqual([])
    expect(secrets.filter((secret) => readFileSync(environment, 'utf8').includes(secret))).toEqual(
      [],
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
