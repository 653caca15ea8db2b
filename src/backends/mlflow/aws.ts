import type { AwsCredentials, AwsScope } from '../../http/aws-signature.ts'
import { baseUrlOf, readServerUrl } from '../../http/url.ts'
import type { InputSource } from '../../inputs/source.ts'

/** A SageMaker tracking server or MLflow app. (sagemaker-mlflow, mlflow_sagemaker_helpers.py) */
export type SagemakerServer = Readonly<{
  trackingUri: string
  /** The header that names the server. All servers of a region share an address. */
  headers: Readonly<Record<string, string>>
  scope: AwsScope
}>

const arnParts = [
  ['partition', /^aws(-us-gov)?$/],
  ['service', /^sagemaker$/],
  ['region', /^[a-z]{2}(-[a-z]+)+-\d$/],
  ['account', /^\d{12}$/],
  ['resource', /^mlflow-(tracking-server|app)\/[\w-]{1,256}$/],
] as const

/** Reads the ARN of a server. Throws if it is not one. */
export function readSagemaker(source: InputSource, arn: string): SagemakerServer {
  const [, ...parts] = arn.split(':')
  const wrong = arnParts.find(([, pattern], index) => !pattern.test(parts[index] ?? ''))
  if (wrong !== undefined || parts.length > arnParts.length) {
    throw new Error(
      `mlflow-tracking-uri: this ARN has no valid ${wrong?.[0] ?? 'end'}. Valid are ` +
        'arn:aws:sagemaker:REGION:ACCOUNT:mlflow-tracking-server/NAME and arn:aws:sagemaker:REGION:ACCOUNT:mlflow-app/ID.',
    )
  }
  if (source.variable('SAGEMAKER_MLFLOW_ASSUME_ROLE_ARN') !== '') {
    throw new Error(
      'SAGEMAKER_MLFLOW_ASSUME_ROLE_ARN: the action does not change roles. Give the role to ' +
        'aws-actions/configure-aws-credentials (role-to-assume).',
    )
  }
  const [, , region = '', , resource = ''] = parts
  const isApp = resource.startsWith('mlflow-app/')
  const address = isApp
    ? `https://mlflow.sagemaker.${region}.app.aws`
    : `https://${region}.experiments.sagemaker.aws`
  const endpoint = source.variable('SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT') || address
  return {
    trackingUri: baseUrlOf(readServerUrl('SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT', endpoint)),
    headers: { [isApp ? 'x-sm-mlflow-app-arn' : 'x-mlflow-sm-tracking-server-arn']: arn },
    scope: { service: isApp ? 'sagemaker' : 'sagemaker-mlflow', region },
  }
}

/**
 * What requests to a server behind Amazon API Gateway are signed for, or undefined if MLFLOW_TRACKING_AWS_SIGV4 does not
 * ask for signatures. Throws if the variable is not a boolean, or if the region is unknown.
 */
export function readApiGateway(source: InputSource, { hostname }: URL): AwsScope | undefined {
  const value = source.variable('MLFLOW_TRACKING_AWS_SIGV4')
  if (!/^(|true|1|false|0)$/i.test(value)) {
    throw new Error(`MLFLOW_TRACKING_AWS_SIGV4: "${value}" is unknown. Valid values: true, false.`)
  }
  if (!/^(true|1)$/i.test(value)) return undefined
  const [, ofHost = ''] = /\.execute-api\.([\w-]+)\.amazonaws\.com$/.exec(hostname) ?? []
  // The order of boto3. aws-actions/configure-aws-credentials sets both variables.
  const region = source.variable('AWS_DEFAULT_REGION') || source.variable('AWS_REGION') || ofHost
  if (region === '') {
    source.reportMissing(
      'AWS_REGION: MLFLOW_TRACKING_AWS_SIGV4 needs a region, and none is set. Set AWS_REGION to the region of the API.',
    )
  }
  return { service: 'execute-api', region }
}

/**
 * Reads and masks the credentials that aws-actions/configure-aws-credentials leaves in the environment. Throws if they
 * are not complete.
 */
export function readAwsCredentials(source: InputSource): AwsCredentials {
  const read = (name: string) => {
    const value = source.variable(name)
    source.hide(value)
    return value
  }
  const credentials = {
    accessKeyId: read('AWS_ACCESS_KEY_ID'),
    secretAccessKey: read('AWS_SECRET_ACCESS_KEY'),
    sessionToken: read('AWS_SESSION_TOKEN'),
  }
  const missing = missingVariable(credentials)
  if (missing !== undefined) {
    const advice = source.variable('AWS_PROFILE')
      ? 'This action does not read profiles (AWS_PROFILE): set output-env-credentials of configure-aws-credentials to true.'
      : 'This action does not read profiles and instance roles.'
    source.reportMissing(
      `mlflow-tracking-uri: AWS needs signed requests, and ${missing} is empty. Run ` +
        `aws-actions/configure-aws-credentials before this step, in the same job. ${advice}`,
    )
  }
  return credentials
}

function missingVariable({
  accessKeyId,
  secretAccessKey,
  sessionToken,
}: AwsCredentials): string | undefined {
  if (accessKeyId === '') return 'AWS_ACCESS_KEY_ID'
  if (secretAccessKey === '') return 'AWS_SECRET_ACCESS_KEY'
  // Keys of temporary credentials begin with ASIA (IAM User Guide, "IAM identifiers").
  return accessKeyId.startsWith('ASIA') && sessionToken === '' ? 'AWS_SESSION_TOKEN' : undefined
}
