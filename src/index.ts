import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import * as backends from './backends/index.ts'
import { readInputs } from './inputs/inputs.ts'
import { createReport } from './report/report.ts'
import { run } from './run.ts'
import { createCommands } from './runner/core.ts'
import { createSecrets } from './runner/secrets.ts'
import { createStop } from './runner/stop.ts'

const commands = createCommands(process.env, (line) => process.stdout.write(line))
const { hide, redact } = createSecrets(commands.setSecret)
const report = createReport(commands, redact)
const { signal, stop } = createStop()

// A cancelled job gets SIGINT, and 7.5 seconds later SIGTERM.
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    stop(`The job was cancelled (${name})`)
    process.on('exit', () => {
      process.exitCode = 128 + constants.signals[name]
    })
  })
}
for (const name of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(name, (error: unknown) => {
    report.fail(error)
    stop('The action failed')
  })
}

async function main(): Promise<void> {
  try {
    const inputs = readInputs(commands, process.env, hide, backends)
    setTimeout(
      () => stop(`The time is up (timeout: ${inputs.timeout} seconds)`),
      inputs.timeout * 1000,
    ).unref()
    // Both this file and the bundle made of it lie one folder below the top.
    const packaged = join(import.meta.dirname, '..', 'lexicons', 'MANIFEST.toml')
    await run(inputs, readFileSync(packaged, 'utf8'), report, { hide, redact, signal })
  } catch (error) {
    report.fail(error)
  } finally {
    report.end()
  }
}

// The bundle is CommonJS, which knows no await at its top.
void main()
