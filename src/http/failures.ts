import { codeOf, messageOf } from '../text/message.ts'
import { UnacceptableResponseError } from './messages.ts'

/** Codes of TLS and of the HTTP parser: the other side answered, and will answer so again. */
const finalCodes = /CERT|SIGNATURE|^EPROTO$|^ERR_(SSL|TLS|OSSL)_|^HPE_(?!INVALID_EOF_STATE$)/

/** True if the same request would fail again. */
export function isFinalFailure(error: unknown): boolean {
  return error instanceof UnacceptableResponseError || finalCodes.test(codeOf(error))
}

/** The same error with the beginning of a sentence. */
export function failureWith(beginning: string, error: unknown): Error {
  const message = `${beginning}: ${messageOf(error)}`
  return isFinalFailure(error) ? new UnacceptableResponseError(message) : new Error(message)
}
