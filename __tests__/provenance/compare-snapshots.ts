import { fileChangesBetween } from '../../src/provenance/dataset/changes.ts'
import type { LairsRepository } from '../../src/provenance/dataset/locate.ts'
import { Objects } from './objects.ts'
import { lairsIn, type Snapshot } from './snapshots.ts'

export const [one, two, three] = [
  'at://a/pub.x/1',
  'at://a/pub.x/2',
  'at://did:plc:b/pub.y/3',
] as const

export const none = { added: 0, removed: 0, changed: 0 }
export const contradiction = 'index.json and the folder records do not contain the same records'

/** The lairs Repository of a snapshot. */
export async function lairsOf(objects: Objects, snapshot: Snapshot): Promise<LairsRepository> {
  const files = Object.entries(snapshot).map(([name, content]) => {
    const isExecutable = name.endsWith('*')
    const entry = { ...objects.blob(content), ...(isExecutable && { mode: '100755' }) }
    return [name.replace('*', ''), entry] as const
  })
  return await lairsIn(objects.git(), objects.files(files).id)
}

/** The changes from one snapshot to another, by collection. */
export async function compare(before: Snapshot, after: Snapshot) {
  const objects = new Objects()
  return await between(objects, await lairsOf(objects, before), await lairsOf(objects, after))
}

export async function between(objects: Objects, before: LairsRepository, after: LairsRepository) {
  const { all, collections } = await fileChangesBetween(objects.git(), before, after)
  return { all, ...Object.fromEntries(collections ?? []) }
}
