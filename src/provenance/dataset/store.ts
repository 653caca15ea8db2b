import { decode } from '@msgpack/msgpack'
import * as v from 'valibot'
import { MissingObjectError } from '../../git/object-reader.ts'
import type { Git } from '../../git/repository.ts'
import { lookUp } from '../../git/tree.ts'
import { parseJson } from '../../text/neutralize.ts'

/** lairs follows a tag through at most so many tag objects. */
const mostTags = 10

const Head = v.union([
  v.pipe(
    v.object({ Branch: v.string() }),
    v.transform(({ Branch }) => ({ branch: Branch })),
  ),
  v.pipe(
    v.object({ Detached: v.union([v.string(), v.array(v.number())]) }),
    v.transform(({ Detached }) => ({ commit: Detached })),
  ),
])
/** 32 bytes, as MessagePack's own type for bytes or as a list of numbers. */
const Id = v.pipe(
  v.union([
    v.instance(Uint8Array),
    v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
  ]),
  v.length(32),
  v.transform((bytes) => Buffer.from(bytes).toString('hex')),
)
const TagObject = v.object({ Tag: v.looseTuple([Id]) })

/**
 * The commit of a lairs Repository's version store that a revision resolves to: by the tag of its own
 * name, or else by HEAD. `store` is the id of the tree `.panproto`, and `folder` its path for messages.
 *
 * Throws an error that names the file, where one of the files on that way is missing or is not what lairs
 * writes.
 */
export async function storeCommit(
  git: Git,
  store: string,
  folder: string,
  tag: string | undefined,
): Promise<string> {
  const read = (path: string) => readStoreFile(git, store, folder, path)
  const named = tag === undefined ? undefined : await read(`refs/tags/${tag}`)
  if (named !== undefined)
    return await peel(read, folder, hexId(named, `${folder}/refs/tags/${tag}`))
  const head = await read('HEAD')
  if (head === undefined) throw new Error(`${folder}/HEAD is missing`)
  const parsed = v.safeParse(Head, parseJson(head.toString('utf8')))
  if (!parsed.success) throw new Error(`${folder}/HEAD is not what lairs writes`)
  if ('commit' in parsed.output) {
    const { commit } = parsed.output
    const id = v.safeParse(Id, commit)
    return id.success ? id.output : hexId(Buffer.from(`${commit}`), `${folder}/HEAD`)
  }
  const path = `refs/heads/${parsed.output.branch}`
  const branch = await read(path)
  if (branch === undefined) throw new Error(`${folder}/${path} is missing, which HEAD names`)
  return await peel(read, folder, hexId(branch, `${folder}/${path}`))
}

type Read = (path: string) => Promise<Buffer | undefined>

/** Follows tag objects to the commit that they lead to. */
async function peel(read: Read, folder: string, start: string): Promise<string> {
  let id = start
  for (let tags = 0; tags <= mostTags; tags++) {
    const path = `objects/${id.slice(0, 2)}/${id.slice(2)}`
    const content = await read(path)
    if (content === undefined) throw new Error(`${folder}/${path} is missing`)
    if (isCommit(content)) return id
    const object = v.safeParse(TagObject, unpack(content))
    if (!object.success) throw new Error(`${folder}/${path} is no commit and no tag of lairs`)
    const [target] = object.output.Tag
    id = target
  }
  throw new Error(`${folder}: a tag leads through more than ${mostTags} tags, or in a circle`)
}

async function readStoreFile(
  git: Git,
  store: string,
  folder: string,
  path: string,
): Promise<Buffer | undefined> {
  const entry = await lookUp(git, store, path, folder)
  if (entry === undefined || entry.kind === 'folder') return undefined
  if (entry.kind !== 'file') throw new Error(`${folder}/${path} is a ${entry.kind}`)
  const chunks: Buffer[] = []
  let size = 0
  const found = await git.stream(entry.id, (bytes) => {
    if (size < largest) chunks.push(bytes)
    size += bytes.length
  })
  if (!found) throw new MissingObjectError(`${folder}/${path} is missing from this checkout, or damaged`)
  return Buffer.concat(chunks)
}

/** A commit names all records that it changed: of one so large, its beginning is enough. */
const largest = 1024 * 1024

function hexId(content: Buffer, file: string): string {
  const text = content.toString('latin1').trim()
  if (/^[0-9a-f]{64}$/.test(text)) return text
  throw new Error(`${file} is not the id of an object`)
}

/** `{ "Commit": …` in MessagePack. What follows may be large, and is not read. */
function isCommit(content: Buffer): boolean {
  return content.toString('latin1', 0, 8) === '\u0081\u00a6Commit'
}

/** A tag has short lists only: the decoder makes room for a list, and all in it, before it has seen them. */
const limits = { maxArrayLength: 64, maxMapLength: 64 }

function unpack(content: Buffer): unknown {
  try {
    return decode(content, limits)
  } catch {
    return undefined
  }
}
