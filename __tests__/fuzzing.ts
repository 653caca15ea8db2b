import { EventEmitter } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import type { GitProcess } from '../src/git/dialogue.ts'
import { runs } from './exhaustive/mode.ts'

/** The number of random inputs for each parser. */
export const manyRuns = runs(10_000)

/**
 * Any Unicode character except for surrogates. fast-check's own unit `binary` first builds a table of all characters,
 * which takes each test file a second.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((number) => String.fromCodePoint(number < 0xd800 ? number : number + 0x800))

/** JSON that parsers can fail on: other types, keys of object prototypes, lone surrogates, deep nesting. */
const unexpectedJson = [
  'null',
  'true',
  '-1',
  '1e999',
  '""',
  '"\\ud800"',
  '"__proto__"',
  '"../.."',
  '"a\\nb\\u0000"',
  '[]',
  '[null]',
  '{}',
  '{"__proto__":{"sha":"x","message":"y"}}',
  '{"constructor":1,"toString":1,"valueOf":2}',
  `${'['.repeat(600)}${']'.repeat(600)}`,
  `"${'x'.repeat(600)}"`,
]

/** The JSON of one of these values with one part replaced or some characters changed. Sometimes any JSON or text. */
export function corruptedJson(...values: readonly unknown[]): fc.Arbitrary<string> {
  const parts = values.flatMap((value) => {
    const count = sizeOf(value)
    return Array.from({ length: count }, (_, at) => (part: string) => replace(value, at, part))
  })
  const replaced = fc
    .tuple(fc.nat(parts.length - 1), fc.constantFrom('', ...unexpectedJson))
    .map(([at, part]) => parts[at]?.(part) ?? '')
  return fc.oneof(
    { weight: 8, arbitrary: replaced },
    {
      weight: 2,
      arbitrary: corrupted(fc.constantFrom(...values).map((each) => JSON.stringify(each))),
    },
    { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 40 }) },
  )
}

/** These texts with some characters replaced. */
export function corrupted(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const replacement = fc.oneof(
    fc.constantFrom('', '"', '\\', '{', ']', ',', '\n', '\0', ' ', '-1', 'null', '__proto__'),
    fc.string({ unit: anyCharacter, maxLength: 4 }),
  )
  return fc
    .tuple(texts, fc.nat(2000), fc.nat(6), replacement)
    .map(([text, place, length, added]) => {
      const at = place % (text.length + 1)
      return text.slice(0, at) + added + text.slice(at + length)
    })
}

/** The number of values in a value, including itself. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, each) => sum + sizeOf(each), 1)
}

/** The JSON of a value in which `text` replaces the value at an index, depth first. '' removes it. */
function replace(value: unknown, index: number, text: string): string {
  let at = -1
  const write = (each: unknown): string => {
    at++
    if (at === index) {
      at += sizeOf(each) - 1
      return text
    }
    if (typeof each !== 'object' || each === null) return JSON.stringify(each)
    const members = Object.entries(each).flatMap(([key, member]) => {
      const written = write(member)
      if (written === '') return []
      return Array.isArray(each) ? written : `${JSON.stringify(key)}:${written}`
    })
    return Array.isArray(each) ? `[${members.join()}]` : `{${members.join()}}`
  }
  return write(value)
}

/**
 * The message of an error that a parser threw. Throws if it is not an error of the action, but one of JavaScript, or if
 * the message is empty or very long. (Not with `expect`, which would take most of the time.)
 */
export function parserErrorMessage(thrown: unknown): string {
  if (!(thrown instanceof Error)) throw new Error(`This is not an Error: ${String(thrown)}`)
  if (/^(Type|Range|Syntax|Reference|URI)Error$/.test(thrown.name)) throw thrown
  if (/^\S.{0,5000}\S$/s.test(thrown.message)) return thrown.message
  throw new Error(`This is not a message: ${JSON.stringify(thrown.message.slice(0, 100))}`)
}

/** A made-up git process that prints these chunks and ends. */
export function gitPrinting(...chunks: readonly (string | Buffer)[]): GitProcess {
  return Object.assign(new EventEmitter(), {
    stdin: new PassThrough().resume(),
    stdout: Readable.from(chunks.map((chunk) => Buffer.from(chunk)).filter(({ length }) => length)),
    stderr: Readable.from([Buffer.from('fatal: made up')]),
    kill: () => true,
  })
}
