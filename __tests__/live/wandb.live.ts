import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { DEFAULT_KEY } from '../../sandbox/wandb/server.ts'
import { aliasFor } from '../../src/backends/wandb/alias.ts'
import { artifactDigest } from '../../src/backends/wandb/digest.ts'
import { canonicalJson } from '../../src/text/json.ts'
import { errorsOf, useSandbox } from '../scenarios/use-sandbox.ts'
import { type Python, python } from './python.ts'

const sandbox = useSandbox()
const collection = 'lab/corpus/lairs-revision'
let sdk: Python

// The first installation of the SDK takes long.
beforeAll(() => {
  sdk = python('wandb')
}, 600_000)

const api = `
import json, os, sys, wandb
key, base_url = os.environ['WANDB_API_KEY'], os.environ['WANDB_BASE_URL']
api = wandb.Api(overrides={'base_url': base_url}, api_key=key)
`

/** Fetches artifacts by their names, and the runs that logged them. */
const fetchScript = `${api}
def fetch(name):
    artifact = api.artifact(name)
    folder = artifact.download()
    artifact.verify(folder)
    run = api.run('/'.join(artifact.logged_by().path))
    with open(os.path.join(folder, 'revision.json'), encoding='utf-8', newline='') as file:
        content = file.read()
    return {
        'version': artifact.version, 'aliases': artifact.aliases, 'type': artifact.type,
        'state': artifact.state, 'digest': artifact.digest, 'metadata': artifact.metadata,
        'description': artifact.description, 'files': os.listdir(folder), 'content': content,
        'url': artifact.url,
        'run': {
            'id': run.id, 'name': run.name, 'state': run.state, 'jobType': run.job_type,
            'tags': run.tags, 'config': run.config, 'summary': dict(run.summary),
            'notes': run.notes, 'commit': run.commit, 'url': run.url,
        },
    }
print(json.dumps([fetch(name) for name in sys.argv[1:]], default=dict))
`

const Json = v.record(v.string(), v.unknown())
const Fetched = v.object({
  version: v.string(),
  aliases: v.array(v.string()),
  type: v.string(),
  state: v.string(),
  digest: v.string(),
  metadata: Json,
  description: v.nullable(v.string()),
  files: v.array(v.string()),
  content: v.string(),
  url: v.string(),
  run: v.object({
    id: v.string(),
    name: v.string(),
    state: v.string(),
    jobType: v.nullable(v.string()),
    tags: v.array(v.string()),
    config: Json,
    summary: Json,
    notes: v.nullable(v.string()),
    commit: v.nullable(v.string()),
    url: v.string(),
  }),
})

/** Logs a version of the collection in its own run: with one file, or with none as lairs does. */
const logScript = `${api}
content, metadata = sys.argv[1:]
settings = wandb.Settings(base_url=base_url, api_key=key, console='off', x_disable_stats=True,
                          x_disable_meta=True, disable_git=True, disable_code=True)
with wandb.init(project='corpus', settings=settings) as run:
    artifact = wandb.Artifact('lairs-revision', type='dataset', metadata=json.loads(metadata))
    if content:
        with artifact.new_file('revision.json', mode='w', encoding='utf-8') as file:
            file.write(content)
    digest = artifact.digest
    logged = run.log_artifact(artifact).wait()
print(json.dumps({'digest': digest, 'version': logged.version}))
`

const versionsScript = `${api}
versions = api.artifacts('dataset', sys.argv[1])
print(json.dumps({artifact.version: artifact.aliases for artifact in versions}))
`

const runScript = `${api}
print(json.dumps(api.run(sys.argv[1]).state))
`

