import { readFileSync } from 'node:fs'
import { sourcesHash } from '../scripts/sources-hash.ts'

/** Throws if `dist` was not built from the sources: tests of the bundle would test other code. */
export function requireFreshBundle(): void {
  if (readFileSync('dist/package.json', 'utf8').includes(`"sources":"${sourcesHash()}"`)) return
  throw new Error('dist/ was not built from these sources. Run `npm run build`.')
}
