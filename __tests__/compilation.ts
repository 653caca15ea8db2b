import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { tool } from './programs.ts'

/** Programs, compiled as `npm run compile` does it. */
export type Compilation = Readonly<{
  /** The temporary folder that all of it is in: the programs are in its folder `build`. */
  base: string
  remove(): void
}>

/** A compilation of its own of some folders: `build/` is another test's, which may run at the same time. */
export function compile(...folders: readonly string[]): Compilation {
  const base = mkdtempSync(join(tmpdir(), 'log-revision-compilation-'))
  const config = {
    extends: resolve('tsconfig.build.json'),
    compilerOptions: {
      rootDir: resolve('.'),
      outDir: join(base, 'build'),
      typeRoots: [resolve('node_modules/@types')],
    },
    include: folders.map((folder) => resolve(folder)),
  }
  writeFileSync(join(base, 'tsconfig.json'), JSON.stringify(config))
  writeFileSync(join(base, 'package.json'), '{"type":"module"}')
  symlinkSync(resolve('node_modules'), join(base, 'node_modules'))
  tool('tsc', '-p', base)
  return { base, remove: () => rmSync(base, { recursive: true }) }
}
