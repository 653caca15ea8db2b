import type { Run } from './runs.ts'
import type { MlflowInputs } from './settings.ts'

/**
 * Where a person sees a run: '' on Azure ML, whose portal has another address that does not follow
 * from this one. (mlflow/tracking/_tracking_service/client.py)
 */
export function runUrl({ trackingUri, host, workspace }: MlflowInputs, { info }: Run): string {
  const place = `experiments/${info.experiment_id}/runs/${info.run_id}`
  if (host === 'azureml') return ''
  if (host === 'databricks') return `${trackingUri}/ml/${place}`
  return `${trackingUri}/#/${place}${workspace === undefined ? '' : `?workspace=${workspace}`}`
}
