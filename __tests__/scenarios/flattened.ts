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
import type { Scene } from './scene.ts'

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

/** What `revision.json` says of a lightweight tag. */
export const lightweight = { kind: 'lightweight' }
/** What it says of a tag that was flattened, and whose annotation could not be restored. */
export const unknown = { kind: 'unknown' }

export const mlflowOnly = { backend: 'mlflow' }
export const withToken = { ...mlflowOnly, 'github-token': DEFAULT_GITHUB_TOKEN }

/** A checkout, the repository that it was made of, and GitHub's API for it: fresh for each test. */
export type Lab = {
  /** The step's workspace. Its `origin` is `hosted`. */
  clone: Checkout
  /** What GitHub has. */
  hosted: Checkout
  github: GithubSandbox
  /** Puts another API in the place of the first. */
  serve(options: GithubOptions): Promise<GithubSandbox>
  /** Runs the action, by hand if nothing else is said, where GitHub's API is the stand-in. */
  start(inputs: Step['inputs'], step?: Partial<Step>): Promise<Outcome>
  /** What git commands the steps ran so far, in this test. */
  gitCommands(): readonly string[]
}

export function lab(stage: Scene): Lab {
  const held: { clone?: Checkout; hosted?: Checkout; github?: GithubSandbox } = {}
  const get = <Key extends keyof typeof held>(key: Key) => {
    const value = held[key]
    if (value === undefined) throw new Error(`${key} is there only while a test runs`)
    return value
  }
  /** The git commands of all steps of a test, from their debug output. */
  const gitCommands: string[] = []
  const serve = async (options: GithubOptions) => {
    await held.github?.close()
    const repositories = { 'lab/sample-dataset': get('hosted').path }
    held.github = await startGithub({ repositories, ...options })
    return held.github
  }
  beforeEach(async () => {
    held.hosted = cloneSample()
    held.clone = cloneSample()
    held.clone.git('remote', 'set-url', 'origin', held.hosted.path)
    gitCommands.length = 0
    await serve({})
  })
  afterEach(async () => {
    await held.github?.close()
    for (const checkout of [held.clone, held.hosted]) checkout?.remove()
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
    serve,
    async start(inputs, { env, ...step } = {}) {
      const outcome = await stage.push('', inputs, {
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

/** The push of a tag as GitHub tells of it: `object` is the id of the tag object, or of the commit. */
export function pushed(tag: string, commit: string, object = commit) {
  const event = pushOf(tag)
  return {
    event: { ...event, payload: { ...event.payload, after: object } },
    env: { GITHUB_SHA: commit },
  }
}

/** Makes lightweight tags of annotated ones, as actions/checkout before 6.0.2 does. */
export function flatten({ git }: Checkout, ...tags: readonly string[]): void {
  for (const tag of tags) {
    git('update-ref', `refs/tags/${tag}`, git('rev-parse', `refs/tags/${tag}^{commit}`))
  }
}

/** Makes annotated tags at GitHub, `v1` if nothing else is said, and takes them into the clone. */
export function annotate(
  { hosted, clone }: Lab,
  tags: readonly string[],
  at = 'v1^{commit}',
): void {
  for (const tag of tags) {
    hosted.git('tag', '--annotate', '--force', `--message=About ${tag}`, '--', tag, at)
  }
  fetchTags({ hosted, clone })
}

export function fetchTags({ hosted, clone }: Pick<Lab, 'hosted' | 'clone'>): void {
  clone.git('fetch', '--quiet', '--force', hosted.path, 'refs/tags/*:refs/tags/*')
}

/** Puts a tag object of that content into GitHub's repository, and a tag of it there and in the clone. */
export function writeTag(
  { hosted, clone }: Lab,
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

/** What a step pinned of its newest tag. */
export function tagIn({ revisionJson }: Outcome): unknown {
  return JSON.parse(revisionJson).tag
}
