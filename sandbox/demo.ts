import type { ReceivedRequest } from './http.ts'
import { inputsFor } from './inputs.ts'
import { startMlflow } from './mlflow/server.ts'
import { pushOf, runStep } from './runner.ts'
import { cloneSample } from './sample.ts'
import { startWandb } from './wandb/server.ts'

const project = 'demo'

/** Logs three pushes of tags to both stand-ins, as a workflow would, and shows what they hold then. */
async function demo(): Promise<void> {
  const sample = cloneSample()
  const [wandb, mlflow] = await Promise.all([startWandb(), startMlflow()])
  const inputs = inputsFor({ wandb: wandb.url, mlflow: mlflow.url }, project)
  try {
    for (const tag of ['v1', 'v2', 'v2']) {
      console.log(`\n■ push of the tag ${tag}, backends wandb and mlflow`)
      const before = { wandb: wandb.received.length, mlflow: mlflow.received.length }
      const step = await runStep({ workspace: sample.path, inputs, event: pushOf(tag) })
      console.log(step.stdout.trim())
      if (step.code !== 0) throw new Error(`The step failed with exit code ${step.code}.`)
      const { artifact, created, 'lexicon-tree-hash': hash } = step.outputs
      console.log(`→ artifact=${artifact} created=${created} lexicon-tree-hash=${hash}`)
      console.log(`→ asked of W&B: ${names(wandb.received.slice(before.wandb))}`)
      console.log(`→ asked of MLflow: ${names(mlflow.received.slice(before.mlflow))}`)
    }
    showWandb(wandb)
    showMlflow(mlflow)
    console.log('\nWhere to look: the summary of a step is in src/report/summary/, the requests')
    console.log('are in src/tracking/, and what the servers refuse is in sandbox/.')
  } finally {
    await Promise.all([wandb.close(), mlflow.close()])
    sample.remove()
  }
}

function names(requests: readonly ReceivedRequest[]): string {
  return requests.map(({ name }) => name).join(', ')
}

function showWandb({ store }: Awaited<ReturnType<typeof startWandb>>): void {
  console.log('\n■ what the W&B server holds now')
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

function showMlflow({ store }: Awaited<ReturnType<typeof startMlflow>>): void {
  console.log('\n■ what the MLflow server holds now')
  for (const run of store.runs.values()) {
    console.log(`run ${run.name}  ${run.status}  lairs-revision=${run.tags.get('lairs-revision')}`)
    console.log(`      commit ${run.params.get('commit')}`)
    for (const { dataset } of run.inputs) {
      console.log(`      dataset ${dataset.name}, digest ${dataset.digest}`)
    }
  }
}

await demo()
