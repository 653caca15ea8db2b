/** A location in a file of the repository. Lines and columns count from 1. */
export type FileLocation = Readonly<{ file: string; line: number; column: number }>

/** An error in a file of the repository. GitHub shows it next to the line. */
export class FileError extends Error {
  readonly location: FileLocation
  constructor(location: FileLocation, message: string) {
    super(message)
    this.location = location
  }
}

/** How the code tells its user something. A message is one or more sentences. */
export type Messages = Readonly<{
  info: (message: string) => void
  warn: (message: string) => void
  /** Advice that needs no action now. */
  notice: (message: string) => void
  debug: (message: string) => void
}>

/** The message of a thrown value. An `AggregateError` without a message gives the messages of its parts. */
export function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  if (thrown.message !== '') return thrown.message
  if (thrown instanceof AggregateError) return thrown.errors.map(messageOf).join('; ')
  return thrown.name
}

/** The code of an error of Node, such as `ECONNREFUSED`, or ''. */
export function codeOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? `${thrown.code}` : ''
}

/** Causes of causes are shown up to this depth. An error can be its own cause. */
const maxCauses = 5

/** The stack of a thrown value and of its causes, for the debug log. */
export function stackOf(thrown: unknown, depth = 0): string {
  if (!(thrown instanceof Error)) return String(thrown)
  const parts: readonly unknown[] = thrown instanceof AggregateError ? thrown.errors : []
  const causes = thrown.cause === undefined ? parts : [...parts, thrown.cause]
  const shown = depth < maxCauses ? causes : []
  const lines = shown.map((cause) => `Caused by: ${stackOf(cause, depth + 1)}`)
  return [thrown.stack ?? thrown.message, ...lines].join('\n')
}

/** The first `limit` names, and the number of names that are left out. */
export function joinFirst(names: readonly string[], limit: number): string {
  const shown = names.slice(0, limit).join(', ')
  return names.length <= limit ? shown : `${shown} and ${names.length - limit} more`
}

/** A copy of a text. A part of a string keeps the whole string in memory. */
export function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
