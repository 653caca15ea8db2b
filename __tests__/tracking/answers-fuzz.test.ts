import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findExperiment } from '../../src/backends/mlflow/experiment.ts'
import { findRuns, readRun } from '../../src/backends/mlflow/runs.ts'
import * as operation from '../../src/backends/wandb/operations.ts'
import { canonicalJson } from '../../src/provenance/bundle.ts'
import type { Backend } from '../../src/tracking/backend.ts'
import { cases, nearly, wordsOf } from '../fuzzing.ts'
import { bundle } from '../revision-v2.ts'
import {
  type Answers,
  context,
  clientsOf,
  mlflowAnswers,
  mlflowAt,
  type Odd,
  type World,
  wandbAnswers,
  wandbAt,
} from './answers.ts'

/** An answer that is not as it should be: to which request, and its JSON. */
type OddOne = Readonly<{ name: string; body: string; status: number }>

function odd(answers: Answers): fc.Arbitrary<OddOne> {
  const status = fc.constantFrom(200, 200, 200, 200, 400, 404, 500)
  const each = Object.entries(answers).map(([name, value]) =>
    fc.tuple(nearly(value), status).map(([body, code]) => ({ name, body, status: code })),
  )
  return fc.oneof(...each)
}

const worlds = ['new', 'held'] as const
type Tried = readonly [
  string,
  at: (world: World, odd?: Odd) => Backend,
  answers: (world: World) => Answers,
  words: RegExp,
]
const backends: readonly Tried[] = [
  ['W&B', wandbAt, wandbAnswers, /^(W&B |The alias |The tag |The record that )/],
  ['MLflow', mlflowAt, mlflowAnswers, /^(MLflow |The tag |The record that |mlflow-experiment: )/],
]

/** What became of a bundle: the addresses and outputs that are told of it, or why there are none. */
async function attempt(backend: Backend): Promise<readonly unknown[]> {
  const session = await backend.open([bundle])
  const { status, url, details } = await session.verify(bundle)
  const logged = await session.log(bundle, context)
  return [status, url, ...details, logged.url, ...Object.values(logged.outputs)]
}

test.each(backends)('%s: an answer that is well is taken', async (_, at) => {
  for (const world of worlds) {
    const told = await attempt(at(world))
    expect(told[0]).toBe(world === 'new' ? 'missing' : 'matches')
  }
})

test.each(backends)(
  '%s: with any answer, a revision is logged, or that is refused in words',
  async (_, at, answers, words) => {
    const odds = fc.oneof(
      ...worlds.map((world) => odd(answers(world)).map((each) => ({ world, ...each }))),
    )
    const property = fc.asyncProperty(odds, async ({ world, name, body, status }) => {
      try {
        const told = await attempt(at(world, { [name]: { body, status } }))
        return told.every((each) => typeof each === 'string')
      } catch (error) {
        return words.test(wordsOf(error))
      }
    })
    await fc.assert(property, { numRuns: 1500 })
  },
)

const operations: readonly operation.Operation<unknown>[] = [
  operation.viewer,
  operation.loggedRevisions(1),
  operation.upsertBucket,
  operation.createArtifact,
  operation.createManifest,
  operation.createFiles,
  operation.commitArtifact,
  operation.readArtifact,
  operation.memberships,
  operation.findRun,
  operation.useArtifact,
  operation.addAliases,
  operation.updateArtifact,
  operation.organization,
  operation.linkArtifact,
]

/** Answers to what is only asked for beside a plain first log. */
const besides: Answers = {
  FindRun: { data: { project: { run: { name: 'run' } } } },
  UseArtifact: { data: { useArtifact: { artifact: { id: 'artifact' } } } },
  AddAliases: { data: { addAliases: { success: true } } },
  UpdateArtifact: { data: { updateArtifact: { artifact: { id: 'artifact' } } } },
  Organization: { data: { entity: { organization: { orgEntity: { name: 'acme-org' } } } } },
  LinkArtifact: { data: { linkArtifact: { versionIndex: 0 } } },
}

test('W&B: any answer to an operation is read, or refused in words', async () => {
  const answers = { ...wandbAnswers('new'), ...besides }
  const property = fc.asyncProperty(odd(answers), async ({ name, body, status }) => {
    const asked = operations.find((each) => each.name === name)
    if (asked === undefined) throw new Error(`${name} is not tried`)
    try {
      return typeof (await clientsOf(body, status).wandb.ask(asked, {})) === 'object'
    } catch (error) {
      return new RegExp(`^W&B (answered|refused) ${name} `).test(wordsOf(error))
    }
  })
  await fc.assert(property, cases)
})

