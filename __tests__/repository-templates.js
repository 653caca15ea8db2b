import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Jest calls this once, before all tests. `sandbox/sample.ts` keeps in the folder the repositories that it copies. */
export default function createTemplatesFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-templates-'))
  process.env.REPOSITORY_TEMPLATES = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}
