/** Runs each shell and Python snippet of the README and the guides. Workflows are run by act.live.ts. */
import { execFile } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type Outcome, pushOf, runStep } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { DEFAULT_KEY } from '../../sandbox/wandb/server.ts'
import { documents, parseMarkdown } from '../documents.ts'
import { errorsOf, useSandbox } from '../scenarios/use-sandbox.ts'
import { type MlflowServer, startMlflow } from './mlflow.ts'
import { type Python, python } from './python.ts'

const sandbox = useSandbox()
const facts =
  '9995fe1c555a1a469cbced721db42541bf3b2868 87f116cc92d112e697e0fde39368185a8301a1a422e9cfcf20d911b940f8615f\n'

const snippets = documents
  .filter((file) => /^README|^docs\/(guides|rebuild)/.test(file))
  .flatMap((file) =>
    parseMarkdown(readFileSync(file, 'utf8')).codeBlocks.flatMap(({ lang, text }) =>
      lang === 'sh' || lang === 'python'
        ? [{ file, text, begin: text.slice(0, 40).replace(/\s+/g, ' ') }]
        : [],
    ),
  )

/** Another test runs these. */
const elsewhere = [
  /^npm ci && npm run demo/, // CI
  /^git clone https:\/\/github\.com\/lab\/sample-dataset/, // scenarios/rebuild
  /^cd dataset\/lexicons\/pub\/layers/, // scenarios/rebuild
]

let sdk: Python
let client: Python
let mlflow: MlflowServer
let folder: string

beforeAll(async () => {
  sdk = python('wandb')
  client = python('mlflow-3')
  mlflow = await startMlflow(client)
}, 900_000)
afterAll(() => mlflow?.stop())
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-snippet-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = promisify(execFile)

/** Runs a snippet in the folder of the test with the programs in `path`, and returns its output. */
async function runSnippet(
  program: string,
  text: string,
  path: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  cwd = folder,
): Promise<string> {
  const env = {
    PATH: [...path, process.env['PATH']].join(delimiter),
    HOME: folder,
    GITHUB_OUTPUT: join(folder, 'outputs'),
    WANDB_API_KEY: DEFAULT_KEY,
    WANDB_BASE_URL: sandbox.wandb.url,
    WANDB_ENTITY: 'lab',
    WANDB_PROJECT: 'corpus',
    WANDB_SILENT: 'true',
    WANDB_ERROR_REPORTING: 'false',
    WANDB_CONSOLE: 'off',
    WANDB_DISABLE_GIT: 'true',
    WANDB_DISABLE_CODE: 'true',
    WANDB_X_DISABLE_STATS: 'true',
    WANDB_X_DISABLE_META: 'true',
    MLFLOW_TRACKING_URI: mlflow.trackingUri,
    MLFLOW_DISABLE_TELEMETRY: 'true',
    ...variables,
  }
  const own = text.replaceAll('my-team/corpus', 'lab/corpus')
  const { stdout } = await run(program, ['-c', own], { cwd, env })
  return stdout
}

