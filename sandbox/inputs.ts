import { DEFAULT_KEY } from './wandb/server.ts'

/** The inputs of a step that logs to stand-ins at these addresses, into a project and an experiment of that name. */
export function inputsFor(
  { wandb, mlflow }: Readonly<{ wandb?: string; mlflow?: string }>,
  name: string,
): Readonly<Record<string, string>> {
  const toWandb = wandb && {
    'wandb-api-key': DEFAULT_KEY,
    'wandb-base-url': wandb,
    'wandb-project': name,
  }
  const toMlflow = mlflow && { 'mlflow-tracking-uri': mlflow, 'mlflow-experiment': name }
  const backend = [...(wandb ? ['wandb'] : []), ...(mlflow ? ['mlflow'] : [])].join('\n')
  return { backend, ...toWandb, ...toMlflow }
}
