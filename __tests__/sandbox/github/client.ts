import { afterEach, beforeEach, expect } from '@jest/globals'
import {
  DEFAULT_GITHUB_TOKEN,
  type GithubOptions,
  type GithubSandbox,
  startGithub,
} from '../../../sandbox/github/server.ts'
import { type Checkout, cloneSample } from '../../../sandbox/sample.ts'

/** The id of the sample's tag object v1. */
export const V1 = 'f279e84c84dddb71b293dc2a826a8536e46db7b4'

/** A member of all errors of the API. */
export const DOCUMENTED = {
  documentation_url: expect.stringMatching(/^https:\/\/docs\.github\.com\/rest/),
}

export const authorization = `Bearer ${DEFAULT_GITHUB_TOKEN}`

let sample: Checkout
let github: GithubSandbox
const otherServers: GithubSandbox[] = []

/** Starts a server for each test of a file, with a clone of the sample dataset. */
export function useGithub(): void {
  beforeEach(async () => {
    sample = cloneSample()
    github = await startGithub({ repositories: { 'lab/sample-dataset': sample.path } })
  })
  afterEach(async () => {
    for (const server of [github, ...otherServers.splice(0)]) await server.close()
    sample.remove()
  })
}

export function repository(): Checkout {
  return sample
}

export function server(): GithubSandbox {
  return github
}

/** Starts another server for the same repository. It is closed at the end of the test. */
export async function startOther(options: GithubOptions): Promise<GithubSandbox> {
  const repositories = { 'lab/sample-dataset': sample.path }
  const started = await startGithub({ repositories, ...options })
  otherServers.push(started)
  return started
}

/** Requests a path of the API, or a URL. */
export async function request(path: string, init: RequestInit = {}) {
  const url = path.startsWith('/') ? `${github.apiUrl}${path}` : path
  const response = await fetch(url, { headers: { authorization }, ...init })
  const body: unknown = await response.json()
  return { status: response.status, link: response.headers.get('link'), body }
}

/** Requests a path below `git/` of the sample's repository. */
export function requestGit(path: string) {
  return request(`/repos/lab/sample-dataset/git/${path}`)
}
