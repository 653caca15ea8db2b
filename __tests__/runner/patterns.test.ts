import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PatternSet } from '../../src/runner/patterns.ts'
import { runs } from '../exhaustive/mode.ts'

/** The match lengths and the beginning lengths after each unit of a text. */
function lengthsOf(patterns: readonly string[], text: string) {
  const set = new PatternSet(patterns)
  let state = 0
  return Array.from({ length: text.length }, (_, index) => {
    state = set.next(state, text.charCodeAt(index))
    return [set.matchLength(state), set.beginningLength(state)]
  })
}

/** The same, by trying all beginnings of all patterns. */
function expectedLengths(patterns: readonly string[], text: string) {
  return Array.from({ length: text.length }, (_, index) => {
    const read = text.slice(0, index + 1)
    const longest = (texts: readonly string[]) =>
      Math.max(0, ...texts.filter((each) => read.endsWith(each)).map(({ length }) => length))
    const beginnings = patterns.flatMap((pattern) =>
      Array.from({ length: pattern.length }, (_, length) => pattern.slice(0, length + 1)),
    )
    return [longest(patterns), longest(beginnings)]
  })
}

test('patterns that contain and overlap each other are found', () => {
  const patterns = ['she', 'he', 'hers', 'his', 's']
  expect(lengthsOf(patterns, 'ushers')).toEqual([
    [0, 0],
    [1, 1],
    [0, 2],
    [3, 3],
    [0, 3],
    [4, 4],
  ])
})

test('the lengths are those of a search that tries everything', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '\uffff'), minLength: 1, maxLength: 6 })
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\uffff', '\0'), maxLength: 40 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), text, (patterns, read) => {
      expect(lengthsOf(patterns, read)).toEqual(expectedLengths(patterns, read))
    }),
    runs(500),
  )
})

test('patterns that repeat a letter are found in a text that almost contains them', () => {
  const patterns = ['aaaaab', 'baaaaa', 'ababab']
  for (const text of ['aaaaaaaaaaab', 'abababaaaaaab', 'bbaaaab']) {
    expect(lengthsOf(patterns, text)).toEqual(expectedLengths(patterns, text))
  }
})
