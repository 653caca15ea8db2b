import { describe, expect, test } from '@jest/globals'
import { isSameRepository, repositoryUrl } from '../../src/git/remote-url.ts'

const github = 'https://github.com'

test.each([
  ['https://github.com/o/r', 'https://github.com/o/r'],
  ['https://github.com/o/r.git/', 'https://github.com/o/r'],
  ['https://github.com:443/Lab/X.git', 'https://github.com/lab/x'],
  ['http://www.GitHub.com/lab/x', 'https://github.com/lab/x'],
  ['git@github.com:o/r.git', 'https://github.com/o/r'],
  ['git@github.com:/Lab/X', 'https://github.com/lab/x'],
  ['ssh://git@ssh.github.com:443/lab/x.git', 'https://github.com/lab/x'],
  ['ssh://git@altssh.gitlab.com:443/lab/sub/x.git', 'https://gitlab.com/lab/sub/x'],
  ['git@altssh.bitbucket.org:lab/x.git', 'https://bitbucket.org/lab/x'],
  ['https://user:pass@host:8443/o/R.git?x#y', 'https://host:8443/o/R'],
  ['http://host:80//o/r', 'http://host/o/r'],
  ['HTTPS://HOST/o/r', 'https://host/o/r'],
  ['ssh://git@host:2222/o/r.git', 'https://host/o/r'],
  ['git://host/o/r', 'https://host/o/r'],
  ['git+ssh://git@host:2222/o/r.git', 'https://host/o/r'],
  ['ssh+git://git@github.com/Lab/X', 'https://github.com/lab/x'],
  ['https://host/o/r/.git', 'https://host/o/r'],
  ['git@host:o/r/.git/', 'https://host/o/r'],
  ['/srv/git/r.git', undefined],
  ['../r', undefined],
  ['C:/git/r', undefined],
  ['file:///srv/git/r', undefined],
  ['', undefined],
])('the web URL of the remote %j is %j', (remote, url) => {
  expect(repositoryUrl(remote, github)).toBe(url)
})

describe("the runner's own server", () => {
  test.each([
    ['https://ghe.example.org/Lab/X.git', 'https://ghe.example.org/lab/x'],
    ['git@ghe.example.org:Lab/X.git', 'https://ghe.example.org/lab/x'],
    ['ssh://git@ghe.example.org:7999/Lab/X', 'https://ghe.example.org/lab/x'],
    ['https://other.example.org/Lab/X', 'https://other.example.org/Lab/X'],
  ])('ignores the case of %j', (remote, url) => {
    expect(repositoryUrl(remote, 'https://ghe.example.org')).toBe(url)
  })

  test('keeps its port and its scheme', () => {
    const server = 'http://gitea.lab:3000'
    expect(repositoryUrl('http://gitea.lab:3000/Lab/x.git', server)).toBe(`${server}/lab/x`)
    expect(repositoryUrl('git@gitea.lab:Lab/x.git', server)).toBe(`${server}/lab/x`)
  })
})

test.each([
  ['https://github.com/Lab/X', 'https://github.com/lab/x', true],
  ['https://ssh.github.com/lab/x', 'https://github.com/lab/x', true],
  ['https://github.com/lab/x.git', 'https://github.com/lab/x', true],
  ['https://ghe.example.org/Lab/X', 'https://ghe.example.org/lab/x', true],
  ['https://host/Lab/X', 'https://host/Lab/X', true],
  ['https://github.com/lab/y', 'https://github.com/lab/x', false],
  ['https://github.com/fork/x', 'https://github.com/lab/x', false],
  ['', 'https://github.com/lab/x', false],
  ['not a URL', 'https://github.com/lab/x', false],
])('a record of %j is one of %j: %j', (recorded, canonical, isSame) => {
  expect(isSameRepository(recorded, canonical)).toBe(isSame)
})
