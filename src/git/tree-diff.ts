import { type GitProcess, Dialogue } from './dialogue.ts'

/** A file that is not the same in two trees. */
export type Change = Readonly<{ path: string; status: 'added' | 'removed' | 'changed' }>

/**
 * Speaks with one `git diff-tree --stdin` process: the ids of two trees go in, and what differs comes out.
 * git compares object ids, and reads no file.
 */
export class TreeDiff {
  readonly #pipe: Dialogue
  #last: Promise<unknown> = Promise.resolve()

  constructor(git: GitProcess) {
    this.#pipe = new Dialogue(git)
  }

  /** The arguments that git is started with. */
  static readonly args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--stdin']

  /** Hands each change from `before` to `after` on. Throws where git cannot read a tree. */
  between(before: string, after: string, take: (change: Change) => void): Promise<void> {
    const answer = this.#last.then(() => this.#ask(before, after, take))
    this.#last = answer.catch(() => undefined)
    return answer
  }

  /** Ends the process. */
  close(): void {
    this.#pipe.close()
  }

  async #ask(before: string, after: string, take: (change: Change) => void): Promise<void> {
    // A line that is no id comes back as it is, and at once: it shows where the answer ends.
    this.#pipe.write(`${before} ${after}\nend\n`)
    const asked = await this.#pipe.until(0x0a)
    if (asked === 'end') throw new Error(`git cannot compare the trees: ${this.#pipe.complaint}`)
    while ((await this.#pipe.peek()) === 0x3a) {
      const [, , old, now, status] = (await this.#pipe.until(0)).split(' ')
      const path = await this.#pipe.until(0)
      // Only its mode may have changed.
      if (old !== now) take({ path, status: statusOf(status) })
    }
    await this.#pipe.until(0x0a)
  }
}

function statusOf(letter: string | undefined): Change['status'] {
  if (letter === 'A') return 'added'
  return letter === 'D' ? 'removed' : 'changed'
}
