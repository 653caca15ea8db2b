import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { aliasFor } from '../../../src/backends/wandb/alias.ts'
import { runs } from '../../exhaustive/mode.ts'
import { anyCharacter } from '../../fuzzing.ts'

/** Expects an alias that W&B accepts and that has no other meaning there (wandb/sdk/artifacts/_validators.py). */
function expectValid(alias: string): void {
  const length = [...alias].length
  expect(length).toBeGreaterThanOrEqual(1)
  expect(length).toBeLessThanOrEqual(128)
  expect(alias).not.toMatch(/[/:]/)
  expect(alias).not.toMatch(/^v\d+$/)
  expect(alias).not.toBe('latest')
}

/** Names close to each rule: W&B's own names, parts of aliases, and lengths near the limit. */
const part = fc.oneof(
  fc.constantFrom('v', 'v1', 'latest', 'tag-', 'tag', '-', '/', ':', '1', '0', 'a', 'x', '😀', 'é'),
  fc.constantFrom('tag-v1', 'tag-v1-', 'tag-latest', '00000000', 'deadbeef', '٣', '\n', ' ', '.'),
  fc.string({ unit: anyCharacter, maxLength: 3 }),
)
const short = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const version = fc
  .tuple(fc.constantFrom('v', 'tag-v', 'v0', 'V'), fc.nat(200))
  .map(([start, digits]) => `${start}${'1'.repeat(digits)}`)
const long = fc
  .tuple(
    fc.constantFrom('x', '-', '/', ':', '😀', 'v', 'tag-'),
    fc.integer({ min: 100, max: 140 }),
    short,
  )
  .map(([sign, times, end]) => `${sign.repeat(times)}${end}`)
const anyName = fc.oneof(short, version, long).filter((name) => name !== '')

/** Functions that change a name a little: one character, its case, its encoding, or its alias instead of the name. */
const changes: readonly ((name: string, at: number) => string)[] = [
  (name) => aliasFor(name),
  (name) => aliasFor(aliasFor(name)),
  (name) => `tag-${name}`,
  (name) => name.replace(/^tag-/, ''),
  (name) => name.replace(/-[0-9a-f]{16}$/, ''),
  (name) => `${aliasFor(name).slice(0, -1)}0`,
  (name) => name.replace(/[/:]/, '-'),
  (name) => name.replaceAll('/', ':'),
  (name) => name.replace('-', '/'),
  (name) => name.replace('-', ':'),
  (name, at) => `${name.slice(0, at)}/${name.slice(at + 1)}`,
  (name, at) => `${name.slice(0, at)}-${name.slice(at)}`,
  (name, at) => name.slice(0, at),
  (name) => `${name}x`,
  (name) => `${name}\n`,
  (name) => name.toUpperCase(),
  (name) => name.normalize('NFD'),
]

describe('the alias of a tag', () => {
  test('is accepted by W&B', () => {
    fc.assert(
      fc.property(anyName, (name) => expectValid(aliasFor(name))),
      runs(5000),
    )
  })

  test('belongs to one tag only', () => {
    const property = fc.property(
      anyName,
      fc.nat(140),
      fc.nat(changes.length - 1),
      (name, at, how) => {
        const other = changes[how]?.(name, at) ?? ''
        if (other !== name && other !== '') expect(aliasFor(other)).not.toBe(aliasFor(name))
      },
    )
    fc.assert(property, runs(5000))
  })

  test('belongs to one tag among thousands that are truncated at the same place or lose the same characters', () => {
    const count = 5000
    const numbers = Array.from({ length: count }, (_, n) => n)
    const long = numbers.map((n) => `${'x'.repeat(130)}${n}`)
    const slashes = numbers.map((n) => n.toString(2).padStart(16, '0').replace(/[01]/g, sign))
    const names = [...long, ...slashes, ...slashes.map((name) => name.replaceAll('/', ':'))]
    expect(new Set(names.map(aliasFor)).size).toBe(new Set(names).size)

    function sign(bit: string): string {
      return bit === '0' ? '-' : '/'
    }
  })

  test('is the name of the tag, if W&B accepts it', () => {
    const plain = fc
      .string({ unit: fc.constantFrom(...'abcv019.-_+@=ö', '😀'), minLength: 1, maxLength: 128 })
      .filter((name) => !name.startsWith('tag-') && !/^v\d+$/.test(name) && name !== 'latest')
    fc.assert(
      fc.property(plain, (name) => expect(aliasFor(name)).toBe(name)),
      runs(5000),
    )
  })

  test.each([
    ...['v', 'V1', 'v1.', 'v1.0', 'v-1', 'v1a', 'Latest', 'latest1', 'tag', 'Tag-v1', 'v١a', '一'],
    ...['v1.2.0', '2026-10-20', 'größe'],
    'x'.repeat(128),
    '😀'.repeat(128),
  ])('%s is used as it is', (name) => expect(aliasFor(name)).toBe(name))

  test.each([
    ['v0', 'tag-v0'],
    ['v12', 'tag-v12'],
    ...['v١', 'v१२', 'v½', 'v²', 'v〇', 'v一', 'v京', 'vⅧ'].map((name) => [name, `tag-${name}`]),
    [`v${'9'.repeat(123)}`, `tag-v${'9'.repeat(123)}`],
  ])('%s becomes %s', (name, alias) => expect(aliasFor(name)).toBe(alias))

  test.each([
    ['latest', /^tag-latest-[0-9a-f]{16}$/],
    ['release/3.0', /^tag-release-3\.0-[0-9a-f]{16}$/],
    ['a/b:c', /^tag-a-b-c-[0-9a-f]{16}$/],
    ['tag-v1', /^tag-tag-v1-[0-9a-f]{16}$/],
    [`v${'9'.repeat(124)}`, /^tag-v9{106}-[0-9a-f]{16}$/],
    ['x'.repeat(129), /^tag-x{107}-[0-9a-f]{16}$/],
    ['😀'.repeat(129), /^tag-😀{107}-[0-9a-f]{16}$/u],
  ])('the alias of %s ends with a hash', (name, form) => expect(aliasFor(name)).toMatch(form))

  test('never changes: existing versions are found by it', () => {
    // printf 'release/3.0' | sha256sum
    expect(aliasFor('release/3.0')).toBe('tag-release-3.0-33a0466f76bb7e79')
    expect(aliasFor('latest')).toBe('tag-latest-5e1e2bcac305958b')
  })
})
