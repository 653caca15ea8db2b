import { Dialogue, type GitProcess } from './dialogue.ts'

/** A file that differs between two trees. */
export type Change = Readonly<{ path: string; status: 'added' | 'removed' | 'changed' }>

/**
 * A dialogue with `git diff-tree --stdin`: the ids of two trees go in, the differences come out. git compares object
 * ids and reads no file.
 */
export class TreeDiff {
  readonly #dialogue: Dialogue
  #lastRequest: Promise<unknown> = Promise.resolve()

  constructor(git: GitProcess) {
    this.#dialogue = new Dialogue(git)
  }

  /** The arguments that git is started with. */
  static readonly args = [
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--no-renames',
    '--no-ext-diff',
    '--stdin',
  ]

  /** Passes each change from `before` to `after` on. Throws if git cannot read a tree. */
  between(before: string, after: string, onChange: (change: Change) => void): Promise<void> {
    const request = this.#lastRequest.then(() => this.#request(before, after, onChange))
    this.#lastRequest = request.catch(() => undefined)
    return request
  }

  /** Ends the process. */
  close(): void {
    this.#dialogue.close()
  }

  async #request(before: string, after: string, onChange: (change: Change) => void): Promise<void> {
    const dialogue = this.#dialogue
    // git echoes a line that is not an id at once: it marks the end of the response.
    dialogue.write(`${before} ${after}\nend\n`)
    const first = await dialogue.readUntil(0x0a)
    if (first === 'end') throw new Error(`git cannot compare the trees: ${dialogue.errors}`)
    while ((await dialogue.peek()) === 0x3a) {
      const [, , oldId, newId, letter] = (await dialogue.readUntil(0)).split(' ')
      const path = await dialogue.readUntil(0)
      // If the ids are equal, only the mode changed.
      if (oldId !== newId) onChange({ path, status: statusOf(letter) })
    }
    await dialogue.readUntil(0x0a)
  }
}

function statusOf(letter: string | undefined): Change['status'] {
  if (letter === 'A') return 'added'
  return letter === 'D' ? 'removed' : 'changed'
}
