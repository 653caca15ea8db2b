import { type Command, prepareStep, pushOf, type Step } from '../sandbox/runner.ts'
import { DEFAULT_KEY } from '../sandbox/wandb/server.ts'
import type { Urls } from './servers.ts'

/** The inputs of a step that logs to servers, into a project and an experiment of that name. */
export function inputsFor({ wandb, mlflow }: Urls, name: string): Readonly<Record<string, string>> {
  const toWandb = wandb && {
    'wandb-api-key': DEFAULT_KEY,
    'wandb-base-url': wandb,
    'wandb-project': name,
  }
  const toMlflow = mlflow && { 'mlflow-tracking-uri': mlflow, 'mlflow-experiment': name }
  const backend = [...(wandb ? ['wandb'] : []), ...(mlflow ? ['mlflow'] : [])].join('\n')
  return { backend, ...toWandb, ...toMlflow }
}

/** The step that logs the push of a tag. */
export function pushStep(workspace: string, tag: string, urls: Urls, name: string): Step {
  return { workspace, event: pushOf(tag), inputs: inputsFor(urls, name) }
}

/** The step that logs all tags. */
export function allStep(workspace: string, urls: Urls, name: string): Step {
  const event = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }
  return { workspace, event, inputs: { ...inputsFor(urls, name), revision: '**' } }
}

/** Makes the process of a step, in a folder. */
export function action(step: Step): (folder: string) => Promise<Command> {
  return (folder) => prepareStep(step, folder)
}
