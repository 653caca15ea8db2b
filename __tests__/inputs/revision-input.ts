import { parseRevisionLines, type RevisionLine } from '../../src/inputs/revision-lines.ts'
import { createSource } from '../../src/inputs/source.ts'

/** The lines of the `revision` input, from its text. */
export function parseRevision(text: string): readonly RevisionLine[] {
  const runner = { getInput: () => text }
  const source = createSource({ runner, env: {}, hide: () => undefined, repositoryName: '' })
  return parseRevisionLines(source.getLines('revision'))
}
