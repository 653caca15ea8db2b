import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Outcome } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { aliasFor } from '../../src/backends/wandb/alias.ts'
import { writePackedTags } from '../git/loose-objects.ts'
import { onLinux } from '../platform.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
let clone: Checkout
beforeEach(() => {
  clone = cloneSample()
})
afterEach(() => clone.remove())

/** The commits of v1 and v2. */
const first = '9995fe1c555a1a469cbced721db42541bf3b2868'
const second = 'd34fc9a722b4d807687bba5d4730386524c44f96'

/** Names that git allows, by the kind of attack. */
const hostile = {
  'a command of the shell': '$(touch$IFS$1x)',
  'a command between backticks': '`id`',
  'the end of a command': 'a;b',
  'what joins commands': 'a&&b|c>d<e',
  'a variable': '$HOME',
  'an expression of a workflow': '$'.concat('{{secrets.WANDB_API_KEY}}'),
  'a quote': "it's",
  'double quotes': '"quoted"',
  'a number sign': '#1',
  'an escape of URLs': '%2e',
  'escapes of URLs, for slashes and dots': '%2e%2e%2f%2e%2e%2fa%3fb%23c%00',
  'a line end, as the runner escapes it': 'v1%0Aset-output',
  'a part of a query': 'a&b=c+d,e',
  'a quote of SQL': "v1'OR'1'='1",
  'signs of HTML': '<img/src=x>&amp;',
  'what Markdown and mentions are made of': '@octocat`_|_(a)!__b__',
  'what JSON is made of': '{"a",true}]',
  'letters of other scripts': 'größe/日本/مجموعة',
  'a letter and its accent': 'cafe\u0301',
  'a sign beyond 16 bits': '😀',
  'a direction mark': 'v1\u202egpj',
  'a line separator of Unicode': 'v1\u2028v2',
  'a no-break space': '\u00a0v1\u00a0',
  'an option': '-n',
  'a long option': '--upload-pack=x',
  'a pattern’s exclusion': '!v1',
  'a pattern’s repetition': 'v1.0+build.5',
  'a name that is reserved elsewhere': 'latest',
  'a name of git': 'HEAD',
  'a full name of git': 'refs/heads/main',
  'a full name of a tag': 'refs/tags/v1',
  'the id of a commit, shortened': 'd34fc9a',
  'the id of a commit': '9995fe1c555a1a469cbced721db42541bf3b2868',
  'a key of every object': '__proto__',
  'the at sign': '@',
  'a word of JSON and YAML': 'null',
  'a number': '007',
  '200 characters': 'x'.repeat(200),
  'a long name beyond 16 bits': '😀'.repeat(60),
  'a long name of long folders': `${'😀'.repeat(59)}/${'x'.repeat(100)}/${'日'.repeat(80)}`,
  'folders upon folders': 'a/'.repeat(60).concat('b'),
} as const

/** The workflow commands of a step, and the values of its add-mask commands. */
function commandsOf({ stdout }: Outcome): readonly string[] {
  // The runner also accepts a command after blanks, and its older form in the middle of a line.
  return stdout.split(/[\r\n]/).flatMap((line) => {
    const [, name] = /^\s*::([\w-]+)/.exec(line) ?? []
    const old = line.includes('##[') ? [line] : []
    return name === undefined || name === 'add-mask' ? old : [name, ...old]
  })
}

// The sample has no manifest, so there is a notice.
const once = ['notice', 'group', 'endgroup', 'group', 'endgroup', 'group', 'endgroup']

/** The fields of both servers' records that depend on the name of the tag. */
function recorded(tag: string) {
  const version = sandbox.wandb.store.findVersion('corpus', `lairs-revision:${aliasFor(tag)}`)
  const run = sandbox.runs().find(({ tags }) => tags.get('lairs-revision') === tag)
  const source = run?.inputs[0]?.dataset.source ?? '{}'
  return {
    metadata: version?.metadata,
    file: version?.files.get('revision.json')?.blob.bytes?.toString(),
    wandbName: version?.createdBy?.displayName,
    config: version?.createdBy?.config['revision'],
    params: [run?.params.get('revision'), run?.params.get('commit')],
    branch: run?.tags.get('mlflow.source.git.branch'),
    ref: JSON.parse(source).ref,
    mlflowName: run?.name,
  }
}

/** Expects that both servers record the exact tag, for its own commit and not for another ref of the same name. */
function expectExact(tag: string, text?: string, commit = second): void {
  const { wandbName, mlflowName, ...exact } = recorded(tag)
  expect(exact).toEqual({
    metadata: expect.objectContaining({ revision: tag, commit }),
    file: text ?? expect.stringContaining(`"revision": ${JSON.stringify(tag)}`),
    config: { value: tag },
    params: [tag, commit],
    branch: tag,
    ref: tag,
  })
  const shown = [wandbName, mlflowName]
  if (tag.length <= 64) expect(shown).toEqual([tag, tag])
  // Display names can be truncated. Then they start like the tag.
  expect(shown.filter((name) => !tag.startsWith(name || 'none'))).toEqual([])
}

/** Creates tags of v2. */
function createTags(names: readonly string[]): void {
  writePackedTags(
    clone,
    names.map((name) => [name, second]),
  )
}

