import { hash } from 'node:crypto'
import type { SignRequest } from './messages.ts'

/** `sessionToken` is '' for credentials that do not expire. */
export type AwsCredentials = Readonly<{
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
}>

/** What a signature is valid for. */
export type AwsScope = Readonly<{ service: string; region: string }>

/**
 * Signs requests with AWS Signature Version 4 in the Authorization header
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 *
 * aws4 is 15 kB. It is loaded with the first request: a dry run signs none.
 */
export function createAwsSigner(
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  scope: AwsScope,
  now: () => number = Date.now,
): SignRequest {
  return async (request) => {
    const { default: aws4 } = await import('aws4')
    const { origin, host, pathname, search } = new URL(request.url)
    const { method, body = '' } = request
    const headers = {
      ...request.headers,
      host,
      'x-amz-date': new Date(now()).toISOString().replace(/[-:]|\.\d{3}/g, ''),
      'x-amz-content-sha256': hash('sha256', body),
      ...(sessionToken === '' ? {} : { 'x-amz-security-token': sessionToken }),
    }
    // aws4 would take a missing service or region from the host, and missing credentials from the environment.
    const signed = aws4.sign(
      { method, host, path: `${pathname}${search}`, headers, body, ...scope },
      { accessKeyId, secretAccessKey },
    )
    const signedHeaders = Object.entries(signed.headers ?? {})
    return {
      ...request,
      // aws4 rewrites the query as RFC 3986 demands: the signature is not valid for the `+` and `*` of URLSearchParams.
      url: `${origin}${signed.path}`,
      headers: Object.fromEntries(signedHeaders.map(([name, value]) => [name, String(value)])),
    }
  }
}
