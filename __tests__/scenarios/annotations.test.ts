import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import {
  DEFAULT_GITHUB_TOKEN,
  type GithubOptions,
  type GithubSandbox,
  startGithub,
} from '../../sandbox/github/server.ts'
import type { Outcome, Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { names, scene, warningsOf } from './scene.ts'

const stage = scene()
const mlflowOnly = { backend: 'mlflow' }
const token = { 'github-token': DEFAULT_GITHUB_TOKEN }
const v1 = {
  commit: '9995fe1c555a1a469cbced721db42541bf3b2868',
  object: 'f279e84c84dddb71b293dc2a826a8536e46db7b4',
}

let origin: Checkout
let flat: Checkout
let github: GithubSandbox | undefined

/** `origin` is what GitHub has, and `flat` what actions/checkout before 6.0.2 makes of it. */
beforeEach(() => {
  origin = cloneSample()
  flat = cloneSample()
})
afterEach(async () => {
  await github?.close()
  github = undefined
  for (const checkout of [origin, flat]) checkout.remove()
})

function flatten(...tags: readonly string[]): void {
  for (const tag of tags) flat.git('update-ref', `refs/tags/${tag}`, `refs/tags/${tag}^{commit}`)
}

async function start(options: GithubOptions = {}): Promise<GithubSandbox> {
  github = await startGithub({
    repositories: { 'lab/sample-dataset': origin.path },
    ...options,
  })
  return github
}

const byHand = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }

/** Logs tags of the flat checkout, by hand or by the event that is given. */
function log(
  revision: string,
  inputs: Readonly<Record<string, string>> = {},
  { event = byHand, env = {} }: Partial<Pick<Step, 'event' | 'env'>> = {},
): Promise<Outcome> {
  const api = { GITHUB_API_URL: github?.apiUrl ?? 'http://127.0.0.1:9' }
  return stage.push(
    '',
    { ...mlflowOnly, revision, ...inputs },
    { workspace: flat.path, event, env: { ...api, ...env } },
  )
}

function pushed(tag: string, after: string, commit: string) {
  const ref = `refs/tags/${tag}`
  return { event: { name: 'push', ref, payload: { ref, after } }, env: { GITHUB_SHA: commit } }
}

/** A tag object whose signature no one made, at both repositories. */
function sign(tag: string, block: string): string {
  const text = `object ${v1.commit}\ntype commit\ntag ${tag}\ntagger Ada <ada@example.org> 1792490400 +0200\n\nSigned\n-----BEGIN ${block}-----\nabc\n-----END ${block}-----\n`
  const [object] = [origin, flat].map((checkout) => {
    const file = join(checkout.path, '.git', 'tag-text')
    writeFileSync(file, text)
    const id = checkout.git('hash-object', '-t', 'tag', '-w', file)
    checkout.git('update-ref', `refs/tags/${tag}`, id)
    return id
  })
  return object ?? ''
}

test('a tag that was pushed is restored by one request, and recorded as it was before', async () => {
  const { received } = await start()
  const whole = await stage.push('v1', { backend: 'wandb' })
  flatten('v1')
  const step = await log('', token, pushed('v1', v1.object, v1.commit))

  expect(step).toMatchObject({ code: 0, stderr: '', revisionJson: whole.revisionJson })
  expect(warningsOf(step)).toEqual([])
  expect(received.map(({ path }) => path)).toEqual([
    `/repos/lab/sample-dataset/git/tags/${v1.object}`,
  ])
})

test('of a lightweight tag that was pushed, nothing is asked', async () => {
  const { received } = await start()
  const commit = flat.git('rev-parse', 'v2')
  expect(await log('', token, pushed('v2', commit, commit))).toMatchObject({ code: 0 })
  expect(received).toEqual([])
})

test.each([false, true])(
  'of several tags, one request tells which were annotated',
  async (unpaged) => {
    const { received } = await start({ unpaged })
    flatten('v1', 'release/3.0')
    const step = await log('**', token)

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(warningsOf(step)).toEqual([])
    expect(names(received)).toEqual(['git/matching-refs', 'git/tags', 'git/tags'])
    const { tag } = JSON.parse((await log('release/3.0', token)).revisionJson)
    expect(tag).toMatchObject({ kind: 'annotated', message: 'Third release' })
  },
)

test('very many tags are listed page by page', async () => {
  const { received } = await start()
  for (let number = 0; number < 120; number++) origin.git('tag', `n${number}`, 'v2')
  flatten('v1')
  flat.git('tag', 'n5', 'v2')
  const { tag } = JSON.parse((await log('v1\nn5', token)).revisionJson)

  expect(names(received).filter((name) => name === 'git/matching-refs')).toHaveLength(2)
  expect(tag).toEqual({ kind: 'lightweight' })
})

