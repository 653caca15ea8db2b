import { parseArgs } from 'node:util'
import { messageOf } from '../src/text/message.ts'
import { inputsFor } from './inputs.ts'
import { type MlflowSandbox, startMlflow } from './mlflow/server.ts'
import { heldBy } from './page/held.ts'
import { inputsOf } from './page/page.ts'
import { startPage } from './page/server.ts'
import { pushOf, runStep } from './runner.ts'
import { cloneSample } from './sample.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from './wandb/server.ts'

const usage = `npm run sandbox                  stand-ins for W&B and MLflow, and a page with what they hold
npm run sandbox -- --port 8080   the page on that port, and not on a free one
npm run sandbox -- --empty       nothing is logged at first: else the tags v1 and v2 of a sample dataset are`

const project = 'demo'

type StandIns = Readonly<{ wandb: WandbSandbox; mlflow: MlflowSandbox }>

/** Starts all servers, and stays until it is told to stop. */
async function serve(port: number, empty: boolean, stop: AbortSignal): Promise<void> {
  const [wandb, mlflow] = await Promise.all([startWandb(), startMlflow()])
  const closing: (() => Promise<void>)[] = [wandb.close, mlflow.close]
  try {
    const page = await startPage(() => heldBy(wandb, mlflow, DEFAULT_KEY), port)
    closing.push(page.close)
    if (!empty) await logSample({ wandb, mlflow }, stop)
    if (stop.aborted) return
    console.log(`The page       ${page.url}
W&B            ${wandb.url}
MLflow         ${mlflow.url}

A step logs to them with these inputs:

${inputsOf(DEFAULT_KEY, { wandb: wandb.url, mlflow: mlflow.url })}

Ctrl-C ends it all.`)
    await stopped(stop)
  } finally {
    await Promise.all(closing.map((close) => close()))
  }
}

/** Logs two pushes of tags to both stand-ins, as a workflow would. */
async function logSample({ wandb, mlflow }: StandIns, stop: AbortSignal): Promise<void> {
  console.log('Logging the tags v1 and v2 of the sample dataset…\n')
  const sample = cloneSample()
  const inputs = inputsFor({ wandb: wandb.url, mlflow: mlflow.url }, project)
  try {
    for (const tag of ['v1', 'v2']) {
      if (stop.aborted) return
      const event = pushOf(tag)
      const step = await runStep({ workspace: sample.path, inputs, event, kill: stop })
      if (step.code === 0 || stop.aborted) continue
      throw new Error(`The step failed with exit code ${step.code}:\n${step.stdout}${step.stderr}`)
    }
  } finally {
    sample.remove()
  }
}

function stopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve()
    stop.addEventListener('abort', () => resolve())
  })
}

function portOf(text: string): number {
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
  const stop = new AbortController()
  // Not once alone: npm passes on a signal that the terminal has sent to this process as well.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(signal))
  await serve(portOf(values.port), values.empty, stop.signal)
}

try {
  await main()
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}
