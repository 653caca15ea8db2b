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

/** The kinds of database behind a server. */
export type Database = 'sqlite' | 'postgresql' | 'mysql'

/** What each driver says if a table already has a row, and if a row refers to one that is missing. */
const INTEGRITY_ERRORS: Readonly<
  Record<Database, Readonly<Record<'duplicate' | 'foreignKey', (table: string) => string>>>
> = {
  sqlite: {
    duplicate: (table) => `(sqlite3.IntegrityError) UNIQUE constraint failed: ${table}.key`,
    foreignKey: () => '(sqlite3.IntegrityError) FOREIGN KEY constraint failed',
  },
  postgresql: {
    duplicate: (table) =>
      `(psycopg2.errors.UniqueViolation) duplicate key value violates unique constraint "${table}_pk"`,
    foreignKey: (table) =>
      `(psycopg2.errors.ForeignKeyViolation) insert or update on table "${table}" violates foreign key constraint "${table}_fkey"`,
  },
  mysql: {
    duplicate: (table) =>
      `(pymysql.err.IntegrityError) (1062, "Duplicate entry 'a' for key '${table}.PRIMARY'")`,
    foreignKey: (table) =>
      `(pymysql.err.IntegrityError) (1452, 'Cannot add or update a child row: a foreign key constraint fails (\`mlflow\`.\`${table}\`)')`,
  },
}

/** The error of a database that refuses a row. MLflow passes the text on (mlflow/store/db/utils.py). */
export function integrityError(
  database: Database,
  kind: 'duplicate' | 'foreignKey',
  table: string,
): MlflowError {
  return new MlflowError('BAD_REQUEST', INTEGRITY_ERRORS[database][kind](table))
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
