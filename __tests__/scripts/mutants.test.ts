import { expect, test } from '@jest/globals'
import { mutantsOf, sample } from '../../scripts/mutants.ts'

/** The mutants of a text: what is replaced, and the line as it is then. */
function changes(text: string): readonly string[] {
  return mutantsOf('src/x.ts', text).map(
    ({ line, original, text: mutated }) =>
      `${original.trim()}: ${mutated.split('\n')[line - 1]?.trim()}`,
  )
}

test('operators, conditions, literals and statements change, one at a time', () => {
  expect(changes("/** größe */\nif (a < 1 && !b) c('x')\nthrow d")).toEqual([
    "a < 1 && !b: if (!(a < 1 && !b)) c('x')",
    "<: if (a <= 1 && !b) c('x')",
    "1: if (a < 2 && !b) c('x')",
    "&&: if (a < 1 || !b) c('x')",
    "!b: if (a < 1 && b) c('x')",
    "c('x'): if (a < 1 && !b) ;",
    "'x': if (a < 1 && !b) c('')",
    'throw d: ;',
  ])
})

test('types and imports do not change', () => {
  const text = "import a from 'b'\ntype C = 'd' | 1\nexport const e = f as 'g'\nexport * from 'h'"
  expect(changes(text)).toEqual([])
})

test('each mutant has the whole text', () => {
  const [mutant] = mutantsOf('src/x.ts', '// ü\nexport const limit = 8 // 8 bytes\n')
  expect(mutant).toEqual({
    file: 'src/x.ts',
    line: 2,
    original: '8',
    replacement: '9',
    text: '// ü\nexport const limit = 9 // 8 bytes\n',
  })
})

test('a seed always selects the same items', () => {
  const items = Array.from({ length: 100 }, (_, index) => index)
  const selected = sample(items, 10, 1)
  expect(sample(items, 10, 1)).toEqual(selected)
  expect(sample(items, 10, 2)).not.toEqual(selected)
  expect(new Set(selected).size).toBe(10)
})
