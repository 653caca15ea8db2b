import { json, type Reply } from '../http.ts'

const STATUS = {
  BAD_REQUEST: 400,
  FEATURE_DISABLED: 500,
  INTERNAL_ERROR: 500,
  INVALID_PARAMETER_VALUE: 400,
  NOT_IMPLEMENTED: 501,
  RESOURCE_ALREADY_EXISTS: 400,
  RESOURCE_DOES_NOT_EXIST: 404,
} as const

/** An error that the server returns in MLflow's JSON form. */
export class MlflowError extends Error {
  readonly code: keyof typeof STATUS

  constructor(code: keyof typeof STATUS, message: string) {
    super(message)
    this.code = code
  }

  reply(): Reply {
    return json(STATUS[this.code], { error_code: this.code, message: this.message })
  }
}

/** `INVALID_PARAMETER_VALUE`. */
export function invalidParameter(message: string): MlflowError {
  return new MlflowError('INVALID_PARAMETER_VALUE', message)
}

/** `RESOURCE_DOES_NOT_EXIST`. */
export function notFound(message: string): MlflowError {
  return new MlflowError('RESOURCE_DOES_NOT_EXIST', message)
}

/** An error that the real server does not return. `message` says what the real server does instead. */
export function strictError(message: string): MlflowError {
  return invalidParameter(strict(message))
}

/** Marks the message of a strictError. */
export function strict(message: string): string {
  return `Strict: ${message}`
}

const HTML_ERRORS = {
  404: ['Not Found', 'The requested URL was not found on the server.'],
  405: ['Method Not Allowed', 'The method is not allowed for the requested URL.'],
  500: ['Internal Server Error', 'The server encountered an internal error.'],
} as const

/** An error of the web framework under MLflow. It is HTML, not JSON. */
export function htmlError(
  status: keyof typeof HTML_ERRORS,
  headers: Record<string, string> = {},
): Reply {
  const [title, text] = HTML_ERRORS[status]
  return {
    status,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html>
<html lang=en>
<title>${status} ${title}</title>
<h1>${title}</h1>
<p>${text}</p>
`,
  }
}
