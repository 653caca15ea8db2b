import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { eventTagOf, parsePayload } from '../../src/inputs/event.ts'
import { compileGlob } from '../../src/inputs/glob.ts'
import { select } from '../../src/revision/select.ts'
import { anyCharacter, corruptedJson, manyRuns, parserErrorMessage } from '../fuzzing.ts'
import { parseRevision } from '../inputs/revision-input.ts'

const id = 'a'.repeat(40)
const push = { ref: 'refs/tags/v1', after: id, deleted: false, created: true }
const release = { action: 'published', release: { tag_name: 'v1', id: 1 } }
const deletion = { ref: 'v1', ref_type: 'tag', repository: { full_name: 'o/r' } }

test('any event file has a tag or no tag', () => {
  const names = fc.constantFrom('push', 'release', 'delete', 'create', '__proto__', '')
  const refs = fc.constantFrom('refs/tags/v1', 'refs/tags/', 'refs/heads/v1', '')
  const shas = fc.constantFrom(id, '0'.repeat(40), 'x', '')
  const property = fc.property(
    corruptedJson(push, release, deletion),
    names,
    refs,
    shas,
    (text, name, ref, sha) => {
      const tag = eventTagOf({ name, ref, sha, payload: parsePayload(text) })
      const texts = [tag.name, tag.skipReason, tag.commit, tag.object ?? '']
      return texts.every((each) => typeof each === 'string') && [id, ''].includes(tag.commit)
    },
  )
  fc.assert(property, manyRuns)
})

const token = fc.oneof(
  fc.constantFrom('*', '**', '**/', '?', '+', '[', ']', '[a-z]', '[z-a]', '-', '!', '\\', '/'),
  fc.constantFrom('v', '1', '.', 'ö', '😀', '\ud800', '\n', '__proto__', 'refs/tags/'),
  fc.string({ unit: anyCharacter, maxLength: 2 }),
)
const text = fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(''))

test('any text is a pattern or an error', () => {
  const property = fc.property(text, text, (pattern, name) => {
    try {
      const matches = compileGlob(pattern)
      return typeof matches(name) === 'boolean'
    } catch (error) {
      const message = parserErrorMessage(error)
      return / has (nothing before its "[?+]"|a "\[" without its "\]"|an invalid character set)/.test(
        message,
      )
    }
  })
  fc.assert(property, manyRuns)
})

test('any text selects revisions, or is an error that names the input', () => {
  const tags = ['v1', 'v2', '__proto__', 'constructor', 'a/b']
  const event = { name: 'push', ref: 'refs/tags/v1', sha: id, payload: parsePayload('{}') }
  const property = fc.property(text, text, (first, second) => {
    try {
      const { selections } = select(parseRevision(`${first}\n${second}`), event, tags)
      return selections.length > 0
    } catch (error) {
      return parserErrorMessage(error).startsWith('revision: ')
    }
  })
  fc.assert(property, manyRuns)
})

test.each([
  ['a?', 'a'],
  ['*', 'a/b'],
  ['**/', 'a'],
  ['[a-z]?', 'ab'],
])('a pattern that repeats %s 50,000 times is matched', (part, name) => {
  const matches = compileGlob(part.repeat(50_000))
  expect(typeof matches(name)).toBe('boolean')
})
