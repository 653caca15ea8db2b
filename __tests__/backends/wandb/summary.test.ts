import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { summaryOf } from '../../../src/backends/wandb/summary.ts'
import { runs } from '../../exhaustive/mode.ts'

test('the names of collections become names that charts accept', () => {
  const metrics = new Map([
    ['records', 3],
    ['records/pub.layers.corpus.corpus', 1],
    ['records_added/a-b', 2],
    ['records_added/a.b', 4],
  ])
  expect([...summaryOf(metrics)]).toEqual([
    ['records', 3],
    ['records__pub_layers_corpus_corpus', 1],
    ['records_added__a_b', 2],
    ['records_added__a_b_2', 4],
  ])
})

test('each name is valid and unique, whatever the order', () => {
  const name = fc.string({ unit: fc.constantFrom(...'a_.-/1é'), maxLength: 8 })
  const property = fc.property(fc.uniqueArray(name), (names) => {
    const metrics = new Map(names.map((each, index) => [`records/${each}`, index]))
    const summary = summaryOf(metrics)
    expect(summary.size).toBe(names.length)
    for (const each of summary.keys()) expect(each).toMatch(/^[_a-zA-Z][_a-zA-Z0-9]*$/)
    const reversed = summaryOf(new Map([...metrics].reverse()))
    expect([...reversed].sort()).toEqual([...summary].sort())
  })
  fc.assert(property, runs(2000))
})
