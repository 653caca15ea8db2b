import { execFileSync } from 'node:child_process'
import { type Checkout, initRepository } from './sample.ts'

/**
 * A repository of `tags` commits, an hour apart, with a tag each: `v1`, `v2` and so on, every second of them
 * annotated. `files` are put into the first commit, by their paths; each commit adds a file of its own.
 */
export function createHistory(
  tags: number,
  files: ReadonlyMap<string, string> = new Map(),
): Checkout {
  const checkout = initRepository()
  const stream: string[] = []
  for (let number = 1; number <= tags; number++) {
    const who = `Test <test@example.org> ${1_700_000_000 + 3600 * number} +0000`
    const name = `v${number}`
    stream.push('commit refs/heads/main', `mark :${number}`, `committer ${who}`, data(name))
    if (number === 1) for (const [path, content] of files) stream.push(...file(path, content))
    stream.push(...file(`releases/${name}.txt`, name))
    if (number % 2 === 0) {
      stream.push(`reset refs/tags/${name}`, `from :${number}`, '')
    } else {
      stream.push(`tag ${name}`, `from :${number}`, `tagger ${who}`, data(`Release ${name}`))
    }
  }
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: checkout.path,
    input: `${stream.join('\n')}\n`,
  })
  return checkout
}

function file(path: string, content: string): string[] {
  return [`M 100644 inline ${path}`, data(content)]
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}
