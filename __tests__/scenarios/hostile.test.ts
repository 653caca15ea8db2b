import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Outcome } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { limits } from '../../src/limits.ts'
import { writeLooseObject, writeRef } from '../git/loose-objects.ts'
import { asPath, asToml, texts } from './hostile.ts'
import { byHand } from './many.ts'
import { faultsIn } from './strict.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'
import { commit, createCleanup, lexicons, manifestOf, vendored } from './workspaces.ts'

const sandbox = useSandbox()
const keep = createCleanup()
let clone: Checkout
beforeEach(() => {
  clone = keep(cloneSample())
})

function expectHarmless(step: Outcome): void {
  expect(faultsIn(step, [sandbox.wandb.url, sandbox.mlflow.url])).toEqual([])
}

/** Writes the given bytes as a tag object into a clone. */
function writeTag(tag: string, tagger: string, message: string): void {
  const lines = [
    `object ${clone.git('rev-parse', 'HEAD')}`,
    'type commit',
    `tag ${tag}`,
    `tagger ${tagger} <son@example.org> 1792490400 +0200`,
  ]
  const object = writeLooseObject(clone, 'tag', `${lines.join('\n')}\n\n${message}\n`)
  writeRef(clone, `refs/tags/${tag}`, object)
}

/** Adds a file to the next commit whose name can be invalid in the file system. */
function add(path: string, content: string): void {
  const blob = writeLooseObject(clone, 'blob', content)
  clone.git('update-index', '--add', '--cacheinfo', `100644,${blob},${path}`)
}

describe.each(Object.entries(texts))('%s', (name, text) => {
  const push = () => sandbox.push('v9', { 'verify-lexicons': 'false' }, { workspace: clone.path })

  test('as a tag’s message and tagger, a version, and the names of files and folders', async () => {
    const [version, path] = [text.toWellFormed().slice(0, 400).trim(), asPath(text)]
    const manifest = manifestOf(lexicons, { layers_version: asToml(version) })
    commit(clone, { ...vendored(), 'lexicons/MANIFEST.toml': manifest })
    // A line break would make the hash of the lexicons ambiguous.
    const lexicon = path.replaceAll('\n', '_')
    add(`lexicons/pub/layers/${lexicon}.json`, lexicons['animal/defs.json'])
    clone.git('read-tree', `--prefix=${path}/`, 'v3.0.1')
    clone.git('rm', '-r', '--quiet', '--cached', '.panproto', 'records', 'index.json')
    clone.git('commit', '--quiet', '--message=Hostile')
    const tagger = `S ${text.slice(0, 900).replaceAll('\n', ' ')}`
    writeTag('v9', tagger, text)
    const step = await push()

    expect(errorsOf(step)).toEqual([])
    expectHarmless(step)
    expect(step.outputs['layers-version']).toBe(version)
    const pinned = JSON.parse(step.revisionJson)
    expect(pinned).toMatchObject({ layers_version: version, dataset: { path, records: 7 } })
    const message = text.toWellFormed().trimEnd()
    const isWhole = message.length <= limits.messageLength
    const recorded = isWhole ? message : message.slice(0, limits.messageLength)
    expect(pinned.tag.message.startsWith(recorded)).toBe(true)
    expect(pinned.tag.message === message).toBe(isWhole)
    expect(pinned.tag.tagger === `${tagger.toWellFormed()} <son@example.org>`).toBe(true)
    expect(warningsOf(step)).toEqual([expect.stringMatching(/4 files.*5|5 files|lexicon/i)])
    if (text.length > 4000)
      expect(step.stdout).toMatch(/^tag\.message: .*… \(cut: \d+ characters\)$/m)
  })

  test('in a manifest that is not TOML, or has invalid values', async () => {
    commit(clone, { 'lexicons/MANIFEST.toml': `[provenance]\nlayers_version = ${text}` })
    clone.git('tag', 'v9')
    const step = await push()

    expect(errorsOf(step)).toEqual([expect.stringMatching(/^lexicons\/MANIFEST.toml, line \d+/)])
    expectHarmless(step)
  })

  test.each([
    ['the index', 'index.json', JSON.stringify({ [text.slice(0, 60_000).toWellFormed()]: 'x' })],
    ['the version store', '.panproto/HEAD', text],
  ])('in %s of a dataset', async (_, path, content) => {
    commit(clone, { [path]: content })
    clone.git('tag', 'v9')
    const step = await push()

    expect(warningsOf(step)).toHaveLength(1)
    expectHarmless(step)
  })

  test('in the inputs', async () => {
    if (text.length > 100_000 || text.includes('\0')) return
    for (const input of ['revision', 'artifact-name']) {
      const step = await sandbox.push('v1', { [input]: text }, { event: byHand })
      expect([input, errorsOf(step).length]).toEqual([input, 1])
      expectHarmless(step)
    }
  })

  test('in the address of the repository', async () => {
    if (text.length > 100_000 || text.includes('\0')) return
    clone.git('remote', 'set-url', 'origin', `https://github.com/lab/${text}`)
    clone.git('tag', 'v9')
    expectHarmless(await push())
  })

  test('as the previous tag', async () => {
    const tag = text
      .slice(0, 100)
      .replace(/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\/(?=\.)|[./]$/g, '-')
    clone.git('tag', '--delete', 'v1', 'v2', 'v3.0.1', 'release/3.0')
    clone.git('update-ref', `refs/tags/x${tag}`, 'HEAD')
    commit(clone, { 'README.md': name })
    clone.git('tag', 'v9')
    const step = await push()
    expect(step.code).toBe(0)
    // A name with U+FFFD can stand for a name that is not UTF-8, so it does not count.
    const isExact = !tag.toWellFormed().includes('\ufffd')
    expect(/, 0 added, 0 removed, 0 changed since/.test(step.summary)).toBe(isExact)
    expectHarmless(step)
  })
})
