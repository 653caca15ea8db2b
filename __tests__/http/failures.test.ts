import { expect, test } from '@jest/globals'
import { explainFailure, failureWith, isFinalFailure } from '../../src/http/failures.ts'

const input = 'mlflow-tracking-uri'
const endpoint = { protocol: 'https:', input, env: {} }
const failure = (code: string, message: string) => Object.assign(new Error(message), { code })
const openssl = (reason: string) =>
  `write EPROTO 80AB:error:0A00010B:SSL routines:ssl3_get_record:${reason}:../deps/s3.c:354:\n`

test.each([
  [
    'ECONNREFUSED',
    'connect ECONNREFUSED 10.0.0.1:5000',
    'No server listens on this port: check the port in',
  ],
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND x', 'No name server knows this host: check'],
  ['EAI_AGAIN', 'getaddrinfo EAI_AGAIN x', "The runner's name server does not answer"],
  ['ETIMEDOUT', 'connect ETIMEDOUT', 'firewall, VPN, https_proxy'],
  ['EPROTO', openssl('wrong version number'), 'This port does not speak TLS: write http:// in'],
  ['EPROTO', openssl('packet length too long'), 'This port does not speak TLS: write http:// in'],
  [
    'EPROTO',
    openssl('tlsv1 alert protocol version'),
    'This port does not speak TLS|TLS: tlsv1 alert',
  ],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', openssl('alert'), 'TLS 1.2 is the oldest'],
  ['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/', 'No web server answers'],
  [
    'CERT_HAS_EXPIRED',
    'certificate has expired',
    "Renew the certificate, or check the runner's clock",
  ],
  ['ERR_TLS_CERT_ALTNAME_INVALID', "Host: x. is not in the cert's altnames: y", 'for other names'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'set NODE_EXTRA_CA_CERTS to the path'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify', 'set NODE_EXTRA_CA_CERTS to the path'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', openssl('required'), 'which is not supported here'],
])('%s %j has its own advice', (code, message, advice) => {
  const text = explainFailure(failure(code, message), endpoint)
  expect(text).toMatch(new RegExp(advice))
  expect(text).not.toMatch(/error:0A|\.\.|\n/)
  const isConnection = /^E(?!RR|PROTO)/.test(code)
  expect(isFinalFailure(failure(code, message))).toBe(!isConnection)
  expect(isFinalFailure(failureWith('it', failure(code, message), endpoint))).toBe(!isConnection)
})

test('an unknown authority with the variables of other programs', () => {
  const unknown = failure('UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify')
  const env = { SSL_CERT_FILE: '/ca.pem', REQUESTS_CA_BUNDLE: '/ca.pem', CURL_CA_BUNDLE: '' }
  expect(explainFailure(unknown, { ...endpoint, env })).toMatch(
    /set NODE_EXTRA_CA_CERTS to the path of its certificate\. This action does not read REQUESTS_CA_BUNDLE, SSL_CERT_FILE$/,
  )
})

test('a client certificate is asked for by its variable, and https for a connection that http resets', () => {
  const required = failure('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', openssl('required'))
  const certificateVariable = 'MLFLOW_TRACKING_CLIENT_CERT_PATH'
  expect(explainFailure(required, { ...endpoint, certificateVariable })).toContain(
    'name its file in MLFLOW_TRACKING_CLIENT_CERT_PATH',
  )
  expect(explainFailure(failure('ECONNRESET', 'aborted'), { ...endpoint, protocol: 'http:' })).toBe(
    'aborted. The connection ended before the answer was complete',
  )
  const reset = failure('ECONNRESET', 'socket hang up')
  expect(explainFailure(reset, endpoint)).toMatch(/socket hang up$/)
  expect(explainFailure(reset, { ...endpoint, protocol: 'http:' })).toContain(
    `If this port speaks https, write https:// in ${input}`,
  )
})

test.each([
  ['__tests__/http/tls/key.pem', 'contains no certificate in PEM form'],
  ['__tests__/http/tls', 'cannot be read (EISDIR)'],
  ['__tests__/http/tls/none.pem', 'cannot be read (ENOENT)'],
  ['__tests__/http/tls/dns-localhost.pem', 'does not contain the CA of this server, or'],
])('an unknown authority with NODE_EXTRA_CA_CERTS=%s: %s', (file, words) => {
  const env = { NODE_EXTRA_CA_CERTS: file }
  const unknown = failure('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in chain')
  expect(explainFailure(unknown, { ...endpoint, env })).toContain(
    `NODE_EXTRA_CA_CERTS: ${file} ${words}`,
  )
})
