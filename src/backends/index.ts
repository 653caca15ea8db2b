// Each backend by the name that the input `backend` gives it.
export { mlflow } from './mlflow/backend.ts'
export { wandb } from './wandb/backend.ts'
