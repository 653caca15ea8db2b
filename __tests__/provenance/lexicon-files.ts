import { LexiconReader } from '../../src/provenance/lexicons.ts'
import { annexTarget, type Files, Objects, sha256 } from './objects.ts'

export const record = '{"lexicon":1,"id":"a.b","defs":{"main":{"type":"record"}}}'
export const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`
export const moduleTarget = annexTarget.replace('.git/', '.git/modules/data/')

export function read(files: Files, objects = new Objects()) {
  return new LexiconReader(objects.git()).read(objects.files(files).id, 'pub')
}

/** The expected hash: the paths are compared code point by code point. */
export function hashOf(files: readonly (readonly [path: string, content: string | Uint8Array])[]) {
  const codePoints = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0)
  const lines = files
    .filter(([path]) => /\.json$/.test(path))
    .map(([path, content]) => ({ points: codePoints(path), line: `${path}:${sha256(content)}\n` }))
    .sort((a, b) => {
      const differs = a.points.findIndex((point, index) => point !== b.points[index])
      return differs < 0
        ? a.points.length - b.points.length
        : (a.points[differs] ?? -1) - (b.points[differs] ?? -1)
    })
  return sha256(lines.map(({ line }) => line).join(''))
}