/** Writes a program that the snippet starts. */
function writeProgram(name: string, script: string): string {
  const file = join(folder, 'programs', name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return dirname(file)
}

/** Runs the action for the tag v1 with the servers of this test. */
function log(inputs: Readonly<Record<string, string>>): Promise<Outcome> {
  return runStep({
    workspace: sandbox.sample.path,
    event: pushOf('v1'),
    inputs: {
      'wandb-api-key': DEFAULT_KEY,
      'wandb-base-url': sandbox.wandb.url,
      'wandb-project': 'corpus',
      'mlflow-tracking-uri': mlflow.trackingUri,
      'mlflow-experiment': 'corpus',
      ...inputs,
    },
  })
}

const programsOf = (environment: Python) => [dirname(environment.program('python'))]

/** How a snippet is run, by a text in it. Each checks what the document says of its snippet. */
const ways: readonly (readonly [string, (text: string) => Promise<void>])[] = [
  [
    'wandb.Api().artifact',
    async (text) => {
      await log({ backend: 'wandb' })
      expect(await runSnippet(sdk.program('python'), text, [])).toBe(facts)
    },
  ],
  [
    'mlflow.search_runs',
    async (text) => {
      await log({ backend: 'mlflow' })
      // What must not be found: the run of a moved tag, one of lairs, and one that only uses the revision.
      const decoys = `
import mlflow
experiment = mlflow.set_experiment('corpus').experiment_id
client = mlflow.MlflowClient()
record = {'lairs-revision': 'v1', 'lairs-revision.role': 'record'}
old = client.create_run(experiment, tags={**record, 'lairs-revision.superseded-by': 'x'})
client.set_terminated(old.info.run_id)
client.set_terminated(client.create_run(experiment, tags={'lairs-revision': 'v1'}).info.run_id)
print(client.create_run(experiment).info.run_id)`
      const printed = await client.run(decoys, [], { MLFLOW_TRACKING_URI: mlflow.trackingUri })
      const use = printed.trim().split('\n').at(-1) ?? ''
      const step = await log({ backend: 'mlflow', 'mlflow-run-id': use })
      expect([step.code, errorsOf(step)]).toEqual([0, []])

      expect(await runSnippet(client.program('python'), text, [])).toBe(facts)
    },
  ],
  [
    'mlflow-run-id=',
    async (text) => {
      await runSnippet(client.program('python'), text, [])
      const [, id = ''] = readFileSync(join(folder, 'outputs'), 'utf8').split('mlflow-run-id=')
      const step = await log({ backend: 'mlflow', 'mlflow-run-id': id.trim() })
      expect(step).toMatchObject({ code: 0, outputs: { 'mlflow-run-id': id.trim() } })
      const continued =
        'import mlflow\nwith mlflow.start_run() as run: print(run.data.params["revision"])'
      const variables = { MLFLOW_RUN_ID: id.trim() }
      expect(await runSnippet(client.program('python'), continued, [], variables)).toContain('v1\n')
    },
  ],
  [
    'wandb-run-id=',
    async (text) => {
      await runSnippet(sdk.program('python'), text, [])
      const [, id = ''] = readFileSync(join(folder, 'outputs'), 'utf8').split('wandb-run-id=')
      const step = await log({ backend: 'wandb', 'wandb-run-id': id.trim() })
      expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
      // The stand-in has no fields for a run that the SDK continues, so that is not tested.
    },
  ],
  [
    'gh attestation verify',
    async (text) => {
      const { revisionJson } = await log({ backend: 'wandb' })
      const programs = writeProgram('gh', 'echo "$@" >gh-arguments; cat "$3"')
      const printed = await runSnippet('/bin/sh', text, [programs, ...programsOf(sdk)])
      expect(printed).toContain(revisionJson)
      expect(readFileSync(join(folder, 'gh-arguments'), 'utf8')).toMatch(
        /^attestation verify record\/revision\.json --repo lab\/corpus --source-ref refs\/tags\/v1/,
      )
    },
  ],
  [
    'git tag --annotate',
    async (text) => {
      const clone: Checkout = cloneSample()
      try {
        clone.git('tag', '--delete', 'v2')
        clone.git('init', '--quiet', '--bare', join(folder, 'origin'))
        clone.git('remote', 'set-url', 'origin', join(folder, 'origin'))
        clone.git('switch', '--quiet', '--create', 'next')
        for (const name of ['user.name', 'user.email']) clone.git('config', name, 'a@example.org')
        // lairs needs Python 3.14.
        const programs = writeProgram('python', 'mkdir -p .panproto && echo x >.panproto/new')
        await runSnippet('/bin/sh', text, [programs], {}, clone.path)
        const tagged = clone.git('ls-remote', 'origin', 'refs/tags/v2^{}')
        expect(tagged).toContain(clone.git('rev-parse', 'HEAD'))
        expect(clone.git('ls-tree', '-r', '--name-only', 'v2')).toContain('.panproto/new')
      } finally {
        clone.remove()
      }
    },
  ],
]

const own = snippets.filter(({ text }) => !elsewhere.some((begin) => begin.test(text)))

test.each(own)('$file: $begin', async ({ text }) => {
  const [, check] = ways.find(([part]) => text.includes(part)) ?? []
  if (check === undefined) throw new Error('No test runs this snippet: add a way to run it.')
  await check(text)
})

test('there are snippets', () => {
  expect(own.length).toBeGreaterThanOrEqual(ways.length)
  expect(snippets.length - own.length).toBe(elsewhere.length)
})
