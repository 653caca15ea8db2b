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
 * names a commit, and another commit is an error. If the runner does not say which repository the event is about, it is
 * the one that is checked out.
 *
 * Throws if there is no web address at all.
 */
export function identifyRepository(
  origin: string,
  { serverUrl, repository, repositoryUrl: address }: EventRepository,
): RepositoryIdentity {
  if (address === '') return identifyByOrigin(repositoryUrl(origin, serverUrl), repository)
  const eventUrl = repositoryUrl(address, serverUrl) ?? address
  const url = repositoryUrl(origin, serverUrl) ?? eventUrl
  return { url, isEventRepository: url === eventUrl }
}

type EventRepository = Pick<Workflow, 'serverUrl' | 'repository' | 'repositoryUrl'>

function identifyByOrigin(url: string | undefined, repository: string): RepositoryIdentity {
  if (url === undefined) {
    throw new Error(
      'The address of the repository is unknown: GITHUB_SERVER_URL or GITHUB_REPOSITORY is not set, and the checkout has ' +
        'no remote "origin" on a server. Set both variables: https://host and owner/name.',
    )
  }
  const isEventRepository =
    repository === '' || url.toLowerCase().endsWith(`/${repository.toLowerCase()}`)
  return { url, isEventRepository }
}
