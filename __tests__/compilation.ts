import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runScript, tsc } from './programs.ts'

/** Programs, compiled in the same way as by `npm run compile`. */
export type Compilation = Readonly<{
  /** A temporary folder. The compiled programs are in its folder `build`. */
  base: string
  remove(): void
}>

/** Compiles some folders into a temporary folder: other tests that run at the same time can change `build/`. */
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
  runScript(tsc, '-p', base)
  return { base, remove: () => rmSync(base, { recursive: true }) }
}
