import { readFileSync } from 'node:fs'
import { codeOf, messageOf } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'
import { clientCertificateAdvice } from './foreign-answers.ts'
import { UnacceptableResponseError } from './messages.ts'

/** Codes of TLS and of the HTTP parser: the other side answered, and will answer so again. */
const finalCodes = /CERT|SIGNATURE|^EPROTO$|^ERR_(SSL|TLS|OSSL)_|^HPE_(?!INVALID_EOF_STATE$)/

/** True if the same request would fail again. */
export function isFinalFailure(error: unknown): boolean {
  return error instanceof UnacceptableResponseError || finalCodes.test(codeOf(error))
}

/** What a connection was made to. */
export type Endpoint = Readonly<{
  /** `http:`, `https:` or that of a proxy. */
  protocol: string
  /** The input or variable that has its address. */
  input: string
  /** The variable for a client certificate, if one is supported. */
  certificateVariable?: string | undefined
  env: NodeJS.ProcessEnv
}>

/** Why a connection failed, and what the user can do. Sentences without the last full stop. */
export function explainFailure(error: unknown, endpoint: Endpoint): string {
  // OpenSSL's errors: `error:0A00010B:SSL routines:ssl3_get_record:wrong version number:…`
  const [, tlsReason] = /:SSL routines:[^:]*:([^:]*):/.exec(messageOf(error)) ?? []
  const reason = tlsReason === undefined ? messageOf(error) : `TLS: ${tlsReason}`
  const answered = isTlsRecord(error) ? ' TLS' : ''
  const advice = adviceFor(`${codeOf(error)} ${reason}${answered}`, endpoint)
  return advice === '' ? reason : `${reason.replace(/\.$/, '')}. ${advice}`
}

/** True if the bytes that the HTTP parser of Node.js could not read are an alert of TLS. (RFC 8446, section 5.1) */
function isTlsRecord(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('rawPacket' in error)) return false
  return Buffer.isBuffer(error.rawPacket) && error.rawPacket[0] === 21
}

/** The same as an error, with the beginning of its message. */
export function failureWith(beginning: string, error: unknown, endpoint: Endpoint): Error {
  const message = `${beginning}: ${explainFailure(error, endpoint)}`
  return isFinalFailure(error) ? new UnacceptableResponseError(message) : new Error(message)
}

/** Codes of Node.js and OpenSSL with the texts of their messages, and the advice for each kind. The first match counts. */
const advices: readonly (readonly [RegExp, string | ((endpoint: Endpoint) => string)])[] = [
  [/SELF_SIGNED|ISSUER_CERT|LEAF_SIGNATURE/, ({ env }) => authorityAdvice(env)],
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, "Renew the certificate, or check the runner's clock"],
  [
    /ALTNAME_INVALID/,
    ({ input }) => `The certificate is for other names: check the host in ${input}`,
  ],
  [
    /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|alert (bad|unknown) c|handshake failure/i,
    clientCertificateAdvice,
  ],
  [/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/i, 'TLS 1.2 is the oldest version that is supported'],
  [
    /^EPROTO .*(wrong version|packet length|record)/,
    ({ input }) =>
      `This port does not speak TLS: write http:// in ${input}, or give the https port`,
  ],
  [
    /^HPE_INVALID_CONSTANT .*TLS/,
    ({ input }) => `This port speaks https: write https:// in ${input}`,
  ],
  [
    /^HPE_INVALID_(CONSTANT|VERSION)/,
    ({ input }) => `No web server answers on this port: check ${input}`,
  ],
  [/^HPE_/, ({ input }) => `Check ${input}, and any proxy in front of the server`],
  [/^ECONNREFUSED/, ({ input }) => `No server listens on this port: check the port in ${input}`],
  [/^ENOTFOUND/, ({ input }) => `No name server knows this host: check ${input}`],
  [/^EAI_AGAIN/, "The runner's name server does not answer"],
  [
    /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/,
    'Check that the server runs, and that this runner can reach it (firewall, VPN, https_proxy)',
  ],
  [/^ECONNRESET aborted/, 'The connection ended before the answer was complete'],
  [
    /^ECONNRESET/,
    ({ protocol, input }) =>
      protocol === 'http:' ? `If this port speaks https, write https:// in ${input}` : '',
  ],
]

function adviceFor(failure: string, endpoint: Endpoint): string {
  const [, advice = ''] = advices.find(([pattern]) => pattern.test(failure)) ?? []
  return typeof advice === 'string' ? advice : advice(endpoint)
}

/** Variables with which other programs find authorities, and the one with which Node.js trusts all. */
const otherVariables = [
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'AWS_CA_BUNDLE',
  'GIT_SSL_CAINFO',
  'NODE_TLS_REJECT_UNAUTHORIZED',
]

/** Node.js reads the file when it starts, and says nothing if the file has no certificate. */
function authorityAdvice(env: NodeJS.ProcessEnv): string {
  const file = env['NODE_EXTRA_CA_CERTS'] ?? ''
  if (file === '') {
    const set = otherVariables.filter((variable) => env[variable])
    const others = set.length === 0 ? '' : `. This action does not read ${set.join(', ')}`
    return `If the server has a private CA, set NODE_EXTRA_CA_CERTS to the path of its certificate${others}`
  }
  const name = `NODE_EXTRA_CA_CERTS: ${printable(file)}`
  try {
    return hasCertificate(readFileSync(file, 'utf8'))
      ? `${name} does not contain the CA of this server, or the server does not send its complete certificate chain`
      : `${name} contains no certificate in PEM form`
  } catch (error) {
    return `${name} cannot be read (${codeOf(error)})`
  }
}

export function hasCertificate(pem: string): boolean {
  return pem.includes('-----BEGIN CERTIFICATE-----')
}