onLinux.each(Object.entries(hostile))('%s: %s', async (_, tag) => {
  createTags([tag])
  const step = await sandbox.push(tag, {}, { workspace: clone.path })

  expect(step).toMatchObject({ code: 0, stderr: '', outputs: { revision: tag, created: 'true' } })
  expect(step.outputs['artifact']).toBe(`lairs-revision:${tag}`)
  expect(JSON.parse(step.revisionJson)).toMatchObject({ revision: tag })
  expect(JSON.parse(step.outputs['results'] ?? '')).toMatchObject([
    { revision: tag, identifier: `lairs-revision:${tag}` },
    { revision: tag, identifier: `lairs-revision:${tag}` },
  ])
  expectExact(tag, step.revisionJson)
  expect(commandsOf(step)).toEqual(once)
})

describe('selected by the input', () => {
  const names = Object.values(hostile)
  const event = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }
  const at = () => ({ workspace: clone.path, event })

  onLinux('all names at once, by their full names', async () => {
    createTags(names)
    const revision = names.map((tag) => `refs/tags/${tag}`).join('\n')
    const step = await sandbox.push('', { revision }, at())

    expect(errorsOf(step)).toEqual([])
    expect(step).toMatchObject({ code: 0, stderr: '', outputs: { created: 'true' } })
    for (const tag of names) expectExact(tag)
    expect(sandbox.versions()).toHaveLength(names.length)
    expect(sandbox.runs()).toHaveLength(names.length)
    expect(commandsOf(step)).toEqual(['notice', 'group', 'endgroup'])
  })

  onLinux('all names at once, by a pattern, and found by the next run', async () => {
    createTags(names)
    const revision = '**\n!v[12]\n!v3.0.1\n!release/3.0'
    const step = await sandbox.push('', { revision }, at())

    expect(errorsOf(step)).toEqual([])
    for (const tag of names) expectExact(tag)
    expect(commandsOf(step)).toEqual(['notice', 'group', 'endgroup'])

    const again = await sandbox.push('', { revision }, at())
    expect(again).toMatchObject({ code: 0, stderr: '', outputs: { created: 'false' } })
    expect(sandbox.versions()).toHaveLength(names.length)
    expect(sandbox.runs()).toHaveLength(names.length)
    expect(commandsOf(again)).toEqual(['notice', 'group', 'endgroup'])
  })

  onLinux(
    'tags that look the same are different tags, and each is logged for its own commit',
    async () => {
      writePackedTags(clone, [
        ['caf\u00e9', first],
        ['cafe\u0301', second],
      ])
      await sandbox.push('', { revision: 'caf**' }, at())

      expect(sandbox.runs()).toHaveLength(2)
      expectExact('caf\u00e9', undefined, first)
      expectExact('cafe\u0301')
    },
  )

  test('a tag has priority over a branch, a file and an abbreviated id of the same name', async () => {
    clone.git('branch', 'v1', 'v2')
    clone.git('update-ref', 'refs/tags/README.md', 'v1^{commit}')
    clone.git('update-ref', 'refs/tags/d34fc9a', 'v1^{commit}')
    const revision = 'v1\nREADME.md\nd34fc9a'
    const step = await sandbox.push('', { revision }, at())

    const results: unknown = JSON.parse(step.outputs['results'] ?? '')
    const result = expect.objectContaining({ commit: first })
    expect(results).toEqual(Array.from({ length: 6 }, () => result))
  })
})

describe('names of tags', () => {
  test('names that are numbers keep their order in the log', async () => {
    clone.git('update-ref', 'refs/tags/2026', 'v1^{commit}')
    clone.git('update-ref', 'refs/tags/2025', 'v2^{commit}')
    const step = await sandbox.push('', { revision: 'v1\n2025\n2026' }, { workspace: clone.path })

    const [, listed = ''] =
      /::group::3 revisions, oldest first\n(.*?)::endgroup::/s.exec(step.stdout) ?? []
    expect([...listed.matchAll(/^(\w+): /gm)].map(([, tag]) => tag)).toEqual(['2026', 'v1', '2025'])
  })

  test('a name can contain a control character beyond ASCII, which git allows', async () => {
    const tag = 'v1\u0085v2'
    createTags([tag])
    const step = await sandbox.push('', { revision: tag }, { workspace: clone.path })

    expect(errorsOf(step)).toEqual([])
    expectExact(tag, step.revisionJson)
    expect(commandsOf(step)).toEqual(once)
  })
})

onLinux(
  'a tag whose name is not UTF-8 and matches a pattern is skipped, with a warning',
  async () => {
    const latin1 = Buffer.concat([
      Buffer.from(join(clone.path, '.git/refs/tags/gr')),
      Buffer.of(0xf6),
    ])
    writeFileSync(latin1, `${second}\n`)
    const step = await sandbox.push('', { revision: '*' }, { workspace: clone.path })

    expect(errorsOf(step)).toEqual([])
    expect(warningsOf(step)).toEqual([expect.stringContaining('gr\ufffd')])
    expect(sandbox.runs().map(({ name }) => name)).toEqual(['v1', 'v2', 'v3.0.1'])
  },
)
