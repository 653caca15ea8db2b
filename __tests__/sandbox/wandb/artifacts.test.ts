import { beforeEach, describe, expect, test } from '@jest/globals'
import { artifactDigest } from '../../../sandbox/wandb/commit.ts'
import { base64MD5 } from '../../../sandbox/wandb/storage.ts'
import {
  aliasesOf,
  aliasInputs,
  artifactInput,
  at,
  commit,
  createArtifact,
  createFile,
  entry,
  HELLO,
  logVersion,
  manifest,
  PROJECT,
  put,
  query,
  readVersion,
  send,
  sendFileStream,
  server,
  upload,
  uploadManifest,
  upsertRun,
  useWandb,
} from './client.ts'

useWandb()

const RUN = {
  displayName: 'v1.0.0',
  jobType: 'dataset-revision',
  tags: ['v1.0.0'],
  config: '{"tag":{"value":"v1.0.0"}}',
  commit: 'c0ffee',
}

describe('digests', () => {
  test.each([
    ['an empty artifact', [], '64e7c61456b10382e2f3b571ac24b659'],
    [
      'one file',
      [['hello.json', '+8JLzHoXlHWPwTJ/z+va9g==']] as const,
      '3554a71a67a7e2cd55103725a6d8124f',
    ],
  ])('equal those of the Python SDK: %s', (_, entries, digest) => {
    expect(artifactDigest(entries)).toBe(digest)
  })

  test('have paths sorted by UTF-8 bytes', () => {
    const entries = [['\u{1f600}', 'a'] as const, ['\ufffd', 'b'] as const]
    expect(artifactDigest(entries)).toBe(artifactDigest(entries.toReversed()))
    expect(base64MD5(HELLO)).toBe('+8JLzHoXlHWPwTJ/z+va9g==')
  })
})

