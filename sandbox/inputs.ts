import { DEFAULT_KEY } from './wandb/server.ts'

/**
 * The inputs of a step that logs to the stand-ins at these URLs. `name` is the name of the W&B project and of
 * the MLflow experiment.
 */
export function inputsFor(
  { wandb, mlflow }: Readonly<{ wandb?: string; mlflow?: string }>,
  name: string,
): Readonly<Record<string, string>> {
  const wandbInputs = wandb && {
    'wandb-api-key': DEFAULT_KEY,
    'wandb-base-url': wandb,
    'wandb-project': name,
  }
  const mlflowInputs = mlflow && { 'mlflow-tracking-uri': mlflow, 'mlflow-experiment': name }
  const backend = [...(wandb ? ['wandb'] : []), ...(mlflow ? ['mlflow'] : [])].join('\n')
  return { backend, ...wandbInputs, ...mlflowInputs }
}

/** The inputs of a step that logs to both stand-ins, as they are written in a workflow. */
export function workflowInputs(
  key: string,
  urls: Readonly<{ wandb: string; mlflow: string }>,
): string {
  return `with:
  backend: |
    wandb
    mlflow
  wandb-base-url: ${urls.wandb}
  wandb-api-key: ${key}
  wandb-entity: lab
  wandb-project: demo
  mlflow-tracking-uri: ${urls.mlflow}
  mlflow-experiment: demo`
}
