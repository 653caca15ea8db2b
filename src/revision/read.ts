import type { Git } from '../git/repository.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { type AnnotatedRevision, restoreAnnotations } from './annotations.ts'
import { createGithubTags, type GithubTags } from './github-tags.ts'
import { NotACommitError, type Resolved, resolve, UnresolvedError } from './resolve.ts'
import { type Selected, type Selection, select } from './select.ts'

/** The revisions that the inputs select, or why there is nothing to log. */
export async function selectRevisions(git: Git, inputs: Inputs): Promise<Selected> {
  const hasPattern = inputs.revision.some(({ kind }) => kind === 'pattern')
  const tags = hasPattern ? [...(await git.tags()).keys()] : []
  return select(inputs.revision, inputs.workflow.event, tags)
}

/** A revision that cannot be read or pinned, and the reason. The commit is '' if it is unknown. */
export type FailedRevision = Readonly<{ name: string; commit: string; error: unknown }>

export type ReadOptions = Readonly<{
  /** URL of the repository. */
  repository: string
  warn: (message: string) => void
  /** Ends the requests to GitHub's API. */
  signal: AbortSignal
}>

/**
 * The commits and tags of the selections, in the same order. If one revision cannot be read, only that one fails. A tag of
 * a file or a folder that matches a pattern is left out with a warning.
 *
 * Throws if this checkout does not have a revision that was selected by name: nothing is logged after a typo.
 */
export async function readRevisions(
  git: Git,
  selections: readonly Selection[],
  inputs: Inputs,
  options: ReadOptions,
): Promise<
  Readonly<{ revisions: readonly AnnotatedRevision[]; failed: readonly FailedRevision[] }>
> {
  const { resolved, failed } = await resolveAll(git, selections, options.warn)
  if (resolved.length === 0 && failed.length === 0) {
    throw new Error('revision: no tag that the patterns take leads to a commit. See the warnings.')
  }
  const { github, isOnGithub } = githubOf(inputs, options)
  const source = { git, github, isOnGithub, warn: options.warn }
  return { revisions: await restoreAnnotations(source, resolved), failed }
}

async function resolveAll(
  git: Git,
  selections: readonly Selection[],
  warn: (message: string) => void,
): Promise<Readonly<{ resolved: readonly Resolved[]; failed: readonly FailedRevision[] }>> {
  const resolved: Resolved[] = []
  const failed: FailedRevision[] = []
  for (const selection of selections) {
    try {
      resolved.push({ revision: await resolve(git, selection), selection })
    } catch (error) {
      if (error instanceof NotACommitError && !selection.isNamed) {
        warn(`A tag that the pattern takes is left out: ${error.message}`)
      } else if (error instanceof UnresolvedError || error instanceof NotACommitError) {
        throw error
      } else {
        failed.push({ name: selection.name, commit: '', error })
      }
    }
  }
  return { resolved, failed }
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
