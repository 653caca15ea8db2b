import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { invalidInputs } from '../inputs/invalid-inputs.ts'
import { isUnix } from '../platform.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
let clone: Checkout
beforeEach(() => {
  clone = cloneSample()
})
afterEach(() => clone.remove())

/** A commit whose manifest has this text, with the tag `broken`. */
function commitManifest(text: string): void {
  mkdirSync(join(clone.path, 'lexicons'))
  writeFileSync(join(clone.path, 'lexicons', 'MANIFEST.toml'), text)
  commitAll()
}

function commitAll(): void {
  clone.git('add', '.')
  clone.git('commit', '--quiet', '--message=Something that is not right')
  clone.git('tag', 'broken')
}

type Refusal = Readonly<{
  tag?: string
  inputs?: Step['inputs']
  event?: Step['event']
  env?: Step['env']
  before?: () => void
  error: RegExp
}>

const refusals: Readonly<Record<string, Refusal>> = {
  'a tag that is not there': {
    tag: 'v11',
    error: /no tag named "v11".*4 tag\(s\); nearest: v1\..*spelling.*fetch-depth/,
  },
  'a commit that is not there': {
    inputs: { revision: '0'.repeat(40) },
    error: /The commit 0{40} is not in this checkout.*fetch-depth/,
  },
  'an event without a tag': {
    event: { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} },
    error: /There is no tag.*"workflow_dispatch" is about "refs\/heads\/main".*input "revision"/,
  },
  'a revision that is a branch': {
    inputs: { revision: 'refs/heads/main' },
    error: /revision: "refs\/heads\/main" is not a valid tag name/,
  },
  'a revision that git would read as an expression': {
    inputs: { revision: 'v1^{tree}' },
    error: /revision: "v1\^\{tree\}" is not a valid tag name/,
  },
  'a manifest that is not TOML': {
    tag: 'broken',
    before: () => commitManifest('[provenance]\nlayers_version = "0.1\n'),
    error: /^lexicons\/MANIFEST\.toml, line 2, column \d+: not valid TOML/,
  },
  'a manifest with a fact of another type': {
    tag: 'broken',
    before: () => commitManifest('[provenance]\nlayers_version = 0.1\n'),
    error:
      /^lexicons\/MANIFEST\.toml, line \d, column \d+: provenance\.layers_version is not a string/,
  },
  'a manifest whose object is missing': {
    tag: 'broken',
    before: () => {
      commitManifest('[provenance]\n')
      const id = clone.git('rev-parse', 'broken:lexicons/MANIFEST.toml')
      rmSync(join(clone.path, '.git', 'objects', id.slice(0, 2), id.slice(2)))
    },
    error: /The git object [0-9a-f]{40} \(lexicons\/MANIFEST\.toml\) is missing/,
  },
  ...(isUnix && {
    'a manifest that is a symbolic link': {
      tag: 'broken',
      before: () => {
        mkdirSync(join(clone.path, 'lexicons'))
        symlinkSync('../MANIFEST.toml', join(clone.path, 'lexicons', 'MANIFEST.toml'))
        commitAll()
      },
      error: /^manifest: lexicons\/MANIFEST\.toml is a symbolic link, not a file/,
    },
  }),
  ...(isUnix && {
    'a folder of lexicons that is a symbolic link': {
      tag: 'broken',
      before: () => {
        symlinkSync('records', join(clone.path, 'lexicons'))
        commitAll()
      },
      error: /^lexicons is a symbolic link, so its content is not part of the commit/,
    },
  }),
  'a folder of lexicons that is a submodule': {
    tag: 'broken',
    before: () => {
      clone.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},lexicons`)
      clone.git('commit', '--quiet', '--message=A submodule')
      clone.git('tag', 'broken')
    },
    error: /^lexicons is a submodule, so its content is not/,
  },
  'a tag whose object is missing': {
    tag: 'lost',
    before: () => {
      clone.git('tag', '--annotate', '--message=Lost', 'lost')
      const id = clone.git('rev-parse', 'lost')
      rmSync(join(clone.path, '.git', 'objects', id.slice(0, 2), id.slice(2)))
    },
    error: /^The tag "lost" exists, but the object that it points to is missing/,
  },
  'a full or missing folder for temporary files': {
    env: { RUNNER_TEMP: '/nowhere' },
    error: /^No folder could be made in \/nowhere \(RUNNER_TEMP\).*Nothing was sent/,
  },
  'a manifest that is not there': {
    inputs: { manifest: 'schema/MANIFEST.toml' },
    error: /^manifest: there is no file "schema\/MANIFEST\.toml" in commit 9995fe1/,
  },
  'a manifest above the repository': {
    inputs: { manifest: '../MANIFEST.toml' },
    error: /^manifest: "\.\.\/MANIFEST\.toml" is outside the repository/,
  },
  ...(isUnix && {
    'a working directory that leads outside by a link': {
      before: () => symlinkSync(tmpdir(), join(clone.path, 'link')),
      inputs: { 'working-directory': 'link' },
      error: /^working-directory: .* is outside the workspace/,
    },
  }),
  'a working directory that is a file': {
    inputs: { 'working-directory': 'README.md' },
    error: /^working-directory: .*README\.md is not a folder/,
  },
  'a working directory that the tag does not have': {
    before: () => mkdirSync(join(clone.path, 'data')),
    inputs: { 'working-directory': 'data' },
    error: /^working-directory: there is no folder "data" in commit 9995fe1/,
  },
  'a folder that is not a git repository': {
    env: { GITHUB_WORKSPACE: mkdtempSync(join(tmpdir(), 'log-revision-')) },
    error: /is not in a git repository\. Run actions\/checkout/,
  },
  'a tag of a tree': {
    tag: 'tree',
    before: () => clone.git('tag', 'tree', 'v1^{tree}'),
    error: /refs\/tags\/tree does not lead to a commit.*it is a tree/,
  },
  'no git': { env: { PATH: '' }, error: /git was not found on this runner/ },
  'neither the repository of the workflow nor an origin': {
    env: { GITHUB_REPOSITORY: '' },
    error: /GITHUB_REPOSITORY is not set, and the checkout has no remote "origin" on a server/,
  },
  'neither the repository of the workflow nor a project': {
    env: { GITHUB_REPOSITORY: '' },
    inputs: { 'wandb-project': '' },
    error: /wandb-project: no name is given.*GITHUB_REPOSITORY/,
  },
  'neither the repository of the workflow nor an experiment': {
    env: { GITHUB_REPOSITORY: '' },
    inputs: { 'mlflow-experiment': '' },
    error: /mlflow-experiment: no name is given.*GITHUB_REPOSITORY/,
  },
}

async function expectRefusal(refusal: Refusal): Promise<void> {
  const { tag = 'v1', inputs, event, env, before, error } = refusal
  before?.()
  const step = await sandbox.push(tag, inputs, {
    workspace: clone.path,
    ...(event === undefined ? {} : { event }),
    ...(env === undefined ? {} : { env }),
  })

  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([expect.stringMatching(error)])
  expect(step).toMatchObject({ outputs: {}, summary: '', stderr: '' })
  expect([...sandbox.wandb.received, ...sandbox.mlflow.received]).toEqual([])
}

// The rows of the first table are also tests of the inputs alone.
test.each(Object.entries(invalidInputs))('%s: nothing is sent', (_, refusal) =>
  expectRefusal(refusal),
)

test.each(Object.entries(refusals))('%s: nothing is sent', (_, refusal) => expectRefusal(refusal))
