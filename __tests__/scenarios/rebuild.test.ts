import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { rebuildCommands } from '../../src/report/rebuild.ts'
import { onUnix } from '../platform.ts'
import { pinned } from '../revision-v2.ts'
import { useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const guide = readFileSync('docs/rebuild.md', 'utf8')

/** The facts of a record that the guide uses. */
const Facts = v.object({ repository: v.string(), commit: v.string(), tree: v.string() })

/** The commands of the guide that only need git, line by line. */
const commands = (/```sh\n(git clone .*?)```/s.exec(guide)?.[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('git '))

/** Runs the commands of the guide with other facts in `folder`, and returns the last line of their output. */
function rebuild(facts: v.InferOutput<typeof Facts>, folder: string): string {
  const sample = {
    repository: 'https://github.com/lab/sample-dataset',
    commit: '9995fe1c555a1a469cbced721db42541bf3b2868',
  }
  // The dataset is not on GitHub, so its clone is used.
  const git = `git -c protocol.file.allow=always -c 'url.${sandbox.sample.path}.insteadOf=${facts.repository}.git'`
  const script = commands
    .join('\n')
    .replaceAll(sample.repository, facts.repository)
    .replaceAll(sample.commit, facts.commit)
    .replace(/^git/gm, git)
    // The command after these needs lairs.
    .replace(/ &&( +#.*)?$/, '')
  const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe' } as const
  return execFileSync('sh', ['-c', script], options).trim().split('\n').at(-1) ?? ''
}

function inFolder<Value>(work: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-rebuild-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

onUnix.each(['v1', 'v2', 'release/3.0'])(
  'the artifact of %s is enough to rebuild the same tree',
  async (tag) => {
    await sandbox.push(tag, { backend: 'wandb' })
    const [version] = sandbox.versions()
    const file = version?.files.get('revision.json')?.blob.bytes?.toString() ?? ''
    const facts = v.parse(Facts, JSON.parse(file))

    expect(inFolder((folder) => rebuild(facts, folder))).toBe(facts.tree)
  },
)

describe('the commands rebuild the tag', () => {
  onUnix('the run is enough to rebuild the same tree and the same record', async () => {
    const first = await sandbox.push('v1', { backend: 'mlflow' })
    const facts = v.parse(Facts, Object.fromEntries(sandbox.runs()[0]?.params ?? []))
    const folder = mkdtempSync(join(tmpdir(), 'log-revision-rebuild-'))
    try {
      expect(rebuild(facts, folder)).toBe(facts.tree)
      const workspace = join(folder, 'dataset')
      const again = await sandbox.push('v1', { backend: 'mlflow', mode: 'dry-run' }, { workspace })

      expect(again.revisionJson).toBe(first.revisionJson)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

test('the guide and the summary contain the commands for the tag', async () => {
  const step = await sandbox.push('v1')
  const summary = step.summary.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  const own = rebuildCommands(
    pinned({
      ...v.parse(Facts, JSON.parse(step.revisionJson)),
      revision: 'v1',
      dataset: {
        path: '.',
        store_commit: '1c1ad6e188aa539486edf8cf606c53d3f1cbbd1c18cae5c00ecd0562daa052af',
        records: 4,
        collections: {},
      },
    }).bundle,
  )

  expect(own).toHaveLength(5)
  for (const command of own) {
    expect(guide).toContain(`\n${command}\n`)
    expect(summary).toContain(command)
  }
})

test('a repository URL with special characters is quoted for the shell', () => {
  const [clone] = rebuildCommands(pinned({ repository: "https://host/o/it's $(touch x)" }).bundle)
  expect(clone).toBe("git clone 'https://host/o/it'\\''s $(touch x).git' dataset &&")
})

onUnix('the command of the guide computes the hash of lexicons', () => {
  const [, pipeline = ''] = /\n(find \. .*?)```/s.exec(guide) ?? []
  const files = {
    'a/b.json': '1',
    'a-b.json': '2',
    'a.json': '3',
    'a/notes.txt': '4',
    '.x.json': '5',
  }
  const lines = ['.x.json', 'a-b.json', 'a.json', 'a/b.json'].map((path) => {
    const content = Object.entries(files).find(([name]) => name === path)?.[1] ?? ''
    return `${path}:${createHash('sha256').update(content).digest('hex')}\n`
  })
  const printed = inFolder((folder) => {
    const write = Object.entries(files).map(([path, content]) => `printf %s ${content} > ${path}`)
    const script = ['mkdir a', ...write, pipeline].join('\n')
    return execFileSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' })
  })

  expect(printed.slice(0, 64)).toBe(createHash('sha256').update(lines.join('')).digest('hex'))
})
