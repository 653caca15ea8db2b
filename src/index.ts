import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import { readInputs } from './inputs.ts'
import { createReport } from './report/report.ts'
import { run } from './run.ts'
import { createSecrets } from './secrets.ts'

const { hide, redact } = createSecrets(core.setSecret)
const report = createReport(core, redact)
try {
  const inputs = readInputs(core, process.env, hide)
  // Both this file and the bundle made of it lie one folder below the top.
  const packaged = join(import.meta.dirname, '..', 'lexicons', 'MANIFEST.toml')
  const access = { hide, redact, idToken: core.getIDToken }
  await run(inputs, readFileSync(packaged, 'utf8'), report, access)
} catch (error) {
  report.fail(error)
}
