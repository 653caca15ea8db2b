import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'

/* A made-up process that replaces git. */

/** The contents of 1,000 files by their ids. */
export const contents = new Map(
  Array.from({ length: 1_000 }, (_, index) => [idOf(`${index}`), `${index}`]),
)
export const ids = [...contents.keys()]

export function idOf(content: string, algorithm = 'sha1'): string {
  return createHash(algorithm).update(`blob ${content.length}\0${content}`).digest('hex')
}

export function blob(id: string, content = contents.get(id) ?? ''): string {
  return `${id} blob ${content.length}\n${content}\n`
}

/** What a process does with its requests. */
type Answer = Readonly<{ output: string; ends?: boolean }>

/** A git process. `answer` receives the ids that arrived since the last output. */
export function answering(answer: (ids: readonly string[]) => Answer) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  let waiting: readonly string[] = []
  stdin.setEncoding('utf8').on('data', (text: string) => {
    waiting = [...waiting, ...text.split('\n').filter(Boolean)]
    const { output, ends = false } = answer(waiting)
    if (output !== '') waiting = []
    stdout.write(output)
    if (!ends) return
    stdout.end()
    stderr.destroy()
  })
  return Object.assign(new EventEmitter(), { stdin, stdout, stderr, kill: () => true })
}

/** Answers each request with its file. */
export function answerAll(asked: readonly string[]): Answer {
  return { output: asked.map((id) => blob(id)).join('') }
}

/** A git process that writes its responses in chunks of `size` bytes. */
export function inChunks(size: number, answerOf: (id: string) => string) {
  const git = answering((waiting) => ({ output: waiting.map(answerOf).join('') }))
  const { stdin, stderr, kill } = git
  const stdout = new PassThrough()
  const forward = async () => {
    for await (const bytes of git.stdout) {
      for (let start = 0; start < bytes.length; start += size) {
        stdout.write(bytes.subarray(start, start + size))
        // Otherwise, the chunks would be read as one.
        await new Promise(setImmediate)
      }
    }
  }
  void forward()
  return Object.assign(new EventEmitter(), { stdin, stdout, stderr, kill })
}
