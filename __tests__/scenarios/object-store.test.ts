import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { json } from '../../sandbox/http.ts'
import { type ObjectStore, startObjectStore } from '../../sandbox/mlflow/object-store.ts'
import { type MlflowOptions, type MlflowSandbox, startMlflow } from '../../sandbox/mlflow/server.ts'
import type { Outcome } from '../../sandbox/runner.ts'
import { sentTo } from './leaks.ts'
import { errorsOf, names, password, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
let store: ObjectStore
let mlflow: MlflowSandbox

/** Starts a server that does not pass artifacts on. */
async function start(options: MlflowOptions = {}): Promise<void> {
  await mlflow?.close()
  const own = { username: 'ada', password, artifactRoot: 's3://bucket/x', objectStore: store }
  mlflow = await startMlflow({ ...own, ...options })
}

beforeEach(async () => {
  store = await startObjectStore({
    'Content-Type': 'application/json',
    'x-amz-server-side-encryption': 'AES256',
  })
  await start()
})
afterEach(async () => {
  for (const server of [store, mlflow]) await server.close()
})

function step(inputs: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return sandbox.push('v1', { backend: 'mlflow', 'mlflow-tracking-uri': mlflow.url, ...inputs })
}

function statusesOf({ outputs }: Outcome): readonly unknown[] {
  const results: readonly Readonly<{ status: string; details?: unknown }>[] = JSON.parse(
    outputs['results'] ?? '[]',
  )
  return results.map(({ status }) => status)
}

describe('the file in an object store', () => {
  test('revision.json is stored, once, and read back', async () => {
    const first = await step()
    expect(first).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(warningsOf(first)).toEqual([])
    const id = first.outputs['mlflow-run-id']
    const [path] = [...store.objects.keys()]
    expect(path).toBe(`/bucket/x/1/${id}/artifacts/revision.json`)
    expect(store.objects.get(path ?? '')?.toString()).toBe(first.revisionJson)
    expect(names(mlflow.received)).toContain('get-artifact')
    expect(mlflow.store.runs.get(id ?? '')?.tags.get('lairs-revision.file')).toBe('revision.json')
    // The store refuses each header besides those that are signed.
    expect(sentTo(store, [password, btoa(`ada:${password}`)])).toEqual([])

    expect((await step()).outputs['created']).toBe('false')
    expect(statusesOf(await step({ mode: 'verify' }))).toEqual(['matches'])
    expect(store.received).toHaveLength(1)
  })

  test('verify sees a file that is missing or was changed, unless it was never stored', async () => {
    const id = (await step()).outputs['mlflow-run-id'] ?? ''
    const objects = new Map(store.objects)
    for (const [path, bytes] of objects) {
      bytes.write('[', 0)
      expect(statusesOf(await step({ mode: 'verify' }))).toEqual(['differs'])
      deleteObject(path)
    }
    const missing = await step({ mode: 'verify' })
    expect(statusesOf(missing)).toEqual(['differs'])
    expect(errorsOf(missing).join()).toMatch(/revision\.json is missing/)
    // MLflow answers HTTP 500 for a missing file, which is final.
    expect(missing.stdout).not.toContain('attempt 2')

    deleteTag(id)
    expect(statusesOf(await step({ mode: 'verify' }))).toEqual(['matches'])
  })

  test.each<[string, MlflowOptions, RegExp]>([
    [
      'a server older than 3.12',
      { presigned: false },
      /at "s3:"\. .*update it to MLflow 3\.12, or/,
    ],
    ['Google Cloud Storage', { artifactRoot: 'gs://bucket' }, /at "gs:"\. .* log to an experiment/],
    ['a folder', { artifactRoot: '/srv/mlruns' }, /in a folder\. .*--serve-artifacts, and log/],
    [
      'another host',
      { artifactRoot: 'mlflow-artifacts://other/a' },
      /no credentials are sent to other hosts/,
    ],
  ])('%s: a warning that fits the server', async (_, options, warning) => {
    await start(options)
    const outcome = await step()
    expect(outcome).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(warningsOf(outcome)).toEqual([expect.stringMatching(warning)])
    expect(warningsOf(outcome)).toEqual([expect.stringMatching(/^revision\.json was not stored/)])
    expect(store.received).toEqual([])
    expect(statusesOf(await step({ mode: 'verify' }))).toEqual(['matches'])
  })

  test.each<[string, () => void, RegExp]>([
    [
      'the server has no credentials for the bucket',
      () =>
        mlflow.fail(endpoint, {
          kind: 'reply',
          reply: json(400, { error_code: 'BAD_REQUEST', message: 'Unable to locate credentials' }),
        }),
      /"s3:"\. MLflow refused .*Unable to locate credentials/,
    ],
    [
      'the store refuses',
      () => store.fail('PUT', { kind: 'reply', reply: { status: 403, body: 'internal page' } }),
      /The store 127\.0\.0\.1:\d+ refused the upload \(HTTP 403\)/,
    ],
    [
      'the store redirects',
      () => {
        const headers = { location: `${mlflow.url}/elsewhere` }
        store.fail('PUT', { kind: 'reply', reply: { status: 307, headers } })
      },
      /refused the upload \(HTTP 307\)/,
    ],
    [
      'the address is not one of a store',
      () => {
        const answer = { presigned_url: 'https://store.example.org/x', headers: { Cookie: 'x' } }
        mlflow.fail(endpoint, { kind: 'reply', reply: json(200, answer) })
      },
      /The signed address is not used: .*"Cookie", which object stores do not use/,
    ],
    [
      'the address is in another network',
      () => {
        const answer = { presigned_url: 'http://169.254.169.254/x', headers: {} }
        mlflow.fail(endpoint, { kind: 'reply', reply: json(200, answer) })
      },
      /The signed address is not used: .*link-local network/,
    ],
  ])('%s: a warning, and nothing is sent elsewhere', async (_, begin, warning) => {
    begin()
    const outcome = await step()
    expect(outcome).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(warningsOf(outcome)).toEqual([expect.stringMatching(warning)])
    expect(outcome.stdout).not.toContain('internal page')
    expect(store.objects.size).toBe(0)
    expect(names(mlflow.received).filter((name) => name.includes('elsewhere'))).toEqual([])
  })

  test('after an error that can pass, the next step stores the file', async () => {
    store.fail('PUT', { kind: 'reply', reply: { status: 503 } }, 5)
    expect(errorsOf(await step())).toEqual([
      expect.stringMatching(/refused the upload \(HTTP 503\)/),
    ])
    expect(await step()).toMatchObject({ code: 0, outputs: { created: 'true' } })
    const active = [...mlflow.store.runs.values()].filter(({ lifecycle }) => lifecycle === 'active')
    expect(active.map(({ status }) => status)).toEqual(['FINISHED'])
    expect(store.objects.size).toBe(1)
  })
})

/** The sandbox shows its records as readonly. */
function deleteObject(path: string): void {
  if (store.objects instanceof Map) store.objects.delete(path)
}
function deleteTag(id: string): void {
  const tags = mlflow.store.runs.get(id)?.tags
  if (tags instanceof Map) tags.delete('lairs-revision.file')
}

const endpoint = 'artifacts/presigned-upload-url'
