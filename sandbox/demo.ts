import type { ReceivedRequest } from './http.ts'
import { inputsFor } from './inputs.ts'
import { type MlflowSandbox, startMlflow } from './mlflow/server.ts'
import { pushOf, runStep } from './runner.ts'
import { type Checkout, cloneSample } from './sample.ts'
import { startWandb, type WandbSandbox } from './wandb/server.ts'

type StandIns = Readonly<{ wandb: WandbSandbox; mlflow: MlflowSandbox }>

const project = 'demo'

/** Logs three tag pushes to both stand-ins, and prints what the stand-ins have stored. */
async function demo(): Promise<void> {
  const sample = cloneSample()
  const [wandb, mlflow] = await Promise.all([startWandb(), startMlflow()])
  try {
    for (const tag of ['v1', 'v2', 'v2']) await push(sample, tag, { wandb, mlflow })
    printWandb(wandb)
    printMlflow(mlflow)
    console.log('\nRead on: src/report/ writes the summary of a step, src/ sends the requests, and')
    console.log('sandbox/ has the rules of both servers.')
  } finally {
    await Promise.all([wandb.close(), mlflow.close()])
    sample.remove()
  }
}

async function push(sample: Checkout, tag: string, { wandb, mlflow }: StandIns): Promise<void> {
  console.log(`\n■ push of the tag ${tag}, backends wandb and mlflow`)
  const before = { wandb: wandb.received.length, mlflow: mlflow.received.length }
  const inputs = inputsFor({ wandb: wandb.url, mlflow: mlflow.url }, project)
  const step = await runStep({ workspace: sample.path, inputs, event: pushOf(tag) })
  console.log(step.stdout.trim())
  if (step.code !== 0) throw new Error(`The step failed with exit code ${step.code}.`)
  const { artifact, created, 'lexicon-tree-hash': hash } = step.outputs
  console.log(`→ artifact=${artifact} created=${created} lexicon-tree-hash=${hash}`)
  console.log(`→ requests to W&B: ${names(wandb.received.slice(before.wandb))}`)
  console.log(`→ requests to MLflow: ${names(mlflow.received.slice(before.mlflow))}`)
}

function names(requests: readonly ReceivedRequest[]): string {
  return requests.map(({ name }) => name).join(', ')
}

function printWandb({ store }: WandbSandbox): void {
  console.log('\n■ records on the W&B server')
  for (const { name, type, artifacts } of store.projects.get(project)?.collections.values() ?? []) {
    console.log(`artifact ${name}, type ${type}`)
    for (const version of artifacts) {
      const aliases = [...version.aliases].join(', ')
      const run = version.createdBy
      console.log(`  v${version.versionIndex}  aliases ${aliases}  run ${run?.name} ${run?.state}`)
      console.log(`      commit ${String(version.metadata?.['commit'])}`)
    }
  }
}

function printMlflow({ store }: MlflowSandbox): void {
  console.log('\n■ records on the MLflow server')
  for (const run of store.runs.values()) {
    console.log(`run ${run.name}  ${run.status}  lairs-revision=${run.tags.get('lairs-revision')}`)
    console.log(`      commit ${run.params.get('commit')}`)
    for (const { dataset } of run.inputs) {
      console.log(`      dataset ${dataset.name}, digest ${dataset.digest}`)
    }
  }
}

await demo()
