import { afterEach, beforeEach, expect } from '@jest/globals'
import {
  DEFAULT_GITHUB_TOKEN,
  type GithubOptions,
  type GithubSandbox,
  startGithub,
} from '../../sandbox/github/server.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'

/** The tag object of the sample's tag v1. */
export const V1 = 'f279e84c84dddb71b293dc2a826a8536e46db7b4'

/** What all refusals of the API have in them. */
export const DOCUMENTED = {
  documentation_url: expect.stringMatching(/^https:\/\/docs\.github\.com\/rest/),
}

export const authorization = `Bearer ${DEFAULT_GITHUB_TOKEN}`

let sample: Checkout
let github: GithubSandbox
const others: GithubSandbox[] = []

/** A stand-in of its own for each test of a file, with a clone of the sample dataset. */
export function useGithub(): void {
  beforeEach(async () => {
    sample = cloneSample()
    github = await startGithub({ repositories: { 'lab/sample-dataset': sample.path } })
  })
  afterEach(async () => {
    for (const server of [github, ...others.splice(0)]) await server.close()
    sample.remove()
  })
}

export function repository(): Checkout {
  return sample
}

export function server(): GithubSandbox {
  return github
}

/** Another stand-in for the same repository, until the test's end. */
export async function another(options: GithubOptions): Promise<GithubSandbox> {
  const repositories = { 'lab/sample-dataset': sample.path }
  const started = await startGithub({ repositories, ...options })
  others.push(started)
  return started
}

/** Asks for a path of the API, or for a URL. */
export async function ask(path: string, init: RequestInit = {}) {
  const url = path.startsWith('/') ? `${github.apiUrl}${path}` : path
  const response = await fetch(url, { headers: { authorization }, ...init })
  const body: unknown = await response.json()
  return { status: response.status, link: response.headers.get('link'), body }
}

/** Asks for a path of what the API says of the sample as a git repository. */
export function askGit(path: string) {
  return ask(`/repos/lab/sample-dataset/git/${path}`)
}
