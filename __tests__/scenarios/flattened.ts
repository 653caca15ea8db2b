import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach } from '@jest/globals'
import {
  DEFAULT_GITHUB_TOKEN,
  type GithubOptions,
  type GithubSandbox,
  startGithub,
} from '../../sandbox/github/server.ts'
import { type Outcome, pushOf, type Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { byHand } from './many.ts'
import type { Sandbox } from './use-sandbox.ts'

/** The tag objects and the commits of the sample's annotated tags. */
export const sampleTags = {
  v1: {
    object: 'f279e84c84dddb71b293dc2a826a8536e46db7b4',
    commit: '9995fe1c555a1a469cbced721db42541bf3b2868',
  },
  'release/3.0': {
    object: '3ab2daf41c21548d410e58d90eb11ce6ba05d414',
    commit: '5de1286cc8329d02f3e493f8561b994abb1ea90f',
  },
} as const

/** The `tag` of `revision.json` for a lightweight tag. */
export const lightweight = { kind: 'lightweight' }
/** The same for a flattened tag whose annotation could not be restored. */
export const unknown = { kind: 'unknown' }

export const mlflowOnly = { backend: 'mlflow' }
export const withToken = { ...mlflowOnly, 'github-token': DEFAULT_GITHUB_TOKEN }

/** A checkout, its origin and GitHub's API for it. All are new for each test. */
export type FlattenedCheckout = {
  /** The step's workspace. Its `origin` is `hosted`. */
  clone: Checkout
  /** The repository at GitHub. */
  hosted: Checkout
  github: GithubSandbox
  /** Replaces the API. */
  serve(options: GithubOptions): Promise<GithubSandbox>
  /** Runs the action with the sandbox of GitHub's API. The event is workflow_dispatch by default. */
  start(inputs: Step['inputs'], step?: Partial<Step>): Promise<Outcome>
  /** The git commands that the steps of this test ran so far. */
  gitCommands(): readonly string[]
}

export function createFlattenedCheckout(sandbox: Sandbox): FlattenedCheckout {
  const checkouts = useCheckouts()
  const get = <Key extends keyof Checkouts>(key: Key) => {
    const value = checkouts[key]
    if (value === undefined) throw new Error(`${key} exists only while a test runs`)
    return value
  }
  /** The git commands of all steps of a test, from their debug output. */
  const gitCommands: string[] = []
  beforeEach(() => {
    gitCommands.length = 0
  })
  return {
    get clone() {
      return get('clone')
    },
    get hosted() {
      return get('hosted')
    },
    get github() {
      return get('github')
    },
    serve: (options) => serve(checkouts, options),
    async start(inputs, { env, ...step } = {}) {
      const outcome = await sandbox.push('', inputs, {
        workspace: get('clone').path,
        event: byHand,
        ...step,
        env: { GITHUB_API_URL: get('github').apiUrl, RUNNER_DEBUG: '1', ...env },
      })
      const commands = outcome.stdout.matchAll(/^::debug::git (?:-c \S+ )*(.*): /gm)
      gitCommands.push(...[...commands].map(([, command = '']) => command))
      return outcome
    },
    gitCommands: () => gitCommands,
  }
}

type Checkouts = { clone: Checkout; hosted: Checkout; github: GithubSandbox }

function useCheckouts(): Partial<Checkouts> {
  const checkouts: Partial<Checkouts> = {}
  beforeEach(async () => {
    checkouts.hosted = cloneSample()
    checkouts.clone = cloneSample()
    checkouts.clone.git('remote', 'set-url', 'origin', checkouts.hosted.path)
    await serve(checkouts, {})
  })
  afterEach(async () => {
    await checkouts.github?.close()
    for (const checkout of [checkouts.clone, checkouts.hosted]) checkout?.remove()
  })
  return checkouts
}

async function serve(
  checkouts: Partial<Checkouts>,
  options: GithubOptions,
): Promise<GithubSandbox> {
  await checkouts.github?.close()
  const { hosted } = checkouts
  if (hosted === undefined) throw new Error('GitHub has a repository only while a test runs')
  const repositories = { 'lab/sample-dataset': hosted.path }
  checkouts.github = await startGithub({ repositories, ...options })
  return checkouts.github
}

/** The event of a tag push. `object` is the id of the tag object, or of the commit. */
export function pushed(tag: string, commit: string, object = commit) {
  const event = pushOf(tag)
  return {
    event: { ...event, payload: { ...event.payload, after: object } },
    env: { GITHUB_SHA: commit },
  }
}

/** Replaces annotated tags by lightweight ones, as actions/checkout before 6.0.2 does. */
export function flatten({ git }: Checkout, ...tags: readonly string[]): void {
  for (const tag of tags) {
    git('update-ref', `refs/tags/${tag}`, `refs/tags/${tag}^{commit}`)
  }
}

/** Creates annotated tags at GitHub, of the commit of `v1` by default, and fetches them into the clone. */
export function annotate(
  { hosted, clone }: FlattenedCheckout,
  tags: readonly string[],
  at = 'v1^{commit}',
): void {
  for (const tag of tags) {
    hosted.git('tag', '--annotate', '--force', `--message=About ${tag}`, '--', tag, at)
  }
  fetchTags({ hosted, clone })
}

export function fetchTags({ hosted, clone }: Pick<FlattenedCheckout, 'hosted' | 'clone'>): void {
  clone.git('fetch', '--quiet', '--force', hosted.path, 'refs/tags/*:refs/tags/*')
}

/** Writes a tag object with this content into GitHub's repository, and creates the tag there and in the clone. */
export function writeTag(
  { hosted, clone }: FlattenedCheckout,
  tag: string,
  body: string,
  { type, id }: Readonly<{ type: string; id: string }> = {
    type: 'commit',
    id: sampleTags.v1.commit,
  },
): string {
  const lines = [
    `object ${id}`,
    `type ${type}`,
    `tag ${tag}`,
    'tagger Søn <son@example.org> 1792490400 +0200',
  ]
  const file = join(hosted.path, '..', 'tag-object')
  writeFileSync(file, `${lines.join('\n')}\n\n${body}`)
  const object = hosted.git('hash-object', '-t', 'tag', '-w', file)
  hosted.git('update-ref', `refs/tags/${tag}`, object)
  fetchTags({ hosted, clone })
  return object
}

/** The `tag` of the `revision.json` of a step. */
export function tagIn({ revisionJson }: Outcome): unknown {
  return JSON.parse(revisionJson).tag
}
