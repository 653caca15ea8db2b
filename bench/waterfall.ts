import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { action, pushStep } from './action.ts'
import { measure } from './measure.ts'
import { type Urls, watch } from './servers.ts'
import { freshName } from './side-by-side.ts'

/** Something that takes from `start` to `end`, in milliseconds since the process began. */
export type Bar = Readonly<{ lane: string; title: string; start: number; end: number }>

/** What a first log to all servers does when, with that round trip to them: git's processes, and the requests. */
export async function takeWaterfall(
  workspace: string,
  urls: Urls,
  roundTrip: number,
): Promise<readonly Bar[]> {
  const watched = await watch(urls, roundTrip)
  const folder = await mkdtemp(join(tmpdir(), 'log-revision-git-'))
  try {
    const log = join(folder, 'log')
    await writeFile(log, '')
    await writeFile(join(folder, 'git'), noting(log))
    await chmod(join(folder, 'git'), 0o755)
    const env = { PATH: `${folder}${delimiter}${process.env['PATH']}` }
    const step = pushStep(workspace, 'v1', watched.urls, freshName())
    const { began } = await measure(action({ ...step, env }))
    const noted = gitBars(await readFile(log, 'utf8'))
    const sent = watched
      .exchanges()
      .map(({ server, ...each }) => ({ lane: server, ...each, title: titleOf(each) }))
    const bars: readonly Bar[] = [...noted, ...sent]
    return bars.map(({ lane, title, start, end }) => ({
      ...{ lane, title, start: start - began, end: end - began },
    }))
  } finally {
    watched.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A git that notes when it ran, and is the real one otherwise. */
function noting(log: string): string {
  const time = 'date +%s%N'
  return `#!/bin/sh
PATH='${process.env['PATH']}'
start=$(${time})
git "$@"
code=$?
echo "$start $(${time}) $1 $2" >> '${log}'
exit $code
`
}

function gitBars(log: string): readonly Bar[] {
  const lines = log.split('\n').filter(Boolean)
  return lines
    .map((line) => {
      const [start, end, ...words] = line.split(' ')
      // An option's value may be long.
      const title = `git ${words.join(' ').replace(/=.*/, '')}`
      return { lane: 'git', title, start: Number(start) / 1e6, end: Number(end) / 1e6 }
    })
    .sort((a, b) => a.start - b.start)
}

type Sent = Readonly<{ method: string; path: string; body: string }>

/** What a request is, in short. */
export function titleOf({ method, path, body }: Sent): string {
  const operation = /"operationName":"(\w+)"/.exec(body)?.[1]
  if (path === '/graphql' && operation !== undefined) return operation
  const endpoint = /^\/api\/2\.0\/mlflow\/([^?]+)/.exec(path)?.[1]
  if (endpoint !== undefined) return endpoint
  const [plain = ''] = path.split('?')
  return `${method} ${plain.split('/').at(-1)}`
}
