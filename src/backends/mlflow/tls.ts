import { readFileSync } from 'node:fs'
import { hasCertificate } from '../../http/failures.ts'
import type { TlsFiles } from '../../http/messages.ts'
import { type InputSource, refuseInsecureTls } from '../../inputs/source.ts'
import { codeOf } from '../../text/message.ts'

/** The variable for a file with the client's certificate and its private key. */
export const clientCertificateVariable = 'MLFLOW_TRACKING_CLIENT_CERT_PATH'
const authorityVariable = 'MLFLOW_TRACKING_SERVER_CERT_PATH'

/**
 * Reads the files of MLflow's own TLS variables (mlflow/utils/rest_utils.py). The authorities replace those of Node.js. The
 * private key is masked. undefined if no variable is set.
 *
 * Throws if a file cannot be used, or if certificates are not to be verified.
 */
export function readTlsFiles(source: InputSource): TlsFiles | undefined {
  refuseInsecureTls(source, 'MLFLOW_TRACKING_INSECURE_TLS')
  const ca = readCertificate(source, authorityVariable)
  const cert = readCertificate(source, clientCertificateVariable)
  if (cert === '') return ca === '' ? undefined : { ca }
  checkKey(cert)
  source.hide(cert.slice(cert.search(/-----BEGIN [A-Z ]*PRIVATE KEY/)))
  return { ...(ca !== '' && { ca }), cert, key: cert }
}

function readCertificate(source: InputSource, variable: string): string {
  const file = source.variable(variable)
  if (file === '') return ''
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(
      `${variable}: the file ${file} cannot be read (${codeOf(error)}). Give the path of a file in PEM form.`,
    )
  }
  if (hasCertificate(text)) return text
  throw new Error(`${variable}: the file ${file} contains no certificate in PEM form.`)
}

function checkKey(pem: string): void {
  if (/-----BEGIN ENCRYPTED|^Proc-Type: .*ENCRYPTED/m.test(pem)) {
    throw new Error(
      `${clientCertificateVariable}: the private key has a passphrase, which is not supported.`,
    )
  }
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) {
    throw new Error(
      `${clientCertificateVariable}: the file has no private key. Put the key and the certificate into one file.`,
    )
  }
}
