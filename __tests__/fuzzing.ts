import { EventEmitter } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import type { GitProcess } from '../src/git/dialogue.ts'

/** What each parser is tried with. */
export const cases = { numRuns: 10_000 }

/** JSON in which a reader may trip: other types, keys of prototypes, halves of signs, depth. */
const hostile = [
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

/** Texts that are nearly the JSON of one of these values: a part of it is another, or a sign is. */
export function nearly(...values: readonly unknown[]): fc.Arbitrary<string> {
  const parts = values.flatMap((value) => {
    const count = sizeOf(value)
    return Array.from({ length: count }, (_, at) => (part: string) => replace(value, at, part))
  })
  const replaced = fc
    .tuple(fc.nat(parts.length - 1), fc.constantFrom('', ...hostile))
    .map(([at, part]) => parts[at]?.(part) ?? '')
  return fc.oneof(
    { weight: 8, arbitrary: replaced },
    { weight: 2, arbitrary: torn(fc.constantFrom(...values).map((each) => JSON.stringify(each))) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  )
}

/** Texts of which a piece was cut out, and another put in. */
export function torn(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom('', '"', '\\', '{', ']', ',', '\n', '\0', ' ', '-1', 'null', '__proto__'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  return fc.tuple(texts, fc.nat(2000), fc.nat(6), piece).map(([text, place, length, put]) => {
    const at = place % (text.length + 1)
    return text.slice(0, at) + put + text.slice(at + length)
  })
}

/** How many values there are in a value, itself included. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, each) => sum + sizeOf(each), 1)
}

/** The JSON of a value in which the one at a place, counted in depth, is this text: '' leaves it out. */
function replace(value: unknown, place: number, text: string): string {
  let at = -1
  const write = (each: unknown): string => {
    at++
    if (at === place) {
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
 * The message of what a parser threw. It must be an Error of its own, and no stumbling: the others are
 * what the language throws where something was not foreseen. (No `expect`: it would take most of the time.)
 */
export function wordsOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) throw new Error(`this is no Error: ${String(thrown)}`)
  if (/^(Type|Range|Syntax|Reference|URI)Error$/.test(thrown.name)) throw thrown
  if (/^\S.{0,5000}\S$/s.test(thrown.message)) return thrown.message
  throw new Error(`these are no words: ${JSON.stringify(thrown.message.slice(0, 100))}`)
}

/** A git process that prints this, in these pieces, and ends. */
export function printing(...pieces: readonly (string | Buffer)[]): GitProcess {
  return Object.assign(new EventEmitter(), {
    stdin: new PassThrough().resume(),
    stdout: Readable.from(pieces.map((piece) => Buffer.from(piece)).filter(({ length }) => length)),
    stderr: Readable.from([Buffer.from('fatal: made up')]),
  })
}
