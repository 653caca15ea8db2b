import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Checkout, initRepository } from '../../sandbox/sample.ts'
import { commitWithTag, standingsOf } from './tagged-commits.ts'

/* git's Documentation, gitrepository-layout: info/grafts gives commits other parents. */

let repository: Checkout
let commits: readonly [string, string, string, string]
beforeEach(() => {
  repository = initRepository()
  const v1 = commitWithTag(repository, 'v1', 0)
  const v2 = commitWithTag(repository, 'v2', 1, [v1])
  const v3 = commitWithTag(repository, 'v3', 2, [v2])
  // Not a descendant of the others.
  const other = commitWithTag(repository, 'other', 3)
  repository.git('update-ref', 'refs/heads/main', v3)
  commits = [v1, v2, v3, other]
})
afterEach(() => repository.remove())

const standings = ['1 undefined', '2 v1', '3 v2', '4 undefined']

/** A parent is hidden, and another one is invented. */
function writeGrafts(): void {
  const [v1, , v3, other] = commits
  mkdirSync(join(repository.path, '.git/info'), { recursive: true })
  writeFileSync(join(repository.path, '.git/info/grafts'), `${v3}\n${other} ${v1}\n`)
}

function writeCommitGraph(): void {
  repository.git('commit-graph', 'write', '--reachable')
  expect(readdirSync(join(repository.path, '.git/objects/info'))).toContain('commit-graph')
}

test('grafts do not change standings', async () => {
  writeGrafts()
  const [, , v3, other] = commits
  // git itself believes them.
  expect(repository.git('rev-list', v3)).toBe(v3)
  expect(repository.git('rev-list', '--count', other)).toBe('2')
  expect(await standingsOf('**', repository)).toEqual(standings)
})

test('a commit-graph does not change standings', async () => {
  writeCommitGraph()
  expect(await standingsOf('**', repository)).toEqual(standings)
})

test('standings are unknown if a parent is missing, although a commit-graph has it', async () => {
  writeCommitGraph()
  const [, v2] = commits
  repository.git('tag', '--delete', 'v2')
  rmSync(join(repository.path, '.git/objects', v2.slice(0, 2), v2.slice(2)))
  const warnings: string[] = []
  const found = await standingsOf('**', repository, (message) => warnings.push(message))
  expect(found).toEqual(['0 undefined', '0 undefined', '0 undefined'])
  expect(warnings).toEqual([
    expect.stringMatching(
      /^The history cannot be read: .* Positions and changes are not recorded\.$/s,
    ),
  ])
})
