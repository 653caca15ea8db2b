import { describe, expect, test } from '@jest/globals'
import { base64MD5 } from '../../../sandbox/wandb/storage.ts'
import {
  aliasesOf,
  aliasInputs,
  artifactInput,
  at,
  BASIC,
  createArtifact,
  createFile,
  createManifest,
  entry,
  HELLO,
  logVersion,
  manifest,
  manifestInput,
  PROJECT,
  put,
  query,
  readVersion,
  send,
  server,
  uploadManifest,
  upsertRun,
  useWandb,
  type Variables,
} from './client.ts'

useWandb()

describe('rejected', () => {
  const LONG = 'x'.repeat(129)
  const MANY = JSON.stringify(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [i, 0])))

  test.each<[string, number, Variables]>([
    ['an alias with /', 400, { aliases: aliasInputs('a/b') }],
    ['an alias with :', 400, { aliases: aliasInputs('a:b') }],
    ['an alias that is a version number', 400, { aliases: aliasInputs('v1') }],
    ['a long alias', 400, { aliases: aliasInputs(LONG) }],
    ['an empty alias', 400, { aliases: aliasInputs('') }],
    [
      'an alias of another collection',
      400,
      { aliases: [{ alias: 'a', artifactCollectionName: 'b' }] },
    ],
    ['a bad name', 400, { artifactCollectionName: 'a b' }],
    ['a long name', 400, { artifactCollectionName: LONG }],
    ['no name', 400, { artifactCollectionName: null }],
    ['a type with :', 400, { artifactTypeName: 'a:b' }],
    ['a long type', 400, { artifactTypeName: LONG }],
    ['the type job', 400, { artifactTypeName: 'job' }],
    ['a type of W&B', 400, { artifactTypeName: 'wandb-x' }],
    ['another type than before', 400, { artifactTypeName: 'model' }],
    ['metadata that is an array', 400, { metadata: '[]' }],
    ['metadata that is not JSON', 400, { metadata: '{"a":NaN}' }],
    ['metadata that is not a string', 400, { metadata: {} }],
    ['metadata with 101 keys', 400, { metadata: MANY }],
    ['a tag with a dot', 400, { tags: [{ tagName: 'v1.0' }] }],
    ['a digest in base64', 400, { digest: base64MD5(HELLO) }],
    ['another digest algorithm', 400, { digestAlgorithm: 'MANIFEST_XXH128' }],
    ['an unknown field', 400, { colour: 'red' }],
    ['an unknown run', 404, { runName: 'gh-2' }],
    ['an unknown project', 404, { projectName: 'other' }],
    ['an unknown entity', 404, { entityName: 'other' }],
  ])('CreateArtifact: %s', async (_, status, more) => {
    await upsertRun()
    await logVersion('before')
    const count = server.store.artifacts.size
    const response = await send('CreateArtifact', { input: artifactInput(more) })
    expect(response.status).toBe(status)
    expect(at(response.answer, 'errors.0.message')).toEqual(expect.any(String))
    expect(server.store.artifacts.size).toBe(count)
  })

  test.each<[string, number, Variables]>([
    ['a run id with /', 400, { name: 'a/b' }],
    ['a run id with spaces around', 400, { name: ' a' }],
    ['an empty run id', 400, { name: '' }],
    ['a project with %', 400, { modelName: 'a%b' }],
    ['a long project', 400, { modelName: LONG }],
    ['an empty project', 400, { modelName: '' }],
    ['an unknown entity', 404, { entityName: 'other' }],
    ['an empty tag', 400, { tags: [''] }],
    ['a long tag', 400, { tags: ['x'.repeat(65)] }],
    ['a config with no values', 400, { config: '{"a":1}' }],
    ['a summary that is no object', 400, { summaryMetrics: '1' }],
    ['a state for the file stream', 400, { state: 'finished' }],
  ])('UpsertBucket: %s', async (_, status, more) => {
    const input = { name: 'gh-1', modelName: 'corpora', ...more }
    expect(await send('UpsertBucket', { input })).toMatchObject({ status })
    expect(server.store.projects.size).toBe(0)
  })

  test('UpsertBucket: the id of a run that was deleted', async () => {
    await upsertRun()
    server.store.deleteRun('corpora', 'gh-1')
    expect(await query('ReadRun', { name: 'gh-1' }, 'project.run')).toBeNull()
    const response = await send('UpsertBucket', { input: { name: 'gh-1', modelName: 'corpora' } })
    expect(response.status).toBe(409)
    expect(at(response.answer, 'errors.0.message')).toMatch(
      /^run .*gh-1 was previously created and deleted; try a new run name$/,
    )
    const later = await query('UpsertBucket', { input: { name: 'gh-2', modelName: 'corpora' } })
    expect(later).toMatchObject({ upsertBucket: { inserted: true } })
  })

  test.each<[string, number, Variables]>([
    ['no run', 400, { runName: null }],
    ['an unknown run', 404, { runName: 'gh-2' }],
    ['an unknown artifact', 404, { artifactID: 'x' }],
    ['another name', 400, { name: 'manifest.json' }],
    ['a digest in hexadecimal', 400, { digest: 'f'.repeat(32) }],
    ['a patch', 400, { type: 'PATCH' }],
  ])('CreateArtifactManifest: %s', async (_, status, more) => {
    await upsertRun()
    const input = { ...manifestInput(at(await createArtifact(), 'id'), ''), ...more }
    const variables = { input, includeUpload: false }
    expect(await send('CreateArtifactManifest', variables)).toMatchObject({ status })
  })

  test.each<[string, Variables, Variables]>([
    ['a path upwards', { name: '../x' }, {}],
    ['an MD5 in hexadecimal', { md5: 'f'.repeat(32) }, {}],
    ['another manifest', { artifactManifestID: 'x' }, {}],
    ['another layout', {}, { storageLayout: 'V1' }],
  ])('CreateArtifactFiles: %s', async (_, file, more) => {
    await upsertRun()
    const artifactID = at(await createArtifact(), 'id')
    const artifactFiles = [{ artifactID, name: 'a', md5: base64MD5(''), ...file }]
    const input = { artifactFiles, storageLayout: 'V2', ...more }
    expect(await send('CreateArtifactFiles', { input })).toMatchObject({ status: 400 })
  })

  const refs = { 'hello.json': { digest: 'x', ref: 's3://x' } }
  test.each<[string, (id: unknown) => string | undefined]>([
    ['no manifest', () => undefined],
    ['a manifest that is not JSON', () => 'x'],
    [
      'a manifest of another version',
      (id) => manifest({ 'hello.json': entry(HELLO, id) }).replace('1', '2'),
    ],
    ['a file that is not in the manifest', () => manifest({})],
    ['a file that was not announced', (id) => manifest({ 'other.json': entry(HELLO, id) })],
    ['an entry of another digest', (id) => manifest({ 'hello.json': entry('x', id) })],
    ['an entry of another size', (id) => manifest({ 'hello.json': entry(HELLO, id, { size: 1 }) })],
    ['an entry with another birthArtifactID', () => manifest({ 'hello.json': entry(HELLO, 'x') })],
    ['another artifact digest', () => manifest(refs)],
  ])('CommitArtifact: %s', async (_, createManifestText) => {
    await upsertRun()
    const artifactID = at(await createArtifact(), 'id')
    await createManifest(artifactID, '')
    await put(await createFile(artifactID, 'hello.json', HELLO), HELLO)
    const text = createManifestText(artifactID)
    if (text !== undefined) await uploadManifest(artifactID, text)
    expect(await send('CommitArtifact', { artifactID })).toMatchObject({ status: 400 })
    expect(await readVersion('revision:v0')).toBeNull()
  })

  test('CommitArtifact: a file that was not uploaded', async () => {
    await upsertRun()
    const artifactID = at(await createArtifact(), 'id')
    await createFile(artifactID, 'hello.json', HELLO)
    await uploadManifest(artifactID, manifest({ 'hello.json': entry(HELLO, artifactID) }))
    expect(await send('CommitArtifact', { artifactID })).toMatchObject({ status: 400 })
  })

  test('AddAliases and UpdateArtifact: invalid aliases and metadata, and pending artifacts', async () => {
    await upsertRun()
    const pending = at(await createArtifact(), 'id')
    const committed = at(await logVersion('x'), 'id')
    for (const [artifactID, alias] of [
      [committed, 'v9'],
      [pending, 'fine'],
    ]) {
      const aliases = [{ alias, artifactCollectionName: 'revision' }]
      const added = { input: { artifactID, aliases: aliases.map((a) => ({ ...a, ...PROJECT })) } }
      expect(await send('AddAliases', added)).toMatchObject({ status: 400 })
      const updated = { input: { artifactID, aliases } }
      expect(await send('UpdateArtifact', updated)).toMatchObject({ status: 400 })
    }
    const input = { artifactID: committed, metadata: '[]' }
    expect(await send('UpdateArtifact', { input })).toMatchObject({ status: 400 })
    expect(await aliasesOf('revision:v0')).toEqual(['v0'])
  })

  test('a name of an artifact that is not collection:alias', async () => {
    await upsertRun()
    expect(await send('ReadArtifact', { name: 'revision' })).toMatchObject({ status: 400 })
  })

  test.each<[string, Record<string, string>, number]>([
    ['credentials', { authorization: BASIC }, 400],
    ['another Content-MD5', { 'Content-MD5': base64MD5('') }, 403],
    ['a Content-Type that is not signed', { 'content-type': 'text/plain' }, 403],
  ])('an upload with %s', async (_, headers, status) => {
    await upsertRun()
    const file = await createFile(at(await createArtifact(), 'id'), 'hello.json', HELLO)
    expect((await put(file, HELLO, headers)).status).toBe(status)
  })

  test('an upload of other bytes, or with the signature of another method', async () => {
    await upsertRun()
    const file = await createFile(at(await createArtifact(), 'id'), 'hello.json', HELLO)
    expect((await put(file, 'other')).status).toBe(400)
    const url = new URL(String(at(file, 'uploadUrl')))
    expect((await fetch(url)).status).toBe(403)
    url.searchParams.delete('Signature')
    expect((await put({ ...Object(file), uploadUrl: url.href }, HELLO)).status).toBe(403)
  })
})
