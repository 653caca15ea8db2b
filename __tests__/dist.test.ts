import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

const bundle = readdirSync('dist')
  .filter((file) => file.endsWith('.js'))
  .map((file) => readFileSync(join('dist', file), 'utf8'))
  .join('\n')
let fresh: string

beforeAll(() => {
  fresh = mkdtempSync(join(tmpdir(), 'log-revision-dist-'))
  const run = (name: string, ...args: string[]) =>
    execFileSync(resolve('node_modules/.bin', name), args, { stdio: 'pipe' })
  rmSync('build/src', { recursive: true, force: true })
  run('tsc', '-p', 'tsconfig.build.json')
  run('ncc', 'build', 'build/src/index.js', '--out', fresh)
  execFileSync(process.execPath, ['build/scripts/licenses.js', fresh])
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
  expect(bundle).not.toContain('webpackMissingModule')
  expect(bundle).not.toContain(resolve('.'))
})

test('licenses.txt names every bundled package', () => {
  const packages = [...bundle.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g)]
  const bundled = new Set(packages.map(([, name]) => name))
  const named = new Set(readFileSync('dist/licenses.txt', 'utf8').split('\n'))
  expect(bundled.size).toBeGreaterThan(5)
  expect([...bundled].filter((name) => !named.has(name ?? ''))).toEqual([])
})
