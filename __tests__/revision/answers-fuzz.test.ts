import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseRemoteTags, parseTags } from '../../src/git/commands.ts'
import { annotatedIn, readTag } from '../../src/revision/github-tags.ts'
import { cases, nearly, torn, wordsOf } from '../fuzzing.ts'

const id = 'a'.repeat(40)
const name = fc.constantFrom('v1', '__proto__', 'a\tb', 'größe', '\ufffd', '^{}', '')

const line = fc
  .tuple(
    name,
    fc.constantFrom('tag', 'commit', 'blob', 'toString'),
    fc.constantFrom('commit', 'tree', '', '__proto__'),
    fc.constantFrom('1792490400', '99999999999', '-1', '1e999', ''),
  )
  .map(([tag, type, target, date]) => [tag, type, target, id, id, date, date, date].join('\0'))
const dates = /^(|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/

test('whatever git lists as tags, each has a commit, and dates that are dates', () => {
  const texts = torn(fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n')))
  const property = fc.property(texts, (text) =>
    parseTags(text).every(
      (tag) =>
        typeof tag.commit === 'string' && dates.test(tag.committedAt) && dates.test(tag.taggedAt),
    ),
  )
  fc.assert(property, cases)
})

test('whatever a remote lists as tags, each has an id', () => {
  const ref = fc
    .tuple(fc.constantFrom(id, '', '\t'), fc.constantFrom('refs/tags/', 'refs/', ''), name)
    .map(([object, folder, tag]) => `${object}\t${folder}${tag}\n`)
  const texts = torn(fc.array(ref, { maxLength: 5 }).map((refs) => refs.join('')))
  const property = fc.property(texts, (text) =>
    [...parseRemoteTags(text)].every((entry) => entry.every((each) => typeof each === 'string')),
  )
  fc.assert(property, cases)
})

const object = { type: 'commit', sha: id }
const refs = [
  { ref: 'refs/tags/v1', object: { type: 'tag', sha: id } },
  { ref: 'refs/tags/__proto__', object },
]
const tag = {
  sha: id,
  message: 'First\n-----BEGIN PGP SIGNATURE-----\n-----END PGP SIGNATURE-----\n',
  tagger: { name: 'A', email: 'a@b', date: '2026-10-20T10:00:00Z' },
  verification: { verified: true, reason: 'valid', signature: null },
  object,
}

/** Reads JSON as the package does: a body that is none stays a text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const refused = /^its answer has no proper ".+"$/

test('whatever GitHub answers is refs, or refused with the place', () => {
  const property = fc.property(nearly(refs), (text) => {
    try {
      return [...annotatedIn(parseJson(text)).values()].every((sha) => typeof sha === 'string')
    } catch (error) {
      return refused.test(wordsOf(error))
    }
  })
  fc.assert(property, cases)
})

test('whatever GitHub answers is a tag, or refused with the place', () => {
  const property = fc.property(nearly(tag), (text) => {
    try {
      const { annotation, verification, object: target } = readTag(parseJson(text))
      const facts = [...Object.values(annotation), verification, target.type, target.sha]
      return facts.every((fact) => typeof fact === 'string' || fact === null)
    } catch (error) {
      return refused.test(wordsOf(error))
    }
  })
  fc.assert(property, cases)
})

test.each([
  ['a list', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['an object', `${'{"object":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
])('%s of very great depth is refused', (_, text) => {
  expect(() => annotatedIn(parseJson(text))).toThrow(/^its answer has no proper "/)
  expect(() => readTag(parseJson(text))).toThrow(/^its answer has no proper "/)
})

test('what is well is read', () => {
  expect(annotatedIn(refs)).toEqual(new Map([['v1', id]]))
  expect(readTag({ ...tag, tagger: undefined })).toMatchObject({
    annotation: { tagger: '', date: '', message: 'First', signature: 'gpg' },
    verification: 'valid',
    object,
  })
})
