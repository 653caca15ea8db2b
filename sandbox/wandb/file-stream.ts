import * as v from 'valibot'
import { json, type ReceivedRequest, type Reply } from '../http.ts'
import { checkEntity, requireRun } from './runs.ts'
import type { Run, WandbStore } from './store.ts'
import { parseObject, reject } from './validation.ts'

const PATH = /^\/files\/([^/]+)\/([^/]+)\/([^/]+)\/file_stream$/

const Chunk = v.strictObject({
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  content: v.array(v.string()),
})

const Body = v.strictObject({
  files: v.optional(
    v.record(
      v.picklist(['wandb-summary.json', 'wandb-history.jsonl', 'wandb-events.jsonl', 'output.log']),
      Chunk,
    ),
  ),
  uploaded: v.optional(v.array(v.string())),
  preempting: v.optional(v.boolean()),
  complete: v.optional(v.boolean()),
  exitcode: v.optional(v.pipe(v.number(), v.integer())),
})

/** True for the path of a run's file stream. */
export function isFileStream(path: string): boolean {
  return PATH.test(path)
}

/** Answers a request to a run's file stream. */
export function answerFileStream(store: WandbStore, request: ReceivedRequest): Reply {
  const [entity = '', project = '', id = ''] = (PATH.exec(request.path) ?? [])
    .slice(1)
    .map(decodeURIComponent)
  checkEntity(store, entity)
  const run = requireRun(store, project, id)
  const body = v.safeParse(Body, parseObject('file_stream body', request.body.toString()))
  if (!body.success) reject(400, `file_stream: ${v.summarize(body.issues)}`)
  const { files = {}, complete = false, exitcode } = body.output
  if (complete !== (exitcode !== undefined)) {
    reject(400, 'file_stream: complete and exitcode go together')
  }
  const summary = files['wandb-summary.json']?.content.at(-1)
  const parsed = summary === undefined ? undefined : parseObject('wandb-summary.json', summary)
  for (const [name, chunk] of Object.entries(files)) appendLines(run, name, chunk)
  if (parsed !== undefined) run.summary = parsed
  run.exitcode = exitcode
  if (exitcode !== undefined && store.behavior.ignoresRunEnd) return json(200, {})
  run.state = exitcode === undefined ? 'running' : exitcode === 0 ? 'finished' : 'failed'
  return json(200, {})
}

function appendLines(run: Run, name: string, chunk: v.InferOutput<typeof Chunk>): void {
  // The summary is one line, which each request replaces. The other files only grow.
  const lines = name === 'wandb-summary.json' ? [] : (run.streams.get(name) ?? [])
  if (chunk.offset > lines.length) {
    reject(400, `file_stream: ${name} has ${lines.length} lines, not ${chunk.offset}`)
  }
  run.streams.set(name, [...lines.slice(0, chunk.offset), ...chunk.content])
}
