/** Hosts that answer ssh on the port of https, and the hosts that they stand for. */
const sshHosts: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
  'www.github.com': 'github.com',
}

/** Hosts that ignore the case of owner and repository, and always use https. The runner's own server is another one. */
const caseInsensitiveHosts = ['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org']

/**
 * The canonical web URL of a repository, from the URL of its remote. All spellings give the same URL, so that a revision
 * has the same record wherever it was cloned: `https://host/o/r.git`, `git@host:o/r.git`, `ssh://git@host:22/o/r/`. There
 * is no user, no password, no default port and no `.git`. On hosts that ignore the case, the path is in lower case.
 * `serverUrl` is GITHUB_SERVER_URL. Undefined for a local path.
 */
export function repositoryUrl(remote: string, serverUrl: string): string | undefined {
  const scp = /^(?:[^@/:]+@)?([^@/:]{2,}):(?!\/\/)\/?(.+)$/.exec(remote)
  const url = scp === null ? remote : `ssh://${scp[1]}/${scp[2]}`
  if (!/^(https?|ssh|git|git\+ssh|ssh\+git):\/\//i.test(url) || !URL.canParse(url)) return undefined
  const { protocol, host, hostname, pathname } = new URL(url)
  const path = pathname
    .replace(/\/+/g, '/')
    .replace(/\/$/, '')
    .replace(/\/?\.git$/, '')
  const isWeb = protocol === 'http:' || protocol === 'https:'
  // An ssh port says nothing about the port of the web server.
  const name = (isWeb ? host : hostname).toLowerCase()
  const canonicalHost = sshHosts[name] ?? name
  const server = URL.canParse(serverUrl) ? new URL(serverUrl) : undefined
  if (caseInsensitiveHosts.includes(canonicalHost)) {
    return `https://${canonicalHost}${path.toLowerCase()}`
  }
  if (server !== undefined && canonicalHost === (isWeb ? server.host : server.hostname)) {
    // A server can live below a path, which an ssh address does not have.
    const prefix = isWeb ? '' : server.pathname.replace(/\/+$/, '')
    return `${server.origin}${prefix}${path}`.toLowerCase()
  }
  return isWeb ? `${protocol}//${name}${path}` : `https://${canonicalHost}${path}`
}

/**
 * True if a recorded URL means the repository with this canonical URL. Records of older versions have other spellings.
 */
export function isSameRepository(recorded: string, canonical: string): boolean {
  if (recorded === canonical) return true
  const server = URL.canParse(canonical) ? new URL(canonical).origin : ''
  return ['', server].some((serverUrl) => repositoryUrl(recorded, serverUrl) === canonical)
}
