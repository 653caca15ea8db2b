import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { freePort } from './mlflow.ts'

/** An empty database in its own server. */
export type Postgres = Readonly<{
  /** The URI for SQLAlchemy. */
  uri: string
  stop(): Promise<void>
}>

/** Returns the folder of PostgreSQL's server programs, or undefined if they are not installed. */
export function findPostgres(): string | undefined {
  // Debian and Ubuntu install them outside PATH, in a folder for each version.
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian).map((name) => `${debian}/${name}/bin`)
    : []
  const folders = [...versions.toReversed(), ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.find((folder) => existsSync(join(folder, 'initdb')))
}

/** Starts a server with the programs in a folder. Throws an error with its output if it does not start. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-postgres-'))
  const data = join(folder, 'data')
  const user = serverUser()
  if (user.uid !== undefined) chownSync(folder, user.uid, -1)
  const options = [
    '--username=mlflow',
    '--auth=trust',
    '--no-sync',
    '--encoding=UTF8',
    '--locale=C',
  ]
  execFileSync(join(programs, 'initdb'), ['-D', data, ...options], { ...user, stdio: 'pipe' })
  const port = await freePort()
  const address = ['-h', '127.0.0.1', '-p', `${port}`, '-k', folder]
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...address, '-F'], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const stop = async () => {
    const ended = server.exitCode === null ? once(server, 'exit') : undefined
    // Fast shutdown: it ends the connections.
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true })
  }
  let output = ''
  for await (const text of server.stderr.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    output += text
    if (!output.includes('ready to accept connections')) continue
    server.stderr.resume()
    return { uri: `postgresql://mlflow@127.0.0.1:${port}/postgres`, stop }
  }
  await stop()
  throw new Error(`postgres did not start: ${output}`)
}

/** PostgreSQL refuses to run as root. Its package creates the user `postgres`. */
function serverUser(): Readonly<{ cwd: string; uid?: number }> {
  const cwd = tmpdir()
  if (process.getuid?.() !== 0) return { cwd }
  return { cwd, uid: Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })) }
}
