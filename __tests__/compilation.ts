import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { transformFileSync } from '@swc/core'

/** All programs, as modules for Node. */
export type Compilation = Readonly<{
  /** A temporary folder. The compiled programs are in its folder `build`. */
  base: string
  remove(): void
}>

/**
 * Compiles all programs into a temporary folder: other tests that run at the same time can change `build/`. It does not
 * check types, which takes tsc some seconds. dist.test.ts compiles with tsc.
 */
export function compile(): Compilation {
  const base = mkdtempSync(join(tmpdir(), 'log-revision-compilation-'))
  for (const folder of ['src', 'sandbox', 'scripts', 'bench']) compileFolder(folder, base)
  writeFileSync(join(base, 'package.json'), '{"type":"module"}')
  symlinkSync(resolve('node_modules'), join(base, 'node_modules'), 'junction')
  return { base, remove: () => rmSync(base, { recursive: true }) }
}

function compileFolder(folder: string, base: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((each) => each.endsWith('.ts'))) {
    const { code } = transformFileSync(join(folder, file), {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
      module: { type: 'es6' },
    })
    const output = join(base, 'build', folder, file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(output), { recursive: true })
    writeFileSync(output, code.replace(/((?:from|import\()\s*["']\.[^"']*)\.ts(?=["'])/g, '$1.js'))
  }
}
