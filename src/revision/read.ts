import type { Git } from '../git/repository.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { type AnnotatedRevision, restoreAnnotations } from './annotations.ts'
import { createGithubTags, type GithubTags } from './github-tags.ts'
import { NotACommitError, type Resolved, resolve } from './resolve.ts'
import { type Selected, type Selection, select } from './select.ts'

/** The revisions that the inputs select, or why there is nothing to log. */
export async function selectRevisions(git: Git, inputs: Inputs): Promise<Selected> {
  const hasPattern = inputs.revision.some(({ kind }) => kind === 'pattern')
  const tags = hasPattern ? await git.tags() : []
  return select(inputs.revision, inputs.workflow.event, tags)
}

export type ReadOptions = Readonly<{
  /** URL of the repository. */
  repository: string
  warn: (message: string) => void
  /** Ends the requests to GitHub's API. */
  signal: AbortSignal
}>

/**
 * The commits and tags of the selections, in the same order.
 *
 * Throws if a revision that was selected by name does not resolve. A tag of a file or a folder that matches a pattern is
 * left out with a warning.
 */
export async function readRevisions(
  git: Git,
  selections: readonly Selection[],
  inputs: Inputs,
  options: ReadOptions,
): Promise<readonly AnnotatedRevision[]> {
  const resolved = await resolveAll(git, selections, options.warn)
  if (resolved.length === 0) {
    throw new Error('revision: no tag that the patterns take leads to a commit. See the warnings.')
  }
  const { github, isOnGithub } = githubOf(inputs, options)
  return await restoreAnnotations({ git, github, isOnGithub, warn: options.warn }, resolved)
}

async function resolveAll(
  git: Git,
  selections: readonly Selection[],
  warn: (message: string) => void,
): Promise<readonly Resolved[]> {
  const resolved: Resolved[] = []
  for (const selection of selections) {
    try {
      resolved.push({ revision: await resolve(git, selection), selection })
    } catch (error) {
      if (selection.isNamed || !(error instanceof NotACommitError)) throw error
      warn(`A tag that the pattern takes is left out: ${error.message}`)
    }
  }
  return resolved
}

/** GitHub's API if there is a token for it, and whether the repository is on GitHub. */
function githubOf(
  { githubToken, workflow }: Inputs,
  { repository, signal }: ReadOptions,
): Readonly<{ github: GithubTags | undefined; isOnGithub: boolean }> {
  const { serverUrl, apiUrl } = workflow
  const [owner = '', repo, ...rest] = repository.startsWith(`${serverUrl}/`)
    ? repository.slice(serverUrl.length + 1).split('/')
    : []
  if (repo === undefined || rest.length > 0) return { github: undefined, isOnGithub: false }
  const github =
    githubToken === '' ? undefined : createGithubTags(githubToken, apiUrl, { owner, repo }, signal)
  return { github, isOnGithub: true }
}
