import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import { artifactDigest } from '../../src/backends/wandb/digest.ts'
import { useSandbox } from '../scenarios/use-sandbox.ts'

/** All fields of lairs' `ProvenanceBundle`. */
const Bundle = v.strictObject({
  revision: v.string(),
  lexicon_tree_hash: v.string(),
  layers_version: v.string(),
  working_dir: v.string(),
})

/**
 * What `log_revision(repo, revision, backend=…)` of lairs gave back and sent to each server for three
 * tags of the sample dataset, with wandb 0.31.0 and mlflow 3.17.2. It is a recording, since lairs runs
 * on Python 3.14 and later only.
 */
const Recording = v.object({
  lairs: v.string(),
  revisions: v.array(
    v.object({
      identifier: v.string(),
      wandb: v.object({
        artifact: v.string(),
        type: v.string(),
        digest: v.string(),
        metadata: Bundle,
      }),
      mlflow: v.object({ params: Bundle, tags: v.record(v.string(), v.string()) }),
    }),
  ),
})

const recording = v.parse(Recording, JSON.parse(readFileSync('__tests__/live/lairs.json', 'utf8')))
const revisions = recording.revisions.map((recorded) => ({
  ...recorded,
  tag: recorded.mlflow.params.revision,
}))
const sandbox = useSandbox()

// lairs writes the path by which it opened the dataset. The action writes the path in the repository.
const folder = { working_dir: '.' }

test.each(revisions)('$tag: the identifier is the one that lairs returns', async (recorded) => {
  const { code, outputs } = await sandbox.push(recorded.tag)

  expect(code).toBe(0)
  expect(outputs['artifact']).toBe(recorded.identifier)
})

test.each(revisions)('$tag: the W&B artifact contains what lairs writes', async (recorded) => {
  const { artifact, type, metadata } = recorded.wandb
  await sandbox.push(recorded.tag)

  const collection = sandbox.wandb.store.projects.get('corpus')?.collections.get(artifact)
  expect(collection?.type).toBe(type)
  expect(collection?.artifacts).toHaveLength(1)
  expect(collection?.artifacts[0]?.metadata).toMatchObject({ ...metadata, ...folder })
})

test.each(revisions)('$tag: the MLflow run contains what lairs writes', async (recorded) => {
  const { params, tags } = recorded.mlflow
  await sandbox.push(recorded.tag)

  const [run, ...others] = sandbox.mlflow.store.runs.values()
  expect(others).toEqual([])
  expect(Object.fromEntries(run?.params ?? [])).toMatchObject({ ...params, ...folder })
  expect(Object.fromEntries(run?.tags ?? [])).toMatchObject(tags)
})

test('lairs logs all revisions into one artifact version, but the action logs one version each', async () => {
  // lairs' artifact has no file, and a digest does not include metadata. So W&B only keeps the first version.
  const [only, ...more] = new Set(revisions.map(({ wandb }) => wandb.digest))
  expect(more).toEqual([])
  expect(only).toBe(artifactDigest({}))

  for (const { tag } of revisions) await sandbox.push(tag)
  const versions = sandbox.wandb.store.projects.get('corpus')?.collections.get('lairs-revision')
  const logged = versions?.artifacts.map(({ metadata }) => metadata?.['revision'])
  expect(logged).toEqual(revisions.map(({ tag }) => tag))
})
