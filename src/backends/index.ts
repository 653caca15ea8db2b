// The exported names are the values of the input `backend`.
export { mlflow } from './mlflow/backend.ts'
export { wandb } from './wandb/backend.ts'
