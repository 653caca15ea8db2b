import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { readTlsFiles } from '../../../src/backends/mlflow/tls.ts'
import { createSource } from '../../../src/inputs/source.ts'
import { createSecrets } from '../../../src/runner/secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'log-revision-tls-'))
afterAll(() => rmSync(folder, { recursive: true }))
const certificate = resolve('__tests__/http/tls/dns-localhost.pem')
const key = resolve('__tests__/http/tls/key.pem')
const contentOf = (file: string) => readFileSync(file, 'utf8')
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const both = file('both.pem', contentOf(certificate) + contentOf(key))
const encrypted = file(
  'encrypted.pem',
  contentOf(both).replaceAll('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'),
)

function read(env: NodeJS.ProcessEnv) {
  const { hide, redact } = createSecrets(() => undefined)
  const runner = { getInput: () => '' }
  return { files: readTlsFiles(createSource({ runner, env, hide, repositoryName: 'x' })), redact }
}

test('the files of the variables are read, and the key is masked', () => {
  expect(read({}).files).toBe(undefined)
  const authority = { MLFLOW_TRACKING_SERVER_CERT_PATH: certificate }
  expect(read(authority).files).toEqual({ ca: contentOf(certificate) })
  const { files, redact } = read({ ...authority, MLFLOW_TRACKING_CLIENT_CERT_PATH: both })
  const content = contentOf(both)
  expect(files).toEqual({ ca: contentOf(certificate), cert: content, key: content })
  const [, line = ''] = contentOf(key).split('\n')
  expect(line.length).toBeGreaterThan(20)
  expect(redact(`a ${line} b`)).toBe('a *** b')
})

const client = 'MLFLOW_TRACKING_CLIENT_CERT_PATH'
const server = 'MLFLOW_TRACKING_SERVER_CERT_PATH'
test.each([
  [client, join(folder, 'none'), `${client}: the file ${folder}/none cannot be read (ENOENT)`],
  [server, folder, `${server}: the file ${folder} cannot be read (EISDIR)`],
  [server, key, `${server}: the file ${key} contains no certificate in PEM form.`],
  [client, key, `${client}: the file ${key} contains no certificate in PEM form.`],
  [client, certificate, `${client}: the file has no private key. Put the key and`],
  [client, encrypted, `${client}: the private key has a passphrase, which is not supported.`],
  ['MLFLOW_TRACKING_INSECURE_TLS', 'True', 'MLFLOW_TRACKING_INSECURE_TLS: this variable turns off'],
  ['MLFLOW_TRACKING_INSECURE_TLS', '1', 'MLFLOW_TRACKING_INSECURE_TLS: this variable turns off'],
])('%s=%s is an error', (variable, value, message) => {
  expect(() => read({ [variable]: value })).toThrow(message)
})

test.each(['', '0', 'false', 'False'])(
  'MLFLOW_TRACKING_INSECURE_TLS=%j changes nothing',
  (value) => {
    expect(read({ MLFLOW_TRACKING_INSECURE_TLS: value }).files).toBe(undefined)
  },
)
