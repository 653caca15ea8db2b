import { afterEach, beforeEach, expect } from '@jest/globals'
import { artifactDigest } from '../../../sandbox/wandb/commit.ts'
import {
  DEFAULT_KEY,
  startWandb,
  type WandbOptions,
  type WandbSandbox,
} from '../../../sandbox/wandb/server.ts'
import { base64MD5 } from '../../../sandbox/wandb/storage.ts'
import { isObject } from '../../../sandbox/wandb/validation.ts'
import { OPERATIONS } from './operations.ts'

export type Variables = Readonly<Record<string, unknown>>

export const BASIC = `Basic ${Buffer.from(`api:${DEFAULT_KEY}`).toString('base64')}`
export const HELLO = '{"hello":"world"}'
export const PROJECT = { entityName: 'lab', projectName: 'corpora' }

/** The server of the current test. */
export let server: WandbSandbox

/** Starts a server for each test of a file. */
export function useWandb(options?: WandbOptions): void {
  beforeEach(async () => {
    server = await startWandb(options)
  })

  afterEach(async () => {
    await server.close()
  })
}

export async function post(body: string, headers: Record<string, string> = {}, path = '/graphql') {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { authorization: BASIC, 'content-type': 'application/json', ...headers },
    body,
  })
  const answer: unknown = await response.json()
  return { status: response.status, answer }
}

/** Sends an operation. */
export async function send(operationName: keyof typeof OPERATIONS, variables: Variables) {
  return post(JSON.stringify({ operationName, query: OPERATIONS[operationName], variables }))
}

/** Sends an operation that must succeed. Returns the value at a path of its data. */
export async function query(operation: keyof typeof OPERATIONS, variables: Variables, path = '') {
  const { status, answer } = await send(operation, variables)
  expect(answer).not.toHaveProperty('errors')
  expect(status).toBe(200)
  return at(answer, `data.${path}`)
}

/** The value at a dotted path. */
export function at(value: unknown, path: string): unknown {
  const keys = path.split('.').filter((key) => key !== '')
  return keys.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)]
    return isObject(inner) ? inner[key] : undefined
  }, value)
}

export async function upsertRun(fields: Variables = {}) {
  return query('UpsertBucket', { input: { name: 'gh-1', modelName: 'corpora', ...fields } })
}

export function artifactInput(fields: Variables = {}) {
  return {
    ...PROJECT,
    runName: 'gh-1',
    artifactTypeName: 'dataset',
    artifactCollectionName: 'revision',
    digest: artifactDigest([['hello.json', base64MD5(HELLO)]]),
    digestAlgorithm: 'MANIFEST_MD5',
    enableDigestDeduplication: true,
    ...fields,
  }
}

export function aliasInputs(...names: string[]) {
  return names.map((alias) => ({ alias, artifactCollectionName: 'revision' }))
}

export async function createArtifact(fields: Variables = {}) {
  return query('CreateArtifact', { input: artifactInput(fields) }, 'createArtifact.artifact')
}

export function manifestInput(artifactID: unknown, digest: string) {
  return {
    ...PROJECT,
    artifactID,
    digest,
    runName: 'gh-1',
    name: 'wandb_manifest.json',
    type: 'FULL',
  }
}

export async function createManifest(artifactID: unknown, digest: string) {
  return query(
    'CreateArtifactManifest',
    { input: manifestInput(artifactID, digest), includeUpload: digest !== '' },
    'createArtifactManifest.artifactManifest',
  )
}

export async function createFile(artifactID: unknown, name: string, content: string, fields = {}) {
  const file = { artifactID, name, md5: base64MD5(content), ...fields }
  return query(
    'CreateArtifactFiles',
    { input: { artifactFiles: [file], storageLayout: 'V2' } },
    'createArtifactFiles.files.edges.0.node',
  )
}

export async function put(file: unknown, content: string, fields: Record<string, string> = {}) {
  const lines = at(file, 'uploadHeaders')
  const headers = (Array.isArray(lines) ? lines : []).map((line: unknown): [string, string] => {
    const [, name = '', value = ''] = /^([^:]*):(.*)$/.exec(String(line)) ?? []
    return [name, value]
  })
  return fetch(String(at(file, 'uploadUrl')), {
    method: 'PUT',
    headers: { ...Object.fromEntries(headers), ...fields },
    body: Buffer.from(content),
  })
}

export function manifest(contents: Variables) {
  return JSON.stringify({
    version: 1,
    storagePolicy: 'wandb-storage-policy-v1',
    storagePolicyConfig: { storageLayout: 'V2' },
    contents,
  })
}

export function entry(content: string, birthArtifactID: unknown, fields: Variables = {}) {
  return { digest: base64MD5(content), birthArtifactID, size: content.length, ...fields }
}

export async function upload(artifactID: unknown, content: string) {
  await createManifest(artifactID, '')
  const file = await createFile(artifactID, 'hello.json', content)
  if (at(file, 'uploadUrl') !== null) expect((await put(file, content)).status).toBe(200)
  await uploadManifest(
    artifactID,
    manifest({ 'hello.json': entry(content, at(file, 'artifact.id')) }),
  )
}

export async function uploadManifest(artifactID: unknown, text: string) {
  const created = await createManifest(artifactID, base64MD5(text))
  expect((await put(at(created, 'file'), text)).status).toBe(200)
}

export async function commit(artifactID: unknown) {
  return query('CommitArtifact', { artifactID }, 'commitArtifact.artifact')
}

/** Logs a version of the collection with one file. */
export async function logVersion(content: string, fields: Variables = {}) {
  const digest = artifactDigest([['hello.json', base64MD5(content)]])
  const artifact = await createArtifact({ digest, ...fields })
  await upload(at(artifact, 'id'), content)
  return commit(at(artifact, 'id'))
}

export async function readVersion(name: string) {
  return query('ReadArtifact', { name }, 'project.artifact')
}

export async function aliasesOf(name: string) {
  const list = at(await readVersion(name), 'aliases')
  return (Array.isArray(list) ? list : []).map((item) => at(item, 'alias'))
}

export async function sendFileStream(body: Variables, run = 'gh-1') {
  return post(JSON.stringify(body), {}, `/files/lab/corpora/${run}/file_stream`)
}
