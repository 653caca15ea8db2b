import { createHash, randomBytes } from 'node:crypto'

/**
 * A request to be sent once more. In `path`, `headers` and `body` may stand, in place of what is another each
 * time:
 * - `{{name}}`, the name of the project or experiment;
 * - `{{value 3 run/info/run_id}}`, a value of the answer to request 3;
 * - `{{path 3 run/info/artifact_uri}}`, the same, an address, without its scheme and host;
 * - `{{random 64 0}}`, so many random bytes, the same for the same number;
 * - `{{hex 8}}` and `{{base64 8}}`, the MD5 of the body of request 8.
 */
export type Taped = Readonly<{
  server: string
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string
  /** The requests that must be answered first. */
  after: readonly number[]
  status: number
}>

/** Fills in a text of a tape. `answers` are the bodies that came so far, by the numbers of their requests. */
export function createExpander(tape: readonly Taped[], name: string) {
  const answers = new Map<number, unknown>()
  const random = new Map<string, string>()
  const expand = (text: string): string =>
    text.replace(/\{\{(\w+)(?: (\d+))?(?: ([^{}]+))?\}\}/g, (_, kind, number, rest) =>
      fill(kind, Number(number), rest),
    )

  function fill(kind: string, number: number, rest: string): string {
    if (kind === 'name') return name
    if (kind === 'value') return valueAt(answers.get(number), rest)
    if (kind === 'path') return pathOf(valueAt(answers.get(number), rest))
    if (kind === 'random') {
      const made = random.get(rest) ?? randomBytes(number).toString('hex')
      random.set(rest, made)
      return made
    }
    const digest = createHash('md5').update(expand(tape[number]?.body ?? ''))
    return kind === 'hex' ? digest.digest('hex') : digest.digest('base64')
  }

  return { expand, answered: (number: number, answer: unknown) => void answers.set(number, answer) }
}

/** An address without its scheme and host. */
export function pathOf(address: string): string {
  return address.replace(/^[\w-]+:(\/\/[^/]*)?/, '')
}

function valueAt(answer: unknown, path: string): string {
  let value = answer
  for (const key of path.split('/')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  }
  return String(value)
}
