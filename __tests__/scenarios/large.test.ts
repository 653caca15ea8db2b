import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import { CHANGES, createLarge } from '../../sandbox/large.ts'
import { exhaustiveTest } from '../exhaustive/mode.ts'
import { onUnix } from '../platform.ts'
import { scene, warningsOf } from './scene.ts'

const stage = scene()
const mlflowOnly = { backend: 'mlflow' }

exhaustiveTest(
  'many records and many lexicons are counted, and compared with the tag before',
  async () => {
    const large = createLarge(20_000, 2000)
    try {
      const step = await stage.push('v2', mlflowOnly, { workspace: large.path })

      expect(step).toMatchObject({ code: 0, stderr: '' })
      expect(warningsOf(step)).toEqual([])
      const { lexicons, dataset } = JSON.parse(step.revisionJson)
      expect(lexicons).toMatchObject({ verified: true, files: 2000, record_types: 2000 })
      expect(dataset).toEqual({
        path: '.',
        store_commit: 'c'.repeat(64),
        records: 20_500,
        collections: {
          'pub.layers.corpus.corpus': 10_250,
          'pub.layers.expression.expression': 10_250,
        },
      })
      const metrics = new Map(stage.runs()[0]?.metrics.map(({ key, value }) => [key, value]))
      for (const [what, count] of Object.entries(CHANGES)) {
        expect(metrics.get(`records_${what}`)).toBe(count)
        expect(metrics.get(`records_${what}/pub.layers.corpus.corpus`)).toBe(count / 2)
      }
    } finally {
      large.remove()
    }
  },
)

onUnix('a lexicon that many tags have is read once', async () => {
  const files = new Map(
    Array.from({ length: 200 }, (_, number) => [
      `lexicons/pub/layers/${number}.json`,
      `{"id":"${number}"}`,
    ]),
  )
  const manifest = `[provenance]\nlexicon_tree_hash = ""\n`
  const history = createHistory(30, new Map([...files, ['lexicons/MANIFEST.toml', manifest]]))
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-git-'))
  try {
    const log = join(folder, 'asked')
    const git = join(folder, 'git')
    const own = `PATH=$(printf %s "$PATH" | sed "s|^${folder}:||")`
    const script = `#!/bin/sh\n${own}\ncase "$1" in cat-file) tee -a '${log}' | git "$@" ;; *) exec git "$@" ;; esac\n`
    writeFileSync(git, script)
    chmodSync(git, 0o755)
    const env = { PATH: `${folder}:${process.env['PATH']}` }
    const event = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }
    const inputs = { ...mlflowOnly, revision: '*', mode: 'dry-run' }
    const step = await stage.push('', inputs, { workspace: history.path, event, env })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    const asked = readFileSync(log, 'utf8').trim().split('\n')
    const ids = asked.filter((name) => /^[0-9a-f]{40}$/.test(name))
    expect(ids.length).toBeGreaterThan(200)
    expect(ids.length).toBeLessThan(200 + 30 * 8)
  } finally {
    rmSync(folder, { recursive: true })
    history.remove()
  }
})
