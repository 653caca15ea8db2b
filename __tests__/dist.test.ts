import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { tool } from './programs.ts'

const files = readdirSync('dist').filter((file) => file.endsWith('.js'))
const bundle = files.map((file) => readFileSync(join('dist', file), 'utf8')).join('\n')
let fresh: string

beforeAll(() => {
  fresh = mkdtempSync(join(tmpdir(), 'log-revision-dist-'))
  tool('rolldown', '--config', 'rolldown.config.ts', '--dir', fresh)
}, 120_000)
afterAll(() => rmSync(fresh, { recursive: true }))

test('dist is what the sources make, byte for byte', () => {
  expect(readdirSync('dist').sort()).toEqual(readdirSync(fresh).sort())
  for (const file of readdirSync(fresh)) {
    const same = readFileSync(join('dist', file)).equals(readFileSync(join(fresh, file)))
    expect({ file, same }).toEqual({ file, same: true })
  }
})

test('no module is missing from the bundle, and no path of a machine is in it', () => {
  const needed = [...bundle.matchAll(/require\("([^"]*)"\)/g)].map(([, name]) => name ?? '')
  expect(needed).toContain('node:http')
  expect(needed.filter((name) => !isBuiltin(name) && !files.includes(name.slice(2)))).toEqual([])
  expect(bundle).not.toContain(resolve('.'))
})

test('licenses.txt names every bundled package', () => {
  const packages = [...bundle.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g)]
  const bundled = new Set(packages.map(([, name]) => name))
  const named = new Set(readFileSync('dist/licenses.txt', 'utf8').split('\n'))
  expect(bundled.size).toBeGreaterThan(5)
  expect([...bundled].filter((name) => !named.has(name ?? ''))).toEqual([])
})
