import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Checkout } from '../../sandbox/sample.ts'

/* Objects and refs of a SHA-1 repository, as git stores them in files. This starts no process, and git checks nothing. */

/** Writes an object, and returns its id. */
export function writeLooseObject(
  checkout: Checkout,
  type: 'blob' | 'commit' | 'tag' | 'tree',
  content: string | Buffer,
): string {
  const bytes = Buffer.from(content)
  const object = Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes])
  const id = createHash('sha1').update(object).digest('hex')
  const file = fileOfObject(checkout, id)
  if (!existsSync(file)) writeFile(file, deflateSync(object, { level: 1 }))
  return id
}

/** The file of a loose object. */
export function fileOfObject({ path }: Checkout, id: string): string {
  return join(path, '.git/objects', id.slice(0, 2), id.slice(2))
}

/** Points a ref, by its full name, to an object. The object need not exist. */
export function writeRef({ path }: Checkout, name: string, id: string): void {
  writeFile(join(path, '.git', name), `${id}\n`)
}

/**
 * Points tags to objects in the file of packed refs: git would write a file for each tag first, which takes a minute for
 * 100,000 tags. The file says neither that it is sorted nor that it contains the objects of annotated tags.
 */
export function writePackedTags(
  { path }: Checkout,
  tags: Iterable<readonly [name: string, id: string]>,
): void {
  const file = join(path, '.git/packed-refs')
  const existing = existsSync(file) ? readFileSync(file, 'utf8').replace(/^#.*\n/, '') : ''
  const lines = [...tags].map(([name, id]) => `${id} refs/tags/${name}\n`)
  writeFile(file, `${existing}${lines.join('')}`)
}

function writeFile(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
