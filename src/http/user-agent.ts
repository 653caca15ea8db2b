/** What servers see as the client. The bundle has the version of package.json. */
export const userAgent = 'log-revision/development'
