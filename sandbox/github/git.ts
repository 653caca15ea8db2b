import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** An object of a repository, by its type and id. */
export type GitObject = Readonly<{ type: string; id: string }>

export type Ref = Readonly<{ name: string; object: GitObject }>

export type Tag = Readonly<{
  id: string
  name: string
  target: GitObject
  /** `date` is in UTC, to the second. */
  tagger: Readonly<{ name: string; email: string; date: string }>
  /** All below the header, a signature too. */
  message: string
  /** The object cut in two where its signature begins. */
  signed: Readonly<{ payload: string; signature: string }> | undefined
}>

const run = promisify(execFile)
const HEADER = /^object (\w+)\ntype (\w+)\ntag (.+)\ntagger (.*) <(.*)> (\d+) [+-]\d{4}(?:\n|$)/
const ARMOR = /^-----BEGIN (?:PGP SIGNATURE|PGP MESSAGE|SIGNED MESSAGE|SSH SIGNATURE)-----$/gm

/** Every ref that begins so, in the order of their names. */
export async function readRefs(repository: string, beginning: string): Promise<readonly Ref[]> {
  // The pattern of `for-each-ref` ends at a slash, so that it can't say how a name begins.
  const format = '--format=%(objecttype) %(objectname) %(refname)'
  const lines = await git(repository, 'for-each-ref', '--sort=refname', format, 'refs/tags')
  return [...lines.matchAll(/^(\w+) (\w+) (.+)$/gm)].flatMap(([, type = '', id = '', name = '']) =>
    name.startsWith(beginning) ? [{ name, object: { type, id } }] : [],
  )
}

/** The tag object of that id: none where git knows no object by it, or one of another type. */
export async function readTag(repository: string, id: string): Promise<Tag | undefined> {
  // Git itself would take a name or an expression, too.
  if (!/^(?:[\da-f]{40}|[\da-f]{64})$/.test(id)) return undefined
  try {
    return parseTag(id, await git(repository, 'cat-file', 'tag', id))
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

function parseTag(id: string, content: string): Tag {
  // One of git's first years, without a tagger, has no place here: what GitHub says of it isn't known.
  const header = HEADER.exec(content)
  if (header === null) throw new Error(`the tag object ${id} has another header`)
  const [, targetId = '', type = '', tagName = '', name = '', email = '', seconds] = header
  const date = new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
  const end = content.indexOf('\n\n')
  // As git reads it: whatever stands before the last line that can begin a signature was signed.
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
  // No one's own configuration takes part.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const { stdout } = await run('git', [...args], { cwd, env })
  return stdout
}

/** Whether git ran and said no. */
function isRefusal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 128
}
