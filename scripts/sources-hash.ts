import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The SHA-256 of everything that `dist` is built from, in hex. The build writes it into `dist/package.json`. */
export function sourcesHash(): string {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('src', file).replaceAll('\\', '/'))
  const hash = createHash('sha256')
  for (const file of [...files, 'package-lock.json', 'scripts/bundle.ts'].sort()) {
    hash.update(`${file}\n`).update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))
  }
  return hash.digest('hex')
}
