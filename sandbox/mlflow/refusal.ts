import { json, type Reply } from '../http.ts'

const STATUS = {
  BAD_REQUEST: 400,
  FEATURE_DISABLED: 500,
  INVALID_PARAMETER_VALUE: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  RESOURCE_DOES_NOT_EXIST: 404,
} as const

/** A request turned down with MLflow's JSON error envelope. */
export class Refusal extends Error {
  readonly code: keyof typeof STATUS

  constructor(code: keyof typeof STATUS, message: string) {
    super(message)
    this.code = code
  }

  reply(): Reply {
    return json(STATUS[this.code], { error_code: this.code, message: this.message })
  }
}

/** An `INVALID_PARAMETER_VALUE`, which is what nearly every refusal is. */
export function invalid(message: string): Refusal {
  return new Refusal('INVALID_PARAMETER_VALUE', message)
}

/** Marks a refusal that the real server does not make; `message` says what it does instead. */
export function strict(message: string): string {
  return `Strict: ${message}`
}

const PAGES = {
  404: ['Not Found', 'The requested URL was not found on the server.'],
  405: ['Method Not Allowed', 'The method is not allowed for the requested URL.'],
  500: ['Internal Server Error', 'The server encountered an internal error.'],
} as const

/** One of the HTML pages that the web framework under MLflow answers with, instead of JSON. */
export function page(status: keyof typeof PAGES, headers: Record<string, string> = {}): Reply {
  const [title, text] = PAGES[status]
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
