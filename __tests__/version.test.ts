import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'

const { version, license } = v.parse(
  v.object({ version: v.string(), license: v.string() }),
  JSON.parse(readFileSync('package.json', 'utf8')),
)

test('the newest entry of the changelog is of the version of package.json, and has a date', () => {
  const entries = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## (.*)$/gm)]
  const [, newest, date] = /^(\S+) - (\d{4}-\d{2}-\d{2})$/.exec(entries[0]?.[1] ?? '') ?? []
  expect(newest).toBe(version)
  expect(new Date(`${date}T00:00:00Z`).toISOString()).toContain(date)
})

test('where a document names a version of the action to use, it is this one', () => {
  for (const file of ['README.md', 'SECURITY.md', 'CONTRIBUTING.md']) {
    expect(staleIn(readFileSync(file, 'utf8'))).toEqual([])
  }
})

test('an older version, by its tag or behind a commit, would be found', () => {
  const commit = 'a'.repeat(40)
  expect(staleIn('uses: OWNER/log-revision@v0.0.9')).toEqual(['0.0.9'])
  expect(staleIn(`uses: OWNER/log-revision@${commit} # v0.0.9`)).toEqual(['0.0.9'])
  expect(staleIn(`uses: OWNER/log-revision@${commit} # v${version}\nuses: a/b@v9.9.9`)).toEqual([])
})

test('the licence is the one that package.json names', () => {
  expect(readFileSync('LICENSE', 'utf8')).toMatch(new RegExp(`^${license} License\n`))
})

/** The versions of this action that a text names, and that are not the one of today. */
function staleIn(text: string): readonly string[] {
  const named = text.matchAll(/OWNER\/log-revision@(?:[0-9a-f]{40} # )?v(\d+\.\d+\.\d+)/g)
  return [...named].map(([, each]) => each ?? '').filter((each) => each !== version)
}
