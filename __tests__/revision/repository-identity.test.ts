import { expect, test } from '@jest/globals'
import { identifyRepository } from '../../src/revision/repository-identity.ts'

test.each([
  ['https://github.com', 'git@github.com:Lab/Corpus.git', 'https://github.com/lab/corpus', true],
  ['https://host/gitea', 'https://host/gitea/Lab/Corpus', 'https://host/gitea/lab/corpus', true],
  // An ssh address has no path of the web server.
  ['https://host/gitea', 'git@host:Lab/Corpus', 'https://host/gitea/lab/corpus', true],
  ['https://host/Gitea', 'ssh://git@host:2222/Lab/Corpus', 'https://host/gitea/lab/corpus', true],
  ['https://host/gitea', 'git@other:lab/corpus', 'https://other/lab/corpus', false],
  ['https://host/gitea', 'git@host:fork/corpus', 'https://host/gitea/fork/corpus', false],
  ['https://host', '', 'https://host/lab/corpus', true],
])('on %s, origin %j is %s, the repository of the event: %s', (serverUrl, origin, url, isEvent) => {
  const workflow = { serverUrl, repositoryUrl: `${serverUrl}/Lab/Corpus` }
  expect(identifyRepository(origin, workflow)).toEqual({ url, isEventRepository: isEvent })
})
