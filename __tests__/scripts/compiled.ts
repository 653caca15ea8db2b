import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A folder with a compilation of its own below `build/`: the project's is another test's too. */
export type Compiled = Readonly<{ path: string; remove(): void }>

/** Compiles folders of the project, and whatever they import. */
export function compile(...folders: readonly string[]): Compiled {
  const path = mkdtempSync(join(tmpdir(), 'log-revision-compiled-'))
  const config = {
    extends: resolve('tsconfig.build.json'),
    compilerOptions: {
      rootDir: resolve('.'),
      outDir: join(path, 'build'),
      typeRoots: [resolve('node_modules/@types')],
    },
    include: folders.map((folder) => resolve(folder)),
  }
  writeFileSync(join(path, 'tsconfig.json'), JSON.stringify(config))
  writeFileSync(join(path, 'package.json'), '{"type":"module"}')
  symlinkSync(resolve('node_modules'), join(path, 'node_modules'))
  execFileSync(resolve('node_modules/.bin/tsc'), ['-p', path], { stdio: 'pipe' })
  return { path, remove: () => rmSync(path, { recursive: true }) }
}
