import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { exhaustiveTest } from './exhaustive/mode.ts'
import { requireFreshBundle } from './fresh-bundle.ts'
import { runScript, tsc } from './programs.ts'

const files = readdirSync('dist').filter((file) => file.endsWith('.js'))
const index = readFileSync('dist/index.js', 'utf8')
const bundle = files.map((file) => readFileSync(join('dist', file), 'utf8')).join('\n')

test('dist is built from the sources', requireFreshBundle)

exhaustiveTest('dist is built from the sources, byte for byte', () => {
  // A folder of its own: other tests can compile at the same time.
  const compiled = join('build', 'dist-test')
  const rebuilt = mkdtempSync(join(tmpdir(), 'log-revision-dist-'))
  try {
    runScript(tsc, '--project', 'tsconfig.build.json', '--outDir', compiled)
    const sources = join(compiled, 'src')
    runScript(join(compiled, 'scripts/bundle.js'), '--sources', sources, '--output', rebuilt)
    expect(readdirSync('dist').sort()).toEqual(readdirSync(rebuilt).sort())
    for (const file of readdirSync(rebuilt)) {
      const isEqual = readFileSync(join('dist', file)).equals(readFileSync(join(rebuilt, file)))
      expect({ file, isEqual }).toEqual({ file, isEqual: true })
    }
  } finally {
    for (const folder of [rebuilt, compiled]) rmSync(folder, { recursive: true, force: true })
  }
})

test('the bundle contains all modules that it needs', () => {
  const required = [...bundle.matchAll(/\brequire\("([^"]*)"\)/g)].map(([, name]) => name ?? '')
  expect(required).toContain('node:http')
  // The package debug works without supports-color.
  const missing = required.filter((name) => !isBuiltin(name) && name !== 'supports-color')
  expect(missing).toEqual([])
  expect(bundle.includes('webpackMissingModule')).toBe(false)
})

test('the bundle does not depend on the folder in which it was built', () => {
  const modules = [...bundle.matchAll(/ MODULE: (?!external )(\S+)/g)].map(([, path]) => path ?? '')
  expect(modules).toContain('./src/run.js')
  expect(modules.filter((path) => !/^\.\/(src|node_modules)\//.test(path))).toEqual([])
  expect(bundle.includes(resolve('.'))).toBe(false)
})

test('index.js does not contain undici, which takes 40 ms to load', () => {
  expect(/undici/i.test(index)).toBe(false)
  expect(/undici/i.test(bundle)).toBe(true)
})

test('index.js does not contain the code that signs requests for AWS', () => {
  expect(index.includes('AWS4-HMAC-SHA256')).toBe(false)
  expect(bundle.includes('AWS4-HMAC-SHA256')).toBe(true)
})

test('licenses.txt names every bundled package', () => {
  const packages = [...bundle.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g)]
  const bundled = new Set(packages.map(([, name]) => name))
  const named = new Set(readFileSync('dist/licenses.txt', 'utf8').split('\n'))
  expect(bundled.size).toBeGreaterThan(5)
  expect([...bundled].filter((name) => !named.has(name ?? ''))).toEqual([])
})
