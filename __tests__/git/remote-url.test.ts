import { expect, test } from '@jest/globals'
import { repositoryUrl } from '../../src/git/remote-url.ts'

test.each([
  ['https://github.com/o/r', 'https://github.com/o/r'],
  ['https://github.com/o/r.git/', 'https://github.com/o/r'],
  ['https://user:pass@host:8443/o/r.git?x#y', 'https://host:8443/o/r'],
  ['git@github.com:o/r.git', 'https://github.com/o/r'],
  ['ssh://git@host:2222/o/r.git', 'https://host/o/r'],
  ['git://host/o/r', 'https://host/o/r'],
  ['/srv/git/r.git', undefined],
  ['../r', undefined],
  ['C:/git/r', undefined],
  ['file:///srv/git/r', undefined],
  ['', undefined],
])('the web URL of the remote %j is %j', (remote, url) => {
  expect(repositoryUrl(remote)).toBe(url)
})
