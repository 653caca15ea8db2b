import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseRefsResponse, parseTagResponse } from '../../src/revision/github-tags.ts'
import { corruptedJson, manyRuns, parserErrorMessage } from '../fuzzing.ts'

const id = 'a'.repeat(40)
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

/** Parses a body in the same way as Octokit: a body that is not JSON stays a text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const shapeError = /^its answer has no proper ".+"$/

test('any response of GitHub is a list of refs, or an error that names the field', () => {
  const property = fc.property(corruptedJson(refs), (text) => {
    try {
      return [...parseRefsResponse(parseJson(text)).values()].every(
        (sha) => typeof sha === 'string',
      )
    } catch (error) {
      return shapeError.test(parserErrorMessage(error))
    }
  })
  fc.assert(property, manyRuns)
})

test('any response of GitHub is a tag, or an error that names the field', () => {
  const property = fc.property(corruptedJson(tag), (text) => {
    try {
      const { annotation, verification, object: target } = parseTagResponse(parseJson(text))
      const facts = [...Object.values(annotation), verification, target.type, target.sha]
      return facts.every((fact) => typeof fact === 'string' || fact === null)
    } catch (error) {
      return shapeError.test(parserErrorMessage(error))
    }
  })
  fc.assert(property, manyRuns)
})

test.each([
  ['a list', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['an object', `${'{"object":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
])('%s with 100,000 levels is an error', (_, text) => {
  expect(() => parseRefsResponse(parseJson(text))).toThrow(/^its answer has no proper "/)
  expect(() => parseTagResponse(parseJson(text))).toThrow(/^its answer has no proper "/)
})

test('a valid response is parsed', () => {
  expect(parseRefsResponse(refs)).toEqual(new Map([['v1', id]]))
  expect(parseTagResponse({ ...tag, tagger: undefined })).toMatchObject({
    annotation: { tagger: '', date: '', message: 'First', signature: 'gpg' },
    verification: 'valid',
    object,
  })
})
