import { expect, test } from '@jest/globals'
import { artifactDigest, manifestOf, md5 } from '../../../src/backends/wandb/digest.ts'

// The Python SDK computed both values.
test('the digest of an artifact without files', () => {
  expect(artifactDigest({})).toBe('64e7c61456b10382e2f3b571ac24b659')
})

test('the digest of an artifact with one file', () => {
  const files = { 'hello.json': '{"hello":"world"}' }
  expect(artifactDigest(files)).toBe('3554a71a67a7e2cd55103725a6d8124f')
})

test('the digest does not depend on the order of the files', () => {
  const [a, b] = ['1', '2']
  expect(artifactDigest({ a, b })).toBe(artifactDigest({ b, a }))
})

test('the manifest contains the MD5, the size in bytes and the first version of the file', () => {
  expect(JSON.parse(manifestOf('r.json', 'é', 'ID')).contents).toEqual({
    'r.json': { digest: md5('é'), birthArtifactID: 'ID', size: 2 },
  })
})