describe('logging an artifact', () => {
  test('creates a run and a version that can be read by alias', async () => {
    expect(await query('Viewer', {}, 'viewer.entity')).toBe('lab')
    expect(await query('ReadArtifact', { name: 'revision:v0' }, 'project')).toBeNull()
    const opened = await upsertRun(RUN)
    expect(opened).toMatchObject({
      upsertBucket: {
        inserted: true,
        bucket: { name: 'gh-1', project: { name: 'corpora', entity: { name: 'lab' } } },
      },
    })
    const artifact = await createArtifact({
      metadata: '{"tag":"v1.0.0"}',
      aliases: aliasInputs('latest', 'v1.0.0'),
    })
    expect(artifact).toMatchObject({ state: 'PENDING', artifactSequence: { latestArtifact: null } })
    await upload(at(artifact, 'id'), HELLO)
    expect(await readVersion('revision:v1.0.0')).toBeNull()
    expect(await commit(at(artifact, 'id'))).toMatchObject({ state: 'COMMITTED', versionIndex: 0 })
  })

  test('stores metadata and files, which are read by alias and by number', async () => {
    await upsertRun()
    await logVersion(HELLO, {
      metadata: '{"tag":"v1.0.0"}',
      aliases: aliasInputs('latest', 'v1.0.0'),
    })
    const version = await readVersion('revision:v1.0.0')
    expect(version).toMatchObject({
      digest: '3554a71a67a7e2cd55103725a6d8124f',
      metadata: '{"tag":"v1.0.0"}',
      versionIndex: 0,
      artifactType: { name: 'dataset' },
      createdBy: { name: 'gh-1' },
    })
    expect(await aliasesOf('revision:v0')).toEqual(['v0', 'latest', 'v1.0.0'])
    const file = await fetch(String(at(version, 'files.edges.0.node.directUrl')))
    expect(await file.text()).toBe(HELLO)
    expect(server.store.findVersion('corpora', 'revision:latest')?.createdBy?.name).toBe('gh-1')
  })

  test('finishes the run and stores its fields', async () => {
    await upsertRun({ ...RUN, notes: 'a note' })
    const summary = { 'wandb-summary.json': { offset: 0, content: ['{"records":3}'] } }
    const ended = await sendFileStream({ files: summary, complete: true, exitcode: 0 })
    expect(ended).toEqual({ status: 200, answer: {} })
    expect(await query('ReadRun', { name: 'gh-1' }, 'project.run')).toEqual({
      name: 'gh-1',
      displayName: 'v1.0.0',
      state: 'finished',
      config: '{"tag":{"value":"v1.0.0"}}',
      summaryMetrics: '{"records":3}',
      tags: ['v1.0.0'],
      jobType: 'dataset-revision',
      notes: 'a note',
      commit: 'c0ffee',
    })
    expect(server.received.map(({ name }) => name)).toEqual([
      'UpsertBucket',
      'file_stream',
      'ReadRun',
    ])
  })

  test('needs no files', async () => {
    await upsertRun()
    const artifact = await createArtifact({ digest: artifactDigest([]) })
    await uploadManifest(at(artifact, 'id'), manifest({}))
    expect(await commit(at(artifact, 'id'))).toMatchObject({ versionIndex: 0 })
  })

  test('does not create or change a version if the content is the same', async () => {
    await upsertRun()
    const first = await logVersion(HELLO, { metadata: '{"n":1}', aliases: aliasInputs('one') })
    await logVersion('2')
    const again = await createArtifact({ metadata: '{"n":2}', aliases: aliasInputs('two') })
    expect(again).toMatchObject({ id: at(first, 'id'), state: 'COMMITTED', metadata: '{"n":1}' })
    expect(await aliasesOf('revision:v0')).toEqual(['v0', 'one'])
  })

  test('does not upload a file of an earlier version again', async () => {
    await upsertRun()
    const first = await logVersion(HELLO)
    const digest = artifactDigest([
      ['hello.json', base64MD5(HELLO)],
      ['new.txt', base64MD5('new')],
    ])
    const second = await createArtifact({ digest })
    const id = at(second, 'id')
    expect(second).toMatchObject({ artifactSequence: { latestArtifact: { id: at(first, 'id') } } })
    const newFile = await createFile(id, 'new.txt', 'new', { mimetype: 'text/plain' })
    expect(at(newFile, 'uploadHeaders')).toContain('Content-Type:text/plain')
    await put(newFile, 'new')
    const existingFile = await createFile(id, 'hello.json', HELLO)
    expect(existingFile).toMatchObject({ uploadUrl: null, artifact: { id: at(first, 'id') } })
    const birth = at(first, 'id')
    const contents = { 'new.txt': entry('new', id), 'hello.json': entry(HELLO, birth) }
    await uploadManifest(id, manifest(contents))
    expect(await commit(id)).toMatchObject({ versionIndex: 1 })
    expect(await commit(id)).toMatchObject({ versionIndex: 1 })
  })

  test('rejects a client ID with a second digest', async () => {
    await upsertRun()
    const first = await createArtifact({ clientID: 'c1' })
    expect(await createArtifact({ clientID: 'c1' })).toEqual(first)
    const input = artifactInput({ clientID: 'c1', digest: 'f'.repeat(32) })
    expect(await send('CreateArtifact', { input })).toMatchObject({
      status: 400,
      answer: { errors: [{ message: 'Invalid Client ID digest' }] },
    })
  })
})

describe('aliases', () => {
  beforeEach(async () => {
    await upsertRun()
    await logVersion('1', { aliases: aliasInputs('latest', 'one') })
    await logVersion('2', { aliases: aliasInputs('latest') })
  })

  test('belong to one version, and a commit moves them', async () => {
    expect(await aliasesOf('revision:v0')).toEqual(['v0', 'one'])
    expect(await aliasesOf('revision:latest')).toEqual(['v1', 'latest'])
  })

  test('move when added to another version', async () => {
    const artifactID = at(await readVersion('revision:v1'), 'id')
    const [alias] = aliasInputs('one')
    await query('AddAliases', { input: { artifactID, aliases: [{ ...alias, ...PROJECT }] } })
    expect(await aliasesOf('revision:v0')).toEqual(['v0'])
    expect(await aliasesOf('revision:one')).toEqual(['v1', 'latest', 'one'])
  })

  test('are replaced by an update, with metadata and description', async () => {
    const artifactID = at(await readVersion('revision:v0'), 'id')
    const change = { aliases: aliasInputs('latest'), metadata: '{"a":1}', description: 'first' }
    await query('UpdateArtifact', { input: { artifactID, ...change } })
    expect(await readVersion('revision:latest')).toMatchObject({
      versionIndex: 0,
      metadata: '{"a":1}',
      description: 'first',
    })
    expect(await aliasesOf('revision:v0')).toEqual(['v0', 'latest'])
    expect(await aliasesOf('revision:v1')).toEqual(['v1'])
  })
})
