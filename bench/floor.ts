import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createExpander, type Taped } from './expand.ts'

// The least that a process can do which sends the same requests as the action: nothing is read from git,
// nothing is checked but the status, and nothing is loaded but what comes with Node.

// An import of it takes 40 ms on Node 24, which then loads all that it exports.
const { Agent, request: ask } = process.getBuiltinModule('node:http')

const [file = '', name = '', servers = '{}'] = process.argv.slice(2)
const tape: readonly Taped[] = JSON.parse(readFileSync(file, 'utf8'))
const origins: Readonly<Record<string, string>> = JSON.parse(servers)
const agent = new Agent({ keepAlive: true })
const { expand, answered } = createExpander(tape, name)

const done: Promise<void>[] = []
for (const [number, taped] of tape.entries()) done.push(replay(number, taped))
await Promise.all(done)
agent.destroy()

async function replay(number: number, taped: Taped): Promise<void> {
  await Promise.all(taped.after.map((earlier) => done[earlier]))
  const { status, text } = await send(taped)
  if (status !== taped.status) {
    throw new Error(`request ${number}, ${taped.method} ${taped.path}: HTTP ${status}: ${text}`)
  }
  answered(number, text.startsWith('{') ? JSON.parse(text) : text)
}

function send({ server, method, path, headers, body }: Taped) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const filled = Object.entries(headers).map(([key, value]) => [key, expand(value)])
    const content = expand(body)
    const length = content === '' ? {} : { 'content-length': Buffer.byteLength(content) }
    const options = { method, agent, headers: { ...Object.fromEntries(filled), ...length } }
    const sent = ask(`${origins[server]}${expand(path)}`, options, (answer: IncomingMessage) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece) => {
        text += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(content)
  })
}
