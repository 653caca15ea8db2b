import { repositoryUrl } from '../git/remote-url.ts'
import type { Workflow } from '../inputs/workflow.ts'

/** Which repository the working directory is a checkout of. */
export type RepositoryIdentity = Readonly<{
  /** Its canonical web URL. */
  url: string
  /** True if it is GITHUB_REPOSITORY, the only repository that the event describes. */
  isEventRepository: boolean
}>

/**
 * `origin` is the URL of the remote. A checkout without a web address is taken for one of GITHUB_REPOSITORY: its event
 * names a commit, and another commit is an error.
 */
export function identifyRepository(
  origin: string,
  { serverUrl, repositoryUrl: address }: Pick<Workflow, 'serverUrl' | 'repositoryUrl'>,
): RepositoryIdentity {
  const eventUrl = repositoryUrl(address, serverUrl) ?? address
  const url = repositoryUrl(origin, serverUrl) ?? eventUrl
  return { url, isEventRepository: url === eventUrl }
}
