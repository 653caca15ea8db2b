import type { Git } from '../git/repository.ts'
import { tagPrefix, unknownEvent } from '../inputs/event.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { Budget, limits } from '../limits.ts'
import { joinFirst, type Messages } from '../text/message.ts'
import { type AnnotatedRevision, type AnnotationSource, restoreAnnotations } from './annotations.ts'
import { checkEvent } from './event-tag.ts'
import { createGithubTags } from './github-tags.ts'
import { createReadingTime } from './reading-time.ts'
import type { RepositoryIdentity } from './repository-identity.ts'
import {
  NotACommitError,
  type Resolved,
  type ResolveTools,
  type Revision,
  resolve,
  UnresolvedError,
} from './resolve.ts'
import { type Selected, type Selection, select } from './select.ts'

/** The revisions that the inputs select, or why there is nothing to log. Warns if patterns can miss tags. */
export async function selectRevisions(
  git: Git,
  { revision, workflow }: Inputs,
  { url, isEventRepository }: RepositoryIdentity,
  warn: Messages['warn'],
): Promise<Selected> {
  if (!isEventRepository && revision.length === 0) {
    throw new Error(
      `There is no tag to log: the event is about ${workflow.repository}, and the working directory is a checkout of ${url}. ` +
        'Name a tag in the input "revision".',
    )
  }
  const hasPattern = revision.some(({ kind }) => kind === 'pattern')
  const tags = hasPattern ? [...(await git.tags()).keys()] : []
  const selected = select(revision, isEventRepository ? workflow.event : unknownEvent, tags)
  if (hasPattern && git.isShallow) {
    warn(
      `revision: the checkout is shallow, so the patterns see only its ${tags.length} tag(s). If tags are missing, set "fetch-depth: 0" for actions/checkout.`,
    )
  }
  return selected
}

/** The part of the time limit for resolving revisions. */
const resolvingShare = 0.2

/** A revision that cannot be read or pinned, and the reason. The commit is '' if it is unknown. */
export type FailedRevision = Readonly<{ name: string; commit: string; error: unknown }>

export type ReadOptions = Readonly<{
  /** URL of the repository. */
  repository: string
  warn: Messages['warn']
  notice: Messages['notice']
  /** Reports each request to GitHub's API. */
  debug: Messages['debug']
  /** Takes the secrets out of a text. */
  redact: (text: string) => string
  nameHint: ResolveTools['nameHint']
  /** Ends the requests to GitHub's API. */
  signal: AbortSignal
  /** The variables that name proxies. */
  env: NodeJS.ProcessEnv
}>

/**
 * The commits and tags of the selections, in the same order. If one revision cannot be read, only that one fails. A tag of
 * a file or a folder that matches a pattern is left out with a warning. One that is named fails.
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
  await warnOfBrokenTags(git, selections, options.warn)
  const time = { timeout: inputs.timeout, share: resolvingShare, count: selections.length }
  const inTime = createReadingTime(git, time)
  const source = sourceOf(git, inputs, options)
  const resolveOne = async (selection: Selection) => {
    const revision = await inTime(() => resolve(git, selection, options))
    return { revision, selection: await checkEvent(source, selection, revision) }
  }
  const { resolved, failed } = await resolveAll(selections, options.warn, resolveOne)
  if (resolved.length === 0 && failed.length === 0) {
    throw new Error('revision: no matching tag leads to a commit. See the warnings.')
  }
  return { revisions: await restoreAnnotations(source, resolved), failed }
}

/** A selected tag fails instead. */
async function warnOfBrokenTags(
  git: Git,
  selections: readonly Selection[],
  warn: Messages['warn'],
): Promise<void> {
  // If the tags cannot be listed, those who need them get the error.
  const tags = await git.tags().catch(() => new Map<string, string>())
  const selected = new Set(selections.map(({ name }) => name))
  const broken = [...tags].flatMap(([name, id]) => (id === '' && !selected.has(name) ? [name] : []))
  if (broken.length === 0) return
  warn(
    `git cannot read the refs of ${broken.length} tag(s): ${joinFirst(broken, 5)}. Other revisions are logged as if these tags did not exist. Delete their files in .git/${tagPrefix}, or check the repository out again.`,
  )
}

async function resolveAll(
  selections: readonly Selection[],
  warn: Messages['warn'],
  resolveOne: (selection: Selection) => Promise<Resolved>,
): Promise<Readonly<{ resolved: readonly Resolved[]; failed: readonly FailedRevision[] }>> {
  const resolved: Resolved[] = []
  const failed: FailedRevision[] = []
  const budget = new Budget('This step')
  for (const selection of selections) {
    try {
      const one = await resolveOne(selection)
      const length = textLengthOf(one.revision)
      budget.add(length, limits.stepTagText, 'characters of taggers and messages')
      resolved.push(one)
    } catch (error) {
      if (error instanceof NotACommitError && !selection.isNamed) {
        warn(`A tag that matches a pattern is left out: ${error.message}`)
      } else if (error instanceof UnresolvedError) {
        throw error
      } else {
        failed.push({ name: selection.name, commit: '', error })
      }
    }
  }
  return { resolved, failed }
}

function textLengthOf({ tag }: Revision): number {
  return tag?.kind === 'annotated' ? tag.tagger.length + tag.message.length : 0
}

/**
 * Where annotations come from: GitHub's API if the repository is on GitHub and there is a token, or else `origin`. A dry
 * run asks neither.
 */
function sourceOf(git: Git, inputs: Inputs, options: ReadOptions): AnnotationSource {
  const { isDryRun, githubToken: token, workflow } = inputs
  const { serverUrl, apiUrl } = workflow
  const { repository, warn, notice, ...others } = options
  const [owner = '', repo, ...rest] = repository.startsWith(`${serverUrl.toLowerCase()}/`)
    ? repository.slice(serverUrl.length + 1).split('/')
    : []
  const source = { git, canAsk: !isDryRun, warn, notice }
  if (apiUrl === undefined || repo === undefined || rest.length > 0) {
    return { ...source, github: undefined, isOnGithub: false }
  }
  const github =
    token === '' ? undefined : createGithubTags({ ...others, token, apiUrl, owner, repo })
  return { ...source, github: source.canAsk ? github : undefined, isOnGithub: true }
}
