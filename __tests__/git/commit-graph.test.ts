import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CommitGraph, readCommitGraph } from '../../src/git/commit-graph.ts'
import { limits } from '../../src/limits.ts'
import { exhaustiveTest, runs } from '../exhaustive/mode.ts'
import { lowerLimits } from '../lower-limits.ts'
import { parentsFirst } from './parents-first.ts'

lowerLimits({ historyCommits: 1000, historyParents: 1000 })

async function* chunksOf(text: string, size: number) {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size)
}

/** The parents of each commit, in the order of the visit. */
async function visited(graph: CommitGraph, commits: readonly string[]) {
  const found = new Map<string, readonly string[]>()
  const checkpoint = async () => undefined
  await graph.visitParentsFirst(
    commits,
    (commit, parents) => {
      found.set(commit, [...parents()])
    },
    checkpoint,
  )
  return found
}

test('a line is complete, however long it is and whatever the chunks are', async () => {
  const parents = Array.from({ length: 500 }, (_, index) => `${index}`.padStart(40, 'a'))
  const text = `second ${parents.join(' ')}\nfirst\nlast third\n`
  for (const size of [1, 7, 4096, text.length]) {
    const graph = await readCommitGraph(chunksOf(text, size))
    const found = await visited(graph, ['second', 'last', 'first'])
    expect(found.get('second')).toEqual(parents)
    expect(found.get('last')).toEqual(['third'])
    expect(found.get('first')).toEqual([])
  }
})

test('a history can have as many commits as the limit says', () => {
  const graph = new CommitGraph()
  for (let index = 0; index < limits.historyCommits; index++) graph.addCommit(`${index}`)
  const message = `The history has more than ${limits.historyCommits} commits; the limit is ${limits.historyCommits} `
  expect(() => graph.addCommit('last')).toThrow(message)
  expect(() => graph.addParent('last parent')).toThrow(message)
})

test('a history can have as many parents as the limit says', () => {
  const graph = new CommitGraph()
  graph.addCommit('c')
  for (let index = 0; index < limits.historyParents; index++) graph.addParent('p')
  expect(() => graph.addParent('p')).toThrow(
    `The history has more than ${limits.historyParents} parents; the limit is ${limits.historyParents} `,
  )
})

exhaustiveTest('a chain of as many commits as the limit says does not fill the stack', async () => {
  const graph = new CommitGraph()
  for (let index = 0; index < limits.historyCommits; index++) {
    graph.addCommit(`${index}`)
    if (index > 0) graph.addParent(`${index - 1}`)
  }
  const last = `${limits.historyCommits - 1}`
  const order = await parentsFirst(graph, [last])
  expect([order.length, order[0], order.at(-1)]).toEqual([limits.historyCommits, '0', last])
})

test('commits that do not descend from each other keep the order of the request', async () => {
  const graph = await readCommitGraph(chunksOf('d b\nc a\nb a\na\n', 100))
  expect(await parentsFirst(graph, ['c', 'd'])).toEqual(['a', 'c', 'b', 'd'])
  expect(await parentsFirst(graph, ['d', 'c'])).toEqual(['a', 'b', 'd', 'c'])
})

test('in any history, each commit comes once and after its parents', async () => {
  // A parent has a lower number. The lines have any order.
  const histories = fc
    .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 30 })
    .map((commits) => commits.map((parents, index) => parents.map((each) => each % (index || 1))))
    .map((commits) => commits.map((parents, index) => (index === 0 ? [] : parents)))
    .chain((commits) => fc.tuple(fc.constant(commits), fc.shuffledSubarray([...commits.keys()])))
  const property = fc.asyncProperty(histories, async ([commits, starts]) => {
    const lines = commits.map((parents, index) => [index, ...parents].join(' '))
    const graph = await readCommitGraph(chunksOf(`${lines.reverse().join('\n')}\n`, 16))
    const found = await visited(graph, starts.map(String))
    const seen = new Set<string>()
    for (const [commit, parents] of found) {
      expect(parents).toEqual(commits[Number(commit)]?.map(String))
      for (const parent of parents) expect(seen).toContain(parent)
      seen.add(commit)
    }
    for (const start of starts) expect(seen).toContain(`${start}`)
  })
  await fc.assert(property, runs(200))
})
