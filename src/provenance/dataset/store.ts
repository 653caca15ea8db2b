import { decode } from '@msgpack/msgpack'
import * as v from 'valibot'
import { MissingObjectError } from '../../git/object-reader.ts'
import type { Git } from '../../git/repository.ts'
import { lookUp } from '../../git/tree.ts'
import { limits } from '../../limits.ts'
import { parseJson } from '../../text/json.ts'

/** lairs peels at most so many nested tag objects. */
const maxNestedTags = 10

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
/** 32 bytes, as MessagePack's type for bytes or as an array of numbers. */
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
 * The commit of a lairs Repository's version store: the store's tag with the name of the git tag, or else HEAD. `store` is
 * the id of the tree `.panproto`, and `folder` its path for messages.
 *
 * Throws an error that names the file if a file on the way is missing or invalid.
 */
export async function storeCommit(
  git: Git,
  store: string,
  folder: string,
  tag: string | undefined,
): Promise<string> {
  const read = (path: string) => readStoreFile(git, store, folder, path)
  const tagRef = tag === undefined ? undefined : await read(`refs/tags/${tag}`)
  if (tagRef !== undefined) {
    return await peel(read, folder, parseId(tagRef, `${folder}/refs/tags/${tag}`))
  }
  const head = await read('HEAD')
  if (head === undefined) throw new Error(`${folder}/HEAD is missing`)
  const parsed = v.safeParse(Head, parseJson(head.toString('utf8')))
  if (!parsed.success) throw new Error(`${folder}/HEAD is not what lairs writes`)
  if ('commit' in parsed.output) {
    const { commit } = parsed.output
    const id = v.safeParse(Id, commit)
    return id.success ? id.output : parseId(Buffer.from(`${commit}`), `${folder}/HEAD`)
  }
  const path = `refs/heads/${parsed.output.branch}`
  const branch = await read(path)
  if (branch === undefined) throw new Error(`${folder}/${path} is missing, which HEAD names`)
  return await peel(read, folder, parseId(branch, `${folder}/${path}`))
}

type ReadFile = (path: string) => Promise<Buffer | undefined>

/** Follows tag objects to their commit. */
async function peel(read: ReadFile, folder: string, start: string): Promise<string> {
  let id = start
  for (let depth = 0; depth <= maxNestedTags; depth++) {
    const path = `objects/${id.slice(0, 2)}/${id.slice(2)}`
    const content = await read(path)
    if (content === undefined) throw new Error(`${folder}/${path} is missing`)
    if (isCommit(content)) return id
    const object = v.safeParse(TagObject, unpack(content))
    if (!object.success) throw new Error(`${folder}/${path} is no commit and no tag of lairs`)
    const [target] = object.output.Tag
    id = target
  }
  throw new Error(`${folder}: a tag leads through more than ${maxNestedTags} tags, or in a circle`)
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
  // A commit names all records that it changed. The beginning of a large one is enough.
  const exists = await git.stream(entry.id, Number.POSITIVE_INFINITY, (bytes) => {
    if (size < limits.storeFileBytes) chunks.push(bytes)
    size += bytes.length
  })
  if (!exists) {
    throw new MissingObjectError(`${folder}/${path} is missing from this checkout, or damaged`)
  }
  return Buffer.concat(chunks)
}

function parseId(content: Buffer, file: string): string {
  const text = content.toString('latin1').trim()
  if (/^[0-9a-f]{64}$/.test(text)) return text
  throw new Error(`${file} is not the id of an object`)
}

/** `{ "Commit": …` in MessagePack. The rest can be large and is not needed. */
function isCommit(content: Buffer): boolean {
  return content.toString('latin1', 0, 8) === '\u0081\u00a6Commit'
}

/** A tag has short arrays only. The decoder allocates an array before it has seen its members. */
const decodeLimits = { maxArrayLength: 64, maxMapLength: 64 }

function unpack(content: Buffer): unknown {
  try {
    return decode(content, decodeLimits)
  } catch {
    return undefined
  }
}
