import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { measureStep } from './measure.ts'
import type { Exchange } from './recorder.ts'
import { type Backend, type ServerUrls, startRecorders } from './servers.ts'
import { pushStep, uniqueName } from './steps.ts'

/** A git process or a request. `start` and `end` are milliseconds since the start of the action. */
export type Span = Readonly<{
  section: 'git' | Backend
  title: string
  start: number
  end: number
}>

/** Traces a first log to the servers, with a round trip of `roundTrip` milliseconds to each. */
export async function traceFirstLog(
  workspace: string,
  urls: ServerUrls,
  roundTrip: number,
): Promise<readonly Span[]> {
  const recorders = await startRecorders(urls, { roundTrip })
  const folder = await mkdtemp(join(tmpdir(), 'log-revision-git-'))
  try {
    const logFile = join(folder, 'log')
    await writeFile(logFile, '')
    await writeFile(join(folder, 'git'), gitWrapper(logFile))
    await chmod(join(folder, 'git'), 0o755)
    const env = { PATH: `${folder}${delimiter}${process.env['PATH']}` }
    const step = pushStep(workspace, 'v1', recorders.urls, uniqueName())
    const { startedAt } = await measureStep({ ...step, env })
    const spans = [
      ...gitSpans(await readFile(logFile, 'utf8')),
      ...backends.flatMap((server) =>
        recorders.connections(server).map((start) => connectionSpan(server, start, roundTrip)),
      ),
      ...recorders.exchanges().map(requestSpan),
    ]
    return spans.map((span) => ({
      ...span,
      start: span.start - startedAt,
      end: span.end - startedAt,
    }))
  } finally {
    recorders.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A shell script that runs git and logs when it started and ended. */
function gitWrapper(logFile: string): string {
  const time = 'date +%s%N'
  return `#!/bin/sh
PATH='${process.env['PATH']}'
start=$(${time})
git "$@"
code=$?
echo "$start $(${time}) $1 $2" >> '${logFile}'
exit $code
`
}

function gitSpans(log: string): readonly Span[] {
  const lines = log.split('\n').filter(Boolean)
  return lines
    .map((line): Span => {
      const [start, end, ...args] = line.split(' ')
      // The value of an option can be long.
      const title = `git ${args.join(' ').replace(/=.*/, '')}`
      return { section: 'git', title, start: Number(start) / 1e6, end: Number(end) / 1e6 }
    })
    .sort((a, b) => a.start - b.start)
}

const backends = ['wandb', 'mlflow'] as const

function connectionSpan(section: Backend, start: number, roundTrip: number): Span {
  return { section, title: 'connection', start, end: start + roundTrip }
}

function requestSpan(exchange: Exchange): Span {
  const { server, start, end } = exchange
  const section = server === 'wandb' ? 'wandb' : 'mlflow'
  return { section, title: requestTitle(exchange), start, end }
}

/** The GraphQL operation, the MLflow endpoint, or the method and the last part of the path. */
export function requestTitle({
  method,
  path,
  body,
}: Pick<Exchange, 'method' | 'path' | 'body'>): string {
  const operation = /"operationName":"(\w+)"/.exec(body)?.[1]
  if (path === '/graphql' && operation !== undefined) return operation
  const endpoint = /^\/api\/2\.0\/mlflow\/([^?]+)/.exec(path)?.[1]
  if (endpoint !== undefined) return endpoint
  const [pathname = ''] = path.split('?')
  return `${method} ${pathname.split('/').at(-1)}`
}