test('MLflow: any answer to an endpoint is read, or refused in words', async () => {
  const one = { 'runs/get': mlflowAnswers('new')['runs/get'] }
  const property = fc.asyncProperty(
    odd({ ...mlflowAnswers('held'), ...one }),
    async ({ name, body, status }) => {
      const { mlflow } = clientsOf(body, status)
      const asked = {
        'runs/get': () => readRun(mlflow, 'run'),
        'runs/search': () => findRuns(mlflow, '1', bundle.repository),
        'experiments/get-by-name': () => findExperiment(mlflow, 'corpus'),
        'artifact download': () => mlflow.download('https://mlflow.example.org/x'),
      }
      const [, ask] = Object.entries(asked).find(([each]) => each === name) ?? []
      if (ask === undefined) throw new Error(`${name} is not tried`)
      try {
        await ask()
        return true
      } catch (error) {
        return /^(MLflow (answered|refused) |mlflow-experiment: )/.test(wordsOf(error))
      }
    },
  )
  await fc.assert(property, cases)
})

const nested = (depth: number) => `${'{"commit":'.repeat(depth)}1${'}'.repeat(depth)}`
const deep = [
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  nested(100_000),
  '['.repeat(1_000_000),
]

test.each(backends)('%s: no answer is too deep', async (_, at, answers, words) => {
  const tries = worlds.flatMap((world) =>
    Object.keys(answers(world)).flatMap((name) => deep.map((body) => ({ world, name, body }))),
  )
  for (const { world, name, body } of tries) {
    const said = attempt(at(world, { [name]: { body, status: 200 } }))
    // What is not looked at in an answer may be anything.
    expect(await said.then(() => '', wordsOf)).toMatch(new RegExp(`^$|${words.source}`))
  }
})

test('W&B: a record of very great depth in an artifact is refused', async () => {
  const { LoggedRevisions: found } = wandbAnswers('held')
  const metadata = canonicalJson(bundle).replace('"tag": null', `"tag": ${nested(100_000)}`)
  const body = JSON.stringify(found, (key, value) => (key === 'metadata' ? metadata : value))
  const backend = wandbAt('held', { LoggedRevisions: { body, status: 200 } })
  await expect(attempt(backend)).rejects.toThrow(
    new Error('The record that the server shows is nested too deep to be compared.'),
  )
})

test.each([
  ['a fact that is an object', '{"commit":{"toString":1},"repository":{"valueOf":null}}'],
  ['no JSON', '{"commit":'],
  ['nothing', ''],
  ['a list', '[]'],
])('W&B: the metadata of another are %s', async (_, metadata) => {
  const { LoggedRevisions: found } = wandbAnswers('held')
  const body = JSON.stringify(found, (key, value) => (key === 'metadata' ? metadata : value))
  const backend = wandbAt('held', { LoggedRevisions: { body, status: 200 } })
  await expect(attempt(backend)).rejects.toThrow(
    /^The alias "tag-v2" of the artifact "lairs-revision" belongs to another dataset, logged without a repository /,
  )
})

test.each(['/relative', 'file:///etc/passwd', 'https://'])(
  'W&B: an upload to %s is refused',
  async (uploadUrl) => {
    const { CreateArtifactFiles: files } = wandbAnswers('new')
    const body = JSON.stringify(files, (key, value) => (key === 'uploadUrl' ? uploadUrl : value))
    const backend = wandbAt('new', {
      CreateArtifactFiles: { body, status: 200 },
    })
    await expect(attempt(backend)).rejects.toThrow(
      'W&B answered CreateArtifactFiles with an answer without a proper "data.createArtifactFiles.files.edges.0.node.uploadUrl".',
    )
  },
)

test.each(['no colon', 'two words: x', ': x', 'a: \n', 'a: größe😀'])(
  'W&B: an upload with the header %j is refused',
  async (line) => {
    const { CreateArtifactFiles: files } = wandbAnswers('new')
    const body = JSON.stringify(files, (key, value) => (key === 'uploadHeaders' ? [line] : value))
    const backend = wandbAt('new', {
      CreateArtifactFiles: { body, status: 200 },
    })
    await expect(attempt(backend)).rejects.toThrow('node.uploadHeaders.0".')
  },
)

test('MLflow: pages that lead back are not asked for for ever', async () => {
  const search = { body: '{"runs":[],"next_page_token":"again"}', status: 200 }
  const backend = mlflowAt('held', { 'runs/search': search })
  await expect(attempt(backend)).rejects.toThrow(
    'MLflow answered runs/search with a page that it gave before.',
  )
})
