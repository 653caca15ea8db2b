import { execFileSync } from 'node:child_process'
import { type Checkout, initRepository } from './sample.ts'

/**
 * Creates a repository of `tags` commits, one hour apart. Each commit adds one file and has one tag: `v1`, `v2`
 * and so on. Odd tags are annotated, even tags are lightweight. The first commit also adds `files`, by path.
 */
export function createHistory(
  tags: number,
  files: ReadonlyMap<string, string> = new Map(),
): Checkout {
  const checkout = initRepository()
  const stream: string[] = []
  for (let number = 1; number <= tags; number++) {
    const identity = `Test <test@example.org> ${1_700_000_000 + 3600 * number} +0000`
    const name = `v${number}`
    stream.push('commit refs/heads/main', `mark :${number}`, `committer ${identity}`, data(name))
    if (number === 1) for (const [path, content] of files) stream.push(...addFile(path, content))
    stream.push(...addFile(`releases/${name}.txt`, name))
    if (number % 2 === 0) {
      stream.push(`reset refs/tags/${name}`, `from :${number}`, '')
    } else {
      stream.push(`tag ${name}`, `from :${number}`, `tagger ${identity}`, data(`Release ${name}`))
    }
  }
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: checkout.path,
    input: `${stream.join('\n')}\n`,
  })
  return checkout
}

function addFile(path: string, content: string): string[] {
  return [`M 100644 inline ${path}`, data(content)]
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}
