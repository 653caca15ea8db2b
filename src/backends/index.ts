// Each backend by the name that the input `backend` gives it.
export { mlflow } from './mlflow/definition.ts'
export { wandb } from './wandb/definition.ts'
