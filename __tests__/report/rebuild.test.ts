import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect } from '@jest/globals'
import * as v from 'valibot'
import { rebuildCommands } from '../../src/report/rebuild.ts'
import { onUnix } from '../platform.ts'
import { pinBundle } from '../provenance/lairs-bundles.ts'

const tags = ['v1', 'v2', 'release/3.0']

/** Runs the commands that need only git. Returns the last line that they print. */
function rebuild(commands: readonly string[], bundleFile: string, folder: string): string {
  // The bundle stands for the repository on GitHub.
  const git = `git -c 'url.${bundleFile}.insteadOf=https://github.com/o/r.git'`
  const script = commands
    .filter((command) => command.startsWith('git '))
    .map((command) => command.replace(/^git/, git))
    .join('\n')
    .replace(/ &&( +#.*)?$/, '')
  const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe' } as const
  return execFileSync('sh', ['-c', script], options).trim().split('\n').at(-1) ?? ''
}

onUnix('the commands rebuild a real lairs Repository, and its files are the records', async () => {
  const { byTag } = await pinBundle('a', tags)
  for (const tag of tags) {
    const bundle = byTag.get(tag)?.bundle
    if (bundle === undefined) throw new Error(`${tag} is not pinned`)
    const folder = mkdtempSync(join(tmpdir(), 'log-revision-rebuild-'))
    try {
      const file = resolve('__tests__/fixtures/lairs/a.bundle')
      expect(rebuild(rebuildCommands(bundle), file, folder)).toBe(bundle.tree)
      const index: unknown = JSON.parse(readFileSync(join(folder, 'dataset/index.json'), 'utf8'))
      const stems = Object.values(v.parse(v.record(v.string(), v.string()), index))
      expect(stems).toHaveLength(bundle.dataset?.records ?? -1)
      const missing = stems.filter(
        (stem) => !existsSync(join(folder, `dataset/records/${stem}.json`)),
      )
      expect(missing).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
})
