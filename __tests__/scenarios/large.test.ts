import { expect } from '@jest/globals'
import { CHANGES, createLarge } from '../../sandbox/large.ts'
import { exhaustiveTest } from '../exhaustive/mode.ts'
import { useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const mlflowOnly = { backend: 'mlflow' }

exhaustiveTest(
  'many records and lexicons are counted and compared with the previous tag',
  async () => {
    const large = createLarge(20_000, 2000)
    try {
      const step = await sandbox.push('v2', mlflowOnly, { workspace: large.path })

      expect(step).toMatchObject({ code: 0, stderr: '' })
      expect(warningsOf(step)).toEqual([])
      const { lexicons, dataset } = JSON.parse(step.revisionJson)
      expect(lexicons).toMatchObject({ verified: true, files: 2000, record_types: 2000 })
      expect(dataset).toEqual({
        path: '.',
        store_commit: 'c'.repeat(64),
        records: 20_500,
        collections: {
          'pub.layers.corpus.corpus': 10_250,
          'pub.layers.expression.expression': 10_250,
        },
      })
      const metrics = new Map(sandbox.runs()[0]?.metrics.map(({ key, value }) => [key, value]))
      for (const [what, count] of Object.entries(CHANGES)) {
        expect(metrics.get(`records_${what}`)).toBe(count)
        expect(metrics.get(`records_${what}/pub.layers.corpus.corpus`)).toBe(count / 2)
      }
    } finally {
      large.remove()
    }
  },
)
