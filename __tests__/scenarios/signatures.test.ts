import { describe, expect, test } from '@jest/globals'
import type { Outcome } from '../../sandbox/runner.ts'
import {
  annotate,
  createFlattenedCheckout,
  flatten,
  mlflowOnly,
  pushed,
  sampleTags,
  tagIn,
  unknown,
  withToken,
  writeTag,
} from './flattened.ts'
import { names, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const site = createFlattenedCheckout(sandbox)
const { v1 } = sampleTags
const both = { ...withToken, backend: 'wandb\nmlflow' }

/** A signature block after a tag's message. Only its frame matters here: no key made it. */
function block(title: string): string {
  return `-----BEGIN ${title}-----\n\niQEzBAABCAAdFiEE\n=AbCd\n-----END ${title}-----\n`
}

const message = 'Signed release\n\nWith notes, and a second paragraph.'
const pinned = {
  kind: 'annotated',
  date: '2026-10-20T10:00:00Z',
  tagger: 'Søn <son@example.org>',
  message,
}

/** GitHub's verification as the backends record it: undefined if there is none. */
function recordedVerifications(): readonly unknown[] {
  const [version] = sandbox.versions()
  const [run] = sandbox.runs()
  return [version?.createdBy?.config['tag_verification'], run?.tags.get('github.tag_verification')]
}

/** Pinned facts contain no verification: a verification can change, and a tag cannot. */
function expectNoVerification({ revisionJson }: Outcome): void {
  expect(revisionJson).not.toMatch(/verif|verification|valid|unknown_key/)
}

describe('the kind of a signature is pinned, and GitHub’s verification goes with the run', () => {
  test.each([
    ['gpg', 'PGP SIGNATURE', { verified: true, reason: 'valid' }],
    ['gpg', 'PGP MESSAGE', { verified: false, reason: 'bad_email' }],
    ['ssh', 'SSH SIGNATURE', { verified: true, reason: 'valid' }],
    ['x509', 'SIGNED MESSAGE', { verified: false, reason: 'unknown_key' }],
  ])('%s: %s, annotated and flattened', async (signature, title, verification) => {
    const object = writeTag(site, 'signed', `${message}\n${block(title)}`)
    site.github.verifications.set(object, verification)
    const push = pushed('signed', v1.commit, object)
    const annotated = await site.start(both, push)

    expect(annotated).toMatchObject({ code: 0, stderr: '', outputs: { created: 'true' } })
    expect(warningsOf(annotated)).toEqual([])
    expect(tagIn(annotated)).toEqual({ ...pinned, object, signature })
    expect(recordedVerifications()).toEqual([{ value: verification.reason }, verification.reason])
    expect(names(site.github.received)).toEqual(['git/tags'])
    expectNoVerification(annotated)

    flatten(site.clone, 'signed')
    const restored = await site.start({ ...both, mode: 'verify' }, push)
    expect(restored).toMatchObject({ code: 0, revisionJson: annotated.revisionJson })
    expect(names(site.github.received)).toEqual(['git/tags', 'git/tags'])
  })

  test('of a flattened tag, with workflow_dispatch', async () => {
    const object = writeTag(site, 'signed', `${message}\n${block('SSH SIGNATURE')}`)
    site.github.verifications.set(object, { verified: true, reason: 'valid' })
    flatten(site.clone, 'signed')
    const step = await site.start({ ...both, revision: 'signed' })

    expect([step.code, warningsOf(step)]).toEqual([0, []])
    expect(tagIn(step)).toEqual({ ...pinned, object, signature: 'ssh' })
    expect(recordedVerifications()).toEqual([{ value: 'valid' }, 'valid'])
    expect(names(site.github.received)).toEqual(['git/matching-refs', 'git/tags'])
    expectNoVerification(step)
  })

  test('each tag has its own verification', async () => {
    const ids = ['s1', 's2', 's3'].map((tag) =>
      writeTag(site, tag, `${message} ${tag}\n${block('SSH SIGNATURE')}`),
    )
    for (const [index, reason] of ['valid', 'expired_key'].entries()) {
      site.github.verifications.set(ids[index] ?? '', { verified: index === 0, reason })
    }
    annotate(site, ['u1'])
    flatten(site.clone, 's3')
    const step = await site.start({ ...both, revision: 's*\nu1\nv2' })

    expect(step.code).toBe(0)
    const logged = sandbox
      .runs()
      .map(({ name, tags }) => [name, tags.get('github.tag_verification')])
    expect(Object.fromEntries(logged)).toEqual({
      s1: 'valid',
      s2: 'expired_key',
      s3: 'unknown_key',
      u1: undefined,
      v2: undefined,
    })
  })
})

describe('there is no verification', () => {
  test('without a token', async () => {
    const object = writeTag(site, 'signed', `${message}\n${block('PGP SIGNATURE')}`)
    const step = await site.start({ ...both, 'github-token': '', revision: 'signed' })

    expect([step.code, warningsOf(step)]).toEqual([0, []])
    expect(tagIn(step)).toEqual({ ...pinned, object, signature: 'gpg' })
    expect(recordedVerifications()).toEqual([undefined, undefined])
    expect(site.github.received).toEqual([])
  })

  test.each([
    ['annotated', []],
    ['flattened', ['v1']],
  ])('of an annotated tag without a signature: %s', async (_, flat) => {
    flatten(site.clone, ...flat)
    const step = await site.start({ ...both, revision: 'v1' })

    expect(step.code).toBe(0)
    expect(tagIn(step)).toMatchObject({ object: v1.object, signature: null })
    expect(recordedVerifications()).toEqual([undefined, undefined])
  })

  test('if the API does not answer', async () => {
    const object = writeTag(site, 'signed', `${message}\n${block('PGP SIGNATURE')}`)
    site.github.fail('git/tags', { kind: 'reset' }, 20)
    const step = await site.start({ ...both, revision: 'signed' })

    expect(step).toMatchObject({ code: 0, stderr: '', outputs: { created: 'true' } })
    expect(warningsOf(step)).toEqual([expect.stringMatching(/^GitHub's API did not return/)])
    expect(tagIn(step)).toEqual({ ...pinned, object, signature: 'gpg' })
    expect(recordedVerifications()).toEqual([undefined, undefined])
  })

  test('of a tag that GitHub does not have', async () => {
    const object = writeTag(site, 'signed', `${message}\n${block('SSH SIGNATURE')}`)
    await site.serve({ repositories: { 'lab/sample-dataset': sandbox.sample.path } })
    const step = await site.start({ ...both, revision: 'signed' })

    expect(step.code).toBe(0)
    expect(tagIn(step)).toEqual({ ...pinned, object, signature: 'ssh' })
    expect(warningsOf(step)).toEqual([expect.stringMatching(/an annotated tag.*Not Found/)])
    expect(recordedVerifications()).toEqual([undefined, undefined])
  })

  test('of a tag that was moved at GitHub since the checkout', async () => {
    annotate(site, ['signed'])
    flatten(site.clone, 'signed')
    const later = { type: 'commit', id: sampleTags['release/3.0'].commit }
    const apart = { ...site, clone: site.hosted }
    const object = writeTag(apart, 'signed', `${message}\n${block('PGP SIGNATURE')}`, later)
    site.github.verifications.set(object, { verified: true, reason: 'valid' })
    const step = await site.start({ ...both, revision: 'signed' })

    expect(step).toMatchObject({ code: 0, outputs: { commit: v1.commit } })
    expect(tagIn(step)).toEqual(unknown)
    expect(recordedVerifications()).toEqual([undefined, undefined])
  })
})

describe('the message is the text before the signature, annotated and flattened', () => {
  const frame = block('PGP MESSAGE')
  test.each([
    ['none', '', '', 'ssh'],
    ['one line', 'One', 'One', 'ssh'],
    ['blank lines at its end', 'One\n\n\n', 'One', 'ssh'],
    ['dashes', '-----BEGIN\n--\n-----END', '-----BEGIN\n--\n-----END', 'ssh'],
    // In git, a signature starts at the last such line.
    ['a frame in it', `Quoted:\n${frame}and more`, `Quoted:\n${frame}and more`, 'ssh'],
    [
      'a title within a line',
      'The -----BEGIN PGP SIGNATURE----- of',
      'The -----BEGIN PGP SIGNATURE----- of',
      'ssh',
    ],
    ['an indented frame', ' -----BEGIN PGP MESSAGE-----', ' -----BEGIN PGP MESSAGE-----', 'ssh'],
    ['letters of all kinds', 'größe 表 😀 "\\', 'größe 表 😀 "\\', 'ssh'],
  ])('%s', async (_, text, expected, signature) => {
    const body = text === '' ? block('SSH SIGNATURE') : `${text}\n${block('SSH SIGNATURE')}`
    const object = writeTag(site, 'signed', body)
    const annotated = await site.start({ ...mlflowOnly, mode: 'dry-run', revision: 'signed' })
    flatten(site.clone, 'signed')
    const restored = await site.start(withToken, pushed('signed', v1.commit, object))

    expect([annotated.code, restored.code]).toEqual([0, 0])
    expect(restored.revisionJson).toBe(annotated.revisionJson)
    expect(tagIn(annotated)).toEqual({ ...pinned, object, message: expected, signature })
  })

  test('a message without a signature, with blank lines around it', async () => {
    const object = writeTag(site, 'plain', '\nOne\n\nTwo  \n\n')
    const annotated = await site.start({ ...mlflowOnly, mode: 'dry-run', revision: 'plain' })
    flatten(site.clone, 'plain')
    const restored = await site.start(withToken, pushed('plain', v1.commit, object))

    expect(restored.revisionJson).toBe(annotated.revisionJson)
    expect(tagIn(annotated)).toEqual({
      ...pinned,
      object,
      message: '\nOne\n\nTwo',
      signature: null,
    })
  })

  test('a signed tag of a signed tag: the outer signature counts', async () => {
    const inner = writeTag(site, 'inner', `Inner\n${block('PGP SIGNATURE')}`)
    const id = { type: 'tag', id: inner }
    const outer = writeTag(site, 'outer', `Outer\n${block('SSH SIGNATURE')}`, id)
    site.github.verifications.set(inner, { verified: true, reason: 'valid' })
    flatten(site.clone, 'outer')
    const step = await site.start({ ...both, revision: 'outer' })

    expect(step.code).toBe(0)
    expect(tagIn(step)).toEqual({ ...pinned, object: outer, message: 'Outer', signature: 'ssh' })
    expect(recordedVerifications()).toEqual([{ value: 'unknown_key' }, 'unknown_key'])
  })
})
