import { describe, expect, test } from '@jest/globals'
import { readWorkflow } from '../../src/inputs/workflow.ts'

const env = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'lab/corpus',
  GITHUB_RUN_ID: '1',
}

function read(variables: NodeJS.ProcessEnv) {
  return readWorkflow({ ...env, ...variables }, () => undefined)
}

describe('the API of the server', () => {
  test.each([
    ['https://github.com', '', 'https://api.github.com'],
    ['https://GitHub.com:443/', '', 'https://api.github.com'],
    ['https://ghe.example.org', 'https://ghe.example.org/api/v3', 'https://ghe.example.org/api/v3'],
    [
      'https://git.example.org/',
      'https://git.example.org/api/v1/',
      'https://git.example.org/api/v1',
    ],
    // The token of another server must not reach github.com.
    ['https://git.example.org', '', undefined],
    ['https://github.com.example.org', '', undefined],
    ['http://github.com', '', undefined],
  ])('of %s, if GITHUB_API_URL is "%s"', (serverUrl, apiUrl, expected) => {
    const variables = { GITHUB_SERVER_URL: serverUrl, GITHUB_API_URL: apiUrl }
    expect(read(variables).apiUrl).toBe(expected)
  })
})

test.each([
  ['https://git.example.org/', 'https://git.example.org/lab/corpus'],
  ['https://GIT.example.org:443', 'https://git.example.org/lab/corpus'],
  ['http://git.example.org:3000/', 'http://git.example.org:3000/lab/corpus'],
  ['https://example.org/gitea/', 'https://example.org/gitea/lab/corpus'],
])('the web address of the repository on %s', (serverUrl, url) => {
  expect(read({ GITHUB_SERVER_URL: serverUrl }).repositoryUrl).toBe(url)
})

test.each([
  ['GITHUB_SERVER_URL', { serverUrl: '', apiUrl: undefined, repositoryUrl: '', runUrl: '' }],
  ['GITHUB_REPOSITORY', { repository: '', repositoryUrl: '', runUrl: '' }],
  ['GITHUB_RUN_ID', { runUrl: '' }],
  ['GITHUB_ACTOR', { actor: '' }],
])('without %s, what it says is unknown', (variable, expected) => {
  const known = read({ GITHUB_ACTOR: 'ada' })
  expect(known).toMatchObject({
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    repository: 'lab/corpus',
    repositoryUrl: 'https://github.com/lab/corpus',
    runUrl: 'https://github.com/lab/corpus/actions/runs/1',
    actor: 'ada',
  })
  for (const missing of ['', undefined]) {
    expect(read({ GITHUB_ACTOR: 'ada', [variable]: missing })).toEqual({ ...known, ...expected })
  }
})

test.each(['GITHUB_SERVER_URL', 'GITHUB_API_URL'])('%s that is not a URL is named', (variable) => {
  expect(() => read({ [variable]: 'no address' })).toThrow(`${variable}: this is not a URL.`)
})
