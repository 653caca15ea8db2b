import { parseArgs } from 'node:util'
import { inputsFor, workflowInputs } from './inputs.ts'
import { startMlflow } from './mlflow/server.ts'
import { collectPageData } from './page/page.ts'
import { startPage } from './page/server.ts'
import { pushOf, runStep } from './runner.ts'
import { cloneSample } from './sample.ts'
import { DEFAULT_KEY, startWandb } from './wandb/server.ts'

const usage = `npm run sandbox                  starts stand-ins for W&B and MLflow, and a page that shows their records
npm run sandbox -- --port 8080   serves the page on this port (default: any free port)
npm run sandbox -- --empty       starts without records (default: the tags v1 and v2 of a sample dataset)`

const project = 'demo'

/** Starts all servers and runs them until `signal` aborts. */
async function serve(port: number, empty: boolean, signal: AbortSignal): Promise<void> {
  const [wandb, mlflow] = await Promise.all([startWandb(), startMlflow()])
  const urls = { wandb: wandb.url, mlflow: mlflow.url }
  const closing: (() => Promise<void>)[] = [wandb.close, mlflow.close]
  try {
    const page = await startPage(() => collectPageData(wandb, mlflow, DEFAULT_KEY), port)
    closing.push(page.close)
    if (!empty) await logSample(inputsFor(urls, project), signal)
    if (signal.aborted) return
    console.log(`The page       ${page.url}
W&B            ${wandb.url}
MLflow         ${mlflow.url}

A step logs to them with these inputs:

${workflowInputs(DEFAULT_KEY, urls)}

Press Ctrl-C to stop all servers.`)
    await aborted(signal)
  } finally {
    await Promise.all(closing.map((close) => close()))
  }
}

/** Logs two tag pushes, as a workflow does. */
async function logSample(
  inputs: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  console.log('Logging the tags v1 and v2 of the sample dataset…\n')
  const sample = cloneSample()
  try {
    for (const tag of ['v1', 'v2']) {
      if (signal.aborted) return
      const step = await runStep({ workspace: sample.path, inputs, event: pushOf(tag), signal })
      if (step.code === 0 || signal.aborted) continue
      throw new Error(`The step failed with exit code ${step.code}:\n${step.stdout}${step.stderr}`)
    }
  } finally {
    sample.remove()
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })
}

function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Error(`--port ${text} is not a port: give a number from 0 to 65535.`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      empty: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const controller = new AbortController()
  // The handler stays: the terminal sends a signal to this process, and npm sends the same signal again.
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => controller.abort(name))
  await serve(parsePort(values.port), values.empty, controller.signal)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
