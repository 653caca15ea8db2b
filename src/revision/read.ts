import { repositoryUrl } from '../git/remote-url.ts'
import type { Git } from '../git/repository.ts'
import type { WorkflowEvent } from '../inputs/event.ts'
import { type Api, type Resolved, type AnnotatedRevision, restore } from './annotations.ts'
import { githubTags } from './github-tags.ts'
import { oldestFirst } from './order.ts'
import { NotACommitError, resolve } from './resolve.ts'
import { hasPattern, type Selection, select, type Wanted } from './select.ts'

/** What reading takes of the inputs. */
export type Asked = Readonly<{
  revision: readonly Wanted[]
  githubToken: string
  workflow: Readonly<{
    serverUrl: string
    apiUrl: string
    repository: string
    event: WorkflowEvent
  }>
}>

/**
 * The revisions that a run is about, oldest first, or why it is about none.
 *
 * Throws where one that was asked for by name does not resolve. A tag of a file or a folder, which a
 * pattern may take as well, is left out with a warning. `signal` ends what is asked of GitHub.
 */
export async function readRevisions(
  git: Git,
  asked: Asked,
  { warn, signal }: Readonly<{ warn: (message: string) => void; signal: AbortSignal }>,
): Promise<Readonly<{ revisions: readonly AnnotatedRevision[]; gone: string }>> {
  const { revision, workflow } = asked
  const tags = hasPattern(revision) ? await git.tags() : []
  const { selections, gone } = select(revision, workflow.event, tags)
  const resolved = await resolveAll(git, selections, warn)
  if (resolved.length === 0 && selections.length > 0) {
    throw new Error('revision: no tag that the patterns take leads to a commit. See the warnings.')
  }
  const restored = await restore(git, resolved, apiOf(git, asked, signal), warn)
  return { revisions: await oldestFirst(git, restored), gone }
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
      if (selection.named || !(error instanceof NotACommitError)) throw error
      warn(`A tag that the pattern takes is left out: ${error.message}`)
    }
  }
  return resolved
}

function apiOf(git: Git, { githubToken, workflow }: Asked, signal: AbortSignal): Api {
  const { serverUrl, apiUrl, repository } = workflow
  const url = repositoryUrl(git.origin) ?? `${serverUrl}/${repository}`
  const [owner = '', repo, ...rest] = url.startsWith(`${serverUrl}/`)
    ? url.slice(serverUrl.length + 1).split('/')
    : []
  if (repo === undefined || rest.length > 0) return { github: undefined, isGithub: false }
  const github =
    githubToken === '' ? undefined : githubTags(githubToken, apiUrl, { owner, repo }, signal)
  return { github, isGithub: true }
}
