import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { freePort } from './mlflow.ts'
import type { Python } from './python.ts'

/** The credentials that the checker accepts, as variables of a step. */
export const awsVariables = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjE+/live==',
  // The region of the ARN counts.
  AWS_REGION: 'us-west-2',
}

/** The region of the ARNs that the checker accepts. */
export const region = 'eu-west-1'

/**
 * Computes the signature of each request with botocore, compares it, and passes the request on. botocore trusts the hash
 * of the body and the scope, which are compared here.
 */
const script = `
import hashlib, http.client, json, sys
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

port, upstream, region, key, secret, token = sys.argv[1:]
credentials = Credentials(key, secret, token)
services = {
    'x-mlflow-sm-tracking-server-arn': 'sagemaker-mlflow', 'x-sm-mlflow-app-arn': 'sagemaker',
}
accepted, refused = [], []

def problem(method, target, headers, body):
    authorization = headers.get('authorization', '')
    if not authorization.startswith('AWS4-HMAC-SHA256 '):
        return 'MissingAuthenticationTokenException', 'Missing Authentication Token'
    fields = dict(part.strip().split('=', 1) for part in authorization.split(' ', 1)[1].split(','))
    given_key, date, given_region, given_service, _ = fields['Credential'].split('/')
    signed = fields['SignedHeaders'].split(';')
    arns = [name for name in services if name in headers]
    if given_key != key or headers.get('x-amz-security-token') != token:
        return 'UnrecognizedClientException', 'The security token included in the request is invalid.'
    if len(arns) != 1:
        return 'ValidationException', f'ARN headers: {arns}'
    service = services[arns[0]]
    if (given_service, given_region) != (service, region) or headers[arns[0]].split(':')[3] != region:
        return 'InvalidSignatureException', f'Credential should be scoped to {region}/{service}'
    timestamp = headers['x-amz-date']
    time = datetime.strptime(timestamp, '%Y%m%dT%H%M%SZ').replace(tzinfo=timezone.utc)
    if abs((datetime.now(timezone.utc) - time).total_seconds()) > 300 or date != timestamp[:8]:
        return 'InvalidSignatureException', 'Signature expired'
    required = ['host', 'x-amz-date', 'x-amz-security-token', arns[0]]
    required += [name for name in ('content-type', 'x-amz-content-sha256') if name in headers]
    missing = [name for name in required if name not in signed]
    if missing:
        return 'InvalidSignatureException', f'not signed: {missing}'
    digest = hashlib.sha256(body).hexdigest()
    if headers.get('x-amz-content-sha256', digest) != digest:
        return 'InvalidSignatureException', 'the body has another hash'
    request = AWSRequest(
        method=method, url='http://' + headers['host'] + target,
        headers={name: headers[name] for name in signed}, data=body,
    )
    request.context['timestamp'] = timestamp
    auth = SigV4Auth(credentials, service, region)
    text = auth.string_to_sign(request, auth.canonical_request(request))
    if auth.signature(text, request) != fields['Signature']:
        return 'InvalidSignatureException', 'The request signature we calculated does not match the signature you provided.'

class Checker(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def answer(self):
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get('content-length', 0)))
        if self.path == '/__requests':
            return self.reply(200, {}, json.dumps({'accepted': accepted, 'refused': refused}).encode())
        error = problem(self.command, self.path, headers, body)
        line = f'{self.command} {self.path}'
        if error is not None:
            refused.append(f'{line}: {error[1]}')
            content = json.dumps({'message': error[1]}).encode()
            return self.reply(403, {'x-amzn-errortype': error[0], 'content-type': 'application/json'}, content)
        accepted.append(line)
        kept = {
            name: value for name, value in headers.items()
            if name not in ('host', 'authorization', 'connection', 'accept-encoding') and not name.startswith('x-')
        }
        connection = http.client.HTTPConnection(upstream)
        connection.request(self.command, self.path, body, kept)
        response = connection.getresponse()
        self.reply(response.status, {'content-type': response.headers.get('content-type', '')}, response.read())
        connection.close()

    def reply(self, status, headers, content):
        self.send_response(status)
        for name, value in {**headers, 'content-length': str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *args):
        pass

ThreadingHTTPServer(('127.0.0.1', int(port)), Checker).serve_forever()
`

const Requests = v.object({ accepted: v.array(v.string()), refused: v.array(v.string()) })

/** A server that checks signatures in front of a tracking server. */
export type AwsChecker = Readonly<{
  url: string
  /** The requests since the start: method and target, and why a request was refused. */
  requests(): Promise<v.InferOutput<typeof Requests>>
  stop(): void
}>

export async function startChecker(python: Python, trackingUri: string): Promise<AwsChecker> {
  const port = await freePort()
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = awsVariables
  const keys = [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN]
  const args = ['-c', script, String(port), new URL(trackingUri).host, region, ...keys]
  const child = spawn(python.program('python'), args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  const requests = async () => v.parse(Requests, await (await fetch(`${url}/__requests`)).json())
  await waitFor(child, requests)
  return { url, requests, stop: () => child.kill('SIGKILL') }
}

/** Starts moto's S3. The address has no bucket. */
export async function startS3(python: Python): Promise<Readonly<{ url: string; stop(): void }>> {
  const port = await freePort()
  const args = ['-H', '127.0.0.1', '-p', String(port)]
  const child = spawn(python.program('moto_server'), args, { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  await waitFor(child, () => fetch(url))
  return { url, stop: () => child.kill('SIGKILL') }
}

/** Waits for an answer of a server. Throws if it ends before. */
async function waitFor(child: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended with ${code}.`)
  })
  const answered = async () => {
    while (true) {
      const failure = await ask().then(() => undefined, String)
      if (failure === undefined) return
      await sleep(100)
    }
  }
  await Promise.race([answered(), ended])
}
