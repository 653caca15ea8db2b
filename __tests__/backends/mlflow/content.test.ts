import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import { startMlflow } from '../../../sandbox/mlflow/server.ts'
import type { AnnotatedTag } from '../../../src/git/objects.ts'
import { useMlflow } from './jobs.ts'

const jobs = useMlflow()
const tag: AnnotatedTag = {
  kind: 'annotated',
  object: 'e'.repeat(40),
  tagger: 'A <a@example.org>',
  date: '2026-11-24T12:00:00Z',
  message: 'Corrected glosses',
  signature: null,
}

function annotationIn(tags: ReadonlyMap<string, string> | undefined) {
  return Object.fromEntries(
    [...(tags ?? [])].filter(([name]) => name.startsWith('lairs-revision.tag.')),
  )
}

test('the annotation is in the tags of the run, also without an artifact store', async () => {
  const server = await startMlflow({ artifactRoot: 's3://bucket' })
  const inputs = { 'mlflow-tracking-uri': server.url }
  try {
    await jobs.log({ inputs, bundle: { tag } })
    const [run] = server.store.runs.values()
    expect(annotationIn(run?.tags)).toEqual({
      'lairs-revision.tag.kind': 'annotated',
      'lairs-revision.tag.object': tag.object,
      'lairs-revision.tag.tagger': tag.tagger,
      'lairs-revision.tag.date': tag.date,
      'lairs-revision.tag.message': tag.message,
    })
    expect(jobs.warnings).toEqual([expect.stringContaining('as params, tags and metrics')])
    const retagged = { ...tag, message: 'Reworded' }
    expect((await jobs.verify({ inputs, bundle: { tag: retagged } })).details).toContain(
      'tag lairs-revision.tag.message is Corrected glosses, and not Reworded',
    )
  } finally {
    await server.close()
  }
})

test('an annotation of any length and with any characters is recorded', async () => {
  const message = `a\0b\u{1f600}\ud800${'x'.repeat(20_000)}`
  await jobs.log({ bundle: { tag: { ...tag, message } } })

  const [run] = jobs.active()
  const recorded = run?.tags.get('lairs-revision.tag.message') ?? ''
  expect(recorded).toMatch(/^a\ufffdb\u{1f600}\ufffdx+… \(cut: 20006 characters\)$/u)
  expect(recorded.length).toBeLessThanOrEqual(5000)
  expect((await jobs.verify({ bundle: { tag: { ...tag, message } } })).status).toBe('matches')
})

test('the tag of a run that only uses the revision has the annotation too', async () => {
  await jobs.log({ bundle: { revision: 'v1' } })
  await jobs.post('runs/create', { experiment_id: '1', start_time: 1 })
  await jobs.log({ inputs: { 'mlflow-run-id': jobs.active().at(-1)?.id ?? '' }, bundle: { tag } })
  expect(annotationIn(jobs.active().at(-1)?.tags)).toMatchObject({
    'lairs-revision.tag.message': tag.message,
  })
})

const Recording = v.object({
  revisions: v.array(v.object({ mlflow: v.object({ params: v.record(v.string(), v.string()) }) })),
})

/** Creates a run as lairs does. The recording has what lairs sent. */
async function createLairsRun(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const text = readFileSync('__tests__/live/lairs.json', 'utf8')
  const [recorded] = v.parse(Recording, JSON.parse(text)).revisions
  await jobs.post('runs/create', {
    experiment_id: '0',
    start_time: 1,
    tags: [{ key: 'lairs-revision', value: 'v1' }],
  })
  const run_id = jobs.active().at(-1)?.id ?? ''
  const params = Object.entries({ ...recorded?.mlflow.params, ...changes }).map(([key, value]) => ({
    key,
    value,
  }))
  await jobs.post('runs/log-batch', { run_id, params })
  return run_id
}

const facts = {
  revision: 'v1',
  lexicon_tree_hash: '87f116cc92d112e697e0fde39368185a8301a1a422e9cfcf20d911b940f8615f',
  layers_version: '0.11.0',
}

test.each([
  ['with the facts of the commit', {}],
  ['without a manifest', { lexicon_tree_hash: '', layers_version: '' }],
])('a run of lairs %s is accepted', async (_which, changes) => {
  const job = { bundle: facts, inputs: { 'mlflow-run-id': await createLairsRun(changes) } }

  expect(await jobs.log(job)).toMatchObject({ created: true })
  expect(await jobs.log(job)).toMatchObject({ created: false })
  expect(await jobs.verify(job)).toMatchObject({ status: 'matches' })
  const [run] = jobs.active()
  expect(run?.params.get('working_dir')).toBe('sample-dataset')
  expect(run?.tags.get('lairs-revision.working_dir')).toBe('.')
})

test('a run of lairs with another lexicon hash is an error', async () => {
  const inputs = { 'mlflow-run-id': await createLairsRun({ lexicon_tree_hash: 'other' }) }
  await expect(jobs.log({ bundle: facts, inputs })).rejects.toThrow(
    /Changing param values.*lexicon_tree_hash.*log into another run/i,
  )
})

test('the file is stored if the artifact root is an http address of the tracking server', async () => {
  const server = await startMlflow({ httpArtifacts: true })
  const inputs = { 'mlflow-tracking-uri': server.url }
  try {
    await jobs.log({ inputs })
    const [run] = server.store.runs.values()
    expect(run?.artifactUri).toBe(
      `${server.url}/api/2.0/mlflow-artifacts/artifacts/1/${run?.id}/artifacts`,
    )
    expect([...server.store.artifacts.keys()]).toEqual([`1/${run?.id}/artifacts/revision.json`])
    expect(jobs.warnings).toEqual([])
    expect((await jobs.verify({ inputs })).status).toBe('matches')
  } finally {
    await server.close()
  }
})