test('without a token, origin tells what is missing, and a warning how to have it', async () => {
  flat.git('remote', 'set-url', 'origin', origin.path)
  flatten('v1')
  const step = await log('v1')

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(warningsOf(step)).toEqual([
    expect.stringMatching(
      /^1 annotated tag\(s\) came without tagger, date, message and signature: v1\..*6\.0\.2.*github-token/,
    ),
  ])
  expect(JSON.parse(step.revisionJson).tag).toEqual({ kind: 'lightweight' })
})

test('without a token and an origin that answers, there is nothing to say', async () => {
  flat.git('remote', 'set-url', 'origin', '/nowhere')
  flatten('v1')
  const step = await log('v1')

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(warningsOf(step)).toEqual([])
})

test('GitHub’s API is not asked of another host’s repository', async () => {
  const { received } = await start()
  flat.git('remote', 'set-url', 'origin', 'https://gitlab.invalid/lab/sample')
  const step = await log('v1', token)

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(received).toEqual([])
  expect(JSON.parse(step.revisionJson).repository).toBe('https://gitlab.invalid/lab/sample')
})

test('a GitHub Enterprise Server is asked at its own address', async () => {
  const { received } = await start()
  flat.git('remote', 'set-url', 'origin', 'git@ghes.example.org:lab/sample-dataset.git')
  flatten('v1')
  const env = { GITHUB_SERVER_URL: 'https://ghes.example.org' }
  const step = await log('v1', token, { env })

  expect(JSON.parse(step.revisionJson).tag).toMatchObject({ kind: 'annotated', object: v1.object })
  expect(new Set(names(received))).toEqual(new Set(['git/matching-refs', 'git/tags']))
})

test.each([
  ['a token that is refused', { 'github-token': 'x'.repeat(40) }, /Bad credentials/],
  ['an API that is down', token, /github-token/],
])('%s: a warning, and the tag is recorded as it came', async (what, inputs, words) => {
  if (what.includes('refused')) await start()
  flatten('v1')
  const step = await log('v1', inputs)

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(warningsOf(step)).toEqual([expect.stringMatching(words)])
  expect(JSON.parse(step.revisionJson).tag).toEqual({ kind: 'lightweight' })
})

test('the token is masked, and goes to GitHub’s API alone', async () => {
  const { received } = await start()
  flatten('v1')
  const step = await log('v1', token)
  const rest = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))

  expect(step.stdout).toContain(`::add-mask::${DEFAULT_GITHUB_TOKEN}\n`)
  expect(rest.join('\n') + step.summary + JSON.stringify(step.outputs)).not.toContain(
    DEFAULT_GITHUB_TOKEN,
  )
  expect(
    received.every(({ headers }) => headers.authorization?.includes(DEFAULT_GITHUB_TOKEN)),
  ).toBe(true)
  for (const { headers, body } of stage.mlflow.received) {
    expect(JSON.stringify(headers) + body).not.toContain(DEFAULT_GITHUB_TOKEN)
  }
})

test('an annotation of another commit is not taken for this one’s', async () => {
  await start()
  flatten('v1')
  origin.git('tag', '--force', '--annotate', '--message=Moved', 'v1', 'v2')
  const step = await log('v1', token)

  expect(JSON.parse(step.revisionJson).tag).toEqual({ kind: 'lightweight' })
})

test.each([
  ['PGP SIGNATURE', 'gpg'],
  ['SSH SIGNATURE', 'ssh'],
  ['SIGNED MESSAGE', 'x509'],
])(
  'of a %s, the kind is pinned, and GitHub’s verdict recorded with the run',
  async (block, kind) => {
    const { verdicts } = await start()
    const object = sign('signed', block)
    verdicts.set(object, { verified: true, reason: 'valid' })
    const whole = await log('signed', { ...token, backend: 'wandb\nmlflow' })
    const facts = JSON.parse(whole.revisionJson)

    expect(facts.tag).toMatchObject({ kind: 'annotated', message: 'Signed', signature: kind })
    expect(whole.revisionJson).not.toContain('valid')
    expect(stage.runs()[0]?.tags.get('github.tag_verification')).toBe('valid')
    const [run] = stage.wandb.store.projects.get('corpus')?.runs.values() ?? []
    expect(run?.config).toMatchObject({ tag_verification: { value: 'valid' } })

    flatten('signed')
    expect((await log('signed', { ...token, mode: 'dry-run' })).revisionJson).toBe(
      whole.revisionJson,
    )
  },
)

test('without a token, there is no verdict', async () => {
  sign('signed', 'SSH SIGNATURE')
  expect(await log('signed')).toMatchObject({ code: 0 })
  expect(stage.runs()[0]?.tags.has('github.tag_verification')).toBe(false)
})

test.each(['release/3.0', 'a#b', '%2e', 'größe', 'a;b'])('the tag %s is restored', async (tag) => {
  await start()
  if (tag !== 'release/3.0') {
    for (const checkout of [origin, flat]) checkout.git('update-ref', `refs/tags/${tag}`, v1.object)
  }
  flatten(tag)
  const step = await log(tag, token)

  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(step.revisionJson).tag).toMatchObject({ kind: 'annotated' })
})
