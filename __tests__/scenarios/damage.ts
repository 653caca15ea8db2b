import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'

/** A clone of the sample dataset that keeps each object in a file of its own. */
export function cloneLoose(): Checkout {
  const clone = cloneSample()
  const packs = join(clone.path, '.git', 'objects', 'pack')
  const aside = join(clone.path, '..', 'packs')
  // git does not unpack objects that it already has.
  renameSync(packs, aside)
  mkdirSync(packs)
  for (const name of readdirSync(aside).filter((each) => each.endsWith('.pack'))) {
    const input = readFileSync(join(aside, name))
    execFileSync('git', ['unpack-objects', '-q'], { cwd: clone.path, input, stdio: 'pipe' })
  }
  return clone
}

/** What happens to the file of an object. */
export const damages = {
  missing: (file: string) => rmSync(file),
  empty: (file: string) => overwrite(file, Buffer.alloc(0)),
  'another file': (file: string) => overwrite(file, Buffer.from('nothing that git knows')),
  'cut off': (file: string) => overwrite(file, readFileSync(file).subarray(0, -10)),
} as const

export type Damage = keyof typeof damages

/** Damages the object of that name and returns its id. */
export function damage({ path, git }: Checkout, name: string, how: Damage): string {
  const id = git('rev-parse', name)
  damages[how](join(path, '.git', 'objects', id.slice(0, 2), id.slice(2)))
  return id
}

function overwrite(file: string, content: Buffer): void {
  // git keeps its objects read-only.
  chmodSync(file, 0o644)
  writeFileSync(file, content)
}
