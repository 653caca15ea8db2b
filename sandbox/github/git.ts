import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The type and the id of a git object. */
export type GitObject = Readonly<{ type: string; id: string }>

export type Ref = Readonly<{ name: string; object: GitObject }>

export type Tag = Readonly<{
  id: string
  name: string
  target: GitObject
  /** `date` is in UTC, in whole seconds. */
  tagger: Readonly<{ name: string; email: string; date: string }>
  /** Everything below the header, including a signature. */
  message: string
  /** The object split at the start of its signature, or undefined if the tag is not signed. */
  signed: Readonly<{ payload: string; signature: string }> | undefined
}>

const run = promisify(execFile)
const HEADER = /^object (\w+)\ntype (\w+)\ntag (.+)\ntagger (.*) <(.*)> (\d+) [+-]\d{4}(?:\n|$)/
const ARMOR = /^-----BEGIN (?:PGP SIGNATURE|PGP MESSAGE|SIGNED MESSAGE|SSH SIGNATURE)-----$/gm

/** Returns the tag refs whose names start with `prefix`, sorted by name. */
export async function readRefs(repository: string, prefix: string): Promise<readonly Ref[]> {
  // A pattern of `for-each-ref` matches whole path components, so the prefix is compared here.
  const format = '--format=%(objecttype) %(objectname) %(refname)'
  const lines = await git(repository, 'for-each-ref', '--sort=refname', format, 'refs/tags')
  return [...lines.matchAll(/^(\w+) (\w+) (.+)$/gm)].flatMap(([, type = '', id = '', name = '']) =>
    name.startsWith(prefix) ? [{ name, object: { type, id } }] : [],
  )
}

/** Returns the name of the branch that HEAD names. */
export async function readDefaultBranch(repository: string): Promise<string> {
  return (await git(repository, 'symbolic-ref', '--short', 'HEAD')).trim()
}

/** Returns the tag object with that id, or undefined if there is no object with it or it is not a tag. */
export async function readTag(repository: string, id: string): Promise<Tag | undefined> {
  // git also accepts names and expressions.
  if (!/^(?:[\da-f]{40}|[\da-f]{64})$/.test(id)) return undefined
  try {
    return parseTag(id, await git(repository, 'cat-file', 'tag', id))
  } catch (error) {
    if (isGitError(error)) return undefined
    throw error
  }
}

function parseTag(id: string, content: string): Tag {
  // Tags of git's first years have no tagger. How GitHub shows them is not known.
  const header = HEADER.exec(content)
  if (header === null) throw new Error(`the tag object ${id} has an unknown header`)
  const [, targetId = '', type = '', tagName = '', name = '', email = '', seconds] = header
  const date = new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
  const end = content.indexOf('\n\n')
  // Like git: everything before the last line that can start a signature is signed.
  const start = [...content.matchAll(ARMOR)].at(-1)?.index
  return {
    id,
    name: tagName,
    target: { type, id: targetId },
    tagger: { name, email, date },
    message: end < 0 ? '' : content.slice(end + 2),
    signed:
      start === undefined
        ? undefined
        : { payload: content.slice(0, start), signature: content.slice(start) },
  }
}

async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  // The git configuration of the user who runs this must not matter.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const { stdout } = await run('git', [...args], { cwd, env })
  return stdout
}

/** True if git ran and reported an error. */
function isGitError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 128
}
