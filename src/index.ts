import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import * as backends from './backends/index.ts'
import { readInputs } from './inputs/inputs.ts'
import { prepareProxies } from './inputs/proxies.ts'
import { createReport } from './report/report.ts'
import { run } from './run.ts'
import { runner } from './runner/core.ts'
import { createSecrets } from './runner/secrets.ts'
import { createStop } from './runner/stop.ts'

const { hide, redact } = createSecrets(runner.setSecret)
const report = createReport(runner, redact)
const { signal, stop } = createStop()

// The runner sends SIGINT to a cancelled job, and SIGTERM 7.5 seconds later.
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    stop(`The job was cancelled (${name})`)
    process.on('exit', () => {
      process.exitCode = 128 + constants.signals[name]
    })
  })
}
// The reader of the log can end first. Each further write would fail, so the step ends and reports nothing.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => {
    process.exitCode = 1
    stop('The log cannot be written')
  })
}
// Log output that nobody reads waits in memory and keeps the process alive. Only process.exit ends it then. A run that is
// stopped needs up to 1.8 seconds (http/client.ts).
signal.addEventListener('abort', () => {
  setTimeout(() => process.exit(process.exitCode || 1), 1900).unref()
})
for (const name of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(name, (error: unknown) => {
    report.fail(error)
    stop('The action failed')
  })
}

async function main(): Promise<void> {
  try {
    // The runner starts dist/index.js by its absolute path.
    const actionFolder = join(dirname(process.argv[1] ?? ''), '..')
    prepareProxies(process.env, hide)
    const inputs = readInputs({ runner, env: process.env, hide, backends, actionFolder })
    setTimeout(
      () => stop(`The time limit was reached (timeout: ${inputs.timeout} seconds)`),
      inputs.timeout * 1000,
    ).unref()
    await run(inputs, { report, hide, redact, signal })
  } catch (error) {
    report.fail(error)
  } finally {
    report.end()
  }
}

// The bundle is CommonJS, which has no top-level await.
void main()
