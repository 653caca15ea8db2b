import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import { documents } from './documents.ts'

const { version, license } = v.parse(
  v.object({ version: v.string(), license: v.string() }),
  JSON.parse(readFileSync('package.json', 'utf8')),
)

test('the newest released entry of the changelog has the version of package.json and a valid date', () => {
  const heading = /^## (?!Unreleased$)(.*)$/m.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[1] ?? ''
  const [, newest, date] = /^(\S+) - (\d{4}-\d{2}-\d{2})$/.exec(heading) ?? []
  expect(newest).toBe(version)
  expect(new Date(`${date}T00:00:00Z`).toISOString()).toContain(date)
})

test('the bundle sends the version of package.json as its User-Agent', () => {
  const bundle = readFileSync('dist/index.js', 'utf8')
  expect(bundle.match(/log-revision\/(development|\d+\.\d+\.\d+)/g)).toEqual([
    `log-revision/${version}`,
  ])
})

test.each(documents)('%s uses the current version of the action', (file) => {
  expect(otherVersions(readFileSync(file, 'utf8'))).toEqual([])
})

test('another version is found in a tag and in the comment after a commit', () => {
  const commit = 'a'.repeat(40)
  expect(otherVersions('uses: OWNER/log-revision@v0.0.9')).toEqual(['0.0.9'])
  expect(otherVersions(`uses: OWNER/log-revision@${commit} # v0.0.9`)).toEqual(['0.0.9'])
  expect(
    otherVersions(`uses: OWNER/log-revision@${commit} # v${version}\nuses: a/b@v9.9.9`),
  ).toEqual([])
})

test('the license is the one in package.json', () => {
  expect(readFileSync('LICENSE', 'utf8')).toMatch(new RegExp(`^${license} License\n`))
})

/** The versions of this action in a text that differ from the version in package.json. */
function otherVersions(text: string): readonly string[] {
  const matches = text.matchAll(/OWNER\/log-revision@(?:[0-9a-f]{40} # )?v(\d+\.\d+\.\d+)/g)
  return [...matches].map(([, found = '']) => found).filter((found) => found !== version)
}