/** Runs a script with the SDK. Its files and settings are in its own folder. */
async function run<Schema extends v.GenericSchema>(
  schema: Schema,
  script: string,
  args: readonly string[],
  key = DEFAULT_KEY,
): Promise<v.InferOutput<Schema>> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-sdk-'))
  const names = ['HOME', 'WANDB_DIR', 'WANDB_ARTIFACT_DIR', 'WANDB_CACHE_DIR']
  const folders = [...names, 'WANDB_CONFIG_DIR', 'WANDB_DATA_DIR'].map((name) => [name, folder])
  const netrc = join(folder, 'netrc')
  writeFileSync(netrc, '')
  const env = {
    ...Object.fromEntries(folders),
    NETRC: netrc,
    WANDB_API_KEY: key,
    WANDB_BASE_URL: sandbox.wandb.url,
    WANDB_ERROR_REPORTING: 'false',
    WANDB_SILENT: 'true',
  }
  try {
    return v.parse(schema, JSON.parse(await sdk.run(script, args, env)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const fetchAll = (...aliases: readonly string[]) =>
  run(
    v.array(Fetched),
    fetchScript,
    aliases.map((alias) => `${collection}:${alias}`),
  )
const log = (content: string, metadata: unknown) =>
  run(v.object({ digest: v.string(), version: v.string() }), logScript, [
    content,
    JSON.stringify(metadata),
  ])
const versions = () => run(v.record(v.string(), v.array(v.string())), versionsScript, [collection])
const push = (tag: string, inputs = {}) => sandbox.push(tag, { backend: 'wandb', ...inputs })

test('the SDK finds each revision by its alias, its version and latest', async () => {
  const steps = [await push('v1'), await push('v2'), await push('v2'), await push('release/3.0')]
  expect(steps.map(({ code }) => code)).toEqual([0, 0, 0, 0])
  expect(steps.map(({ outputs }) => outputs['created'])).toEqual(['true', 'true', 'false', 'true'])

  const third = aliasFor('release/3.0')
  const fetched = await fetchAll('tag-v1', 'v0', 'tag-v2', 'latest', third)
  const [tagged, byVersion, second, latest, byAlias] = fetched
  expect(byVersion).toEqual(tagged)
  expect(byAlias).toEqual(latest)
  expect(tagged).toMatchObject({ version: 'v0', aliases: ['tag-v1'] })
  expect(second).toMatchObject({ version: 'v1', aliases: ['tag-v2'] })
  expect(latest).toMatchObject({ version: 'v2', aliases: [third, 'latest'] })
  expect(await versions()).toEqual({ v0: ['tag-v1'], v1: ['tag-v2'], v2: [third, 'latest'] })
  for (const [index, step] of [steps[0], steps[0], steps[1], steps[3], steps[3]].entries()) {
    expect(fetched[index]).toMatchObject({
      content: step?.revisionJson,
      url: step?.outputs['wandb-artifact-url'],
      run: { url: step?.outputs['wandb-run-url'] },
    })
  }
})

test('the SDK reads the provenance from the artifact and from its run', async () => {
  await push('release/3.0')
  const [fetched] = await fetchAll(aliasFor('release/3.0'))
  const { content = '', metadata = {}, run: maker } = fetched ?? {}

  expect(canonicalJson(metadata)).toBe(content)
  expect(fetched).toMatchObject({
    type: 'dataset',
    state: 'COMMITTED',
    digest: artifactDigest({ 'revision.json': content }),
    description: 'Revision release/3.0 of https://github.com/lab/sample-dataset',
    files: ['revision.json'],
    metadata: {
      revision: 'release/3.0',
      working_dir: '.',
      commit: '5de1286cc8329d02f3e493f8561b994abb1ea90f',
      tag: { kind: 'annotated', message: 'Third release' },
    },
  })
  const workflow = 'https://github.com/lab/sample-dataset/actions/runs/4711'
  const circumstances = {
    workflow_run: workflow,
    actor: 'octocat',
    event: 'push',
    position: 3,
    previous_revision: 'v2',
  }
  expect(maker).toMatchObject({
    name: 'release/3.0',
    state: 'finished',
    jobType: 'log-revision',
    tags: ['release/3.0'],
    summary: {
      records: 7,
      records__pub_layers_corpus_corpus: 1,
      records__pub_layers_expression_expression: 6,
      records_added: 1,
      records_removed: 0,
      records_changed: 0,
    },
    notes: `Logged by ${workflow}`,
    commit: metadata['commit'],
  })
  expect(maker?.config).toEqual({ ...metadata, ...circumstances })
})

test('the action logs the next version after one of the SDK, and moves latest to it', async () => {
  await push('v1')
  expect(await log('{"of": "someone else"}\n', {})).toMatchObject({ version: 'v1' })
  expect(await versions()).toEqual({ v0: ['tag-v1'], v1: ['latest'] })

  const { code, outputs } = await push('v2')
  expect(code).toBe(0)
  expect(outputs['wandb-artifact']).toBe(`${collection}:v2`)
  expect(await versions()).toEqual({ v0: ['tag-v1'], v1: [], v2: ['tag-v2', 'latest'] })
})

test('the action logs the next version after one without a file, as lairs logs it', async () => {
  const metadata = { revision: 'v1', lexicon_tree_hash: '', layers_version: '', working_dir: '.' }
  expect(await log('', metadata)).toEqual({ digest: artifactDigest({}), version: 'v0' })

  expect(await push('v1')).toMatchObject({ code: 0, outputs: { created: 'true' } })
  expect(await versions()).toEqual({ v0: [], v1: ['tag-v1', 'latest'] })
})

test('latest moves from a version of the SDK only to a tag that is not older', async () => {
  // The commit of v1 is a week older. That of v2 has the same time.
  await log('{"of": "someone else"}\n', { committed_at: '2026-10-27T10:00:00Z' })
  await push('v1')
  expect(await versions()).toEqual({ v0: ['latest'], v1: ['tag-v1'] })

  await push('v2')
  expect(await versions()).toEqual({ v0: [], v1: ['tag-v1'], v2: ['tag-v2', 'latest'] })
})

test('the same file logged by the SDK has the same digest, and creates no new version', async () => {
  const { revisionJson } = await push('v1')
  const before = await fetchAll('tag-v1')
  const digest = artifactDigest({ 'revision.json': revisionJson })

  expect(await log(revisionJson, { of: 'someone else' })).toEqual({ digest, version: 'v0' })
  expect(await versions()).toEqual({ v0: ['tag-v1', 'latest'] })
  expect(await fetchAll('tag-v1')).toEqual(before)
})

test('a version of the SDK with the same file gets the alias and the metadata', async () => {
  const { revisionJson } = await push('v1', { 'wandb-project': 'elsewhere' })
  await log(revisionJson, { of: 'someone else' })

  const first = await push('v1')
  expect(first).toMatchObject({ code: 0, outputs: { 'wandb-artifact': `${collection}:v0` } })
  const [fetched] = await fetchAll('tag-v1')
  expect(fetched).toMatchObject({ version: 'v0', content: revisionJson })
  expect(fetched?.metadata).toEqual({ of: 'someone else', ...JSON.parse(revisionJson) })
  expect(new Set(fetched?.aliases)).toEqual(new Set(['tag-v1', 'latest']))
  expect(await push('v1')).toMatchObject({ code: 0, outputs: { created: 'false' } })
})

test('an incomplete run is failed in the SDK, and finished by the next attempt', async () => {
  const body = JSON.stringify({ errors: [{ message: 'not now' }] })
  sandbox.wandb.fail('CommitArtifact', { kind: 'reply', reply: { status: 400, body } })
  expect((await push('v1')).code).toBe(1)
  const [failed] = sandbox.wandb.store.projects.get('corpus')?.runs.keys() ?? []
  expect(await run(v.string(), runScript, [`lab/corpus/${failed}`])).toBe('failed')

  expect(await push('v1')).toMatchObject({ code: 0, outputs: { created: 'true' } })
  const [fetched] = await fetchAll('tag-v1')
  expect(fetched).toMatchObject({ version: 'v0', run: { id: failed, state: 'finished' } })
})

test('a wrong key fails the step and the SDK, and is not shown', async () => {
  await push('v1')
  const key = 'wrong'.repeat(8)
  const step = await push('v2', { 'wandb-api-key': key })

  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([expect.stringContaining('wandb-api-key')])
  // The runner does not show add-mask commands.
  const shown = step.stdout.replace(/^::add-mask::.*$/gm, '') + step.stderr + step.summary
  expect(shown).not.toContain(key)
  expect(shown).not.toContain(Buffer.from(`api:${key}`).toString('base64'))
  await expect(run(v.unknown(), versionsScript, [collection], key)).rejects.toThrow(
    'AuthenticationError',
  )
  expect(await versions()).toEqual({ v0: ['tag-v1', 'latest'] })
})
