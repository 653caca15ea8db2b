/**
 * The web URL of a repository, from the URL of its remote, without user, password and `.git`. All of git's spellings
 * (`https://host/o/r.git`, `git@host:o/r.git`, `ssh://git@host/o/r`) give the same URL, so that a revision has the same
 * record wherever it was cloned. Undefined for a local path.
 */
export function repositoryUrl(remote: string): string | undefined {
  const scp = /^(?:[^@/:]+@)?([^@/:]{2,}):(?!\/\/)\/?(.+)$/.exec(remote)
  const url = scp === null ? remote : `ssh://${scp[1]}/${scp[2]}`
  if (!/^(https?|ssh|git):\/\//.test(url) || !URL.canParse(url)) return undefined
  const { protocol, host, hostname, pathname } = new URL(url)
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '')
  if (protocol === 'http:' || protocol === 'https:') return `${protocol}//${host}${path}`
  return `https://${hostname}${path}`
}
