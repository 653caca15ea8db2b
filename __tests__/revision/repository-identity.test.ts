import { describe, expect, test } from '@jest/globals'
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
  const repositoryUrl = `${serverUrl}/Lab/Corpus`
  const workflow = { serverUrl, repository: 'Lab/Corpus', repositoryUrl }
  expect(identifyRepository(origin, workflow)).toEqual({ url, isEventRepository: isEvent })
})

describe('if the runner does not say where the repository is', () => {
  const identify = (origin: string, serverUrl: string, repository: string) =>
    identifyRepository(origin, { serverUrl, repository, repositoryUrl: '' })

  test.each([
    ['git@host:Lab/Corpus.git', '', '', 'https://host/Lab/Corpus', true],
    ['git@host:Lab/Corpus.git', '', 'lab/corpus', 'https://host/Lab/Corpus', true],
    ['git@host:Lab/Corpus.git', '', 'lab/other', 'https://host/Lab/Corpus', false],
    ['git@host:Lab/Corpus.git', '', 'corpus', 'https://host/Lab/Corpus', true],
    ['git@host:Lab/Corpus.git', 'https://host/git', '', 'https://host/git/lab/corpus', true],
    ['https://github.com/Lab/Corpus', '', '', 'https://github.com/lab/corpus', true],
  ])('it is %s (server "%s", repository "%s")', (origin, serverUrl, repository, url, isEvent) => {
    const expected = { url, isEventRepository: isEvent }
    expect(identify(origin, serverUrl, repository)).toEqual(expected)
  })

  test.each(['', '/srv/git/corpus'])(
    'and neither does origin %j, both variables are named',
    (origin) => {
      expect(() => identify(origin, '', '')).toThrow(
        /GITHUB_SERVER_URL or GITHUB_REPOSITORY is not set.*Set both variables/,
      )
    },
  )
})
