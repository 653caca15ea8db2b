import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createRenderer, type RequestTemplate } from './request-templates.ts'

// The smallest program that sends the same requests as the action. It does not read git, checks only the status
// of each response, and loads only modules of Node. Its arguments are a file of request templates, the name to
// log under, and the URLs of the servers as JSON.

const [file = '', name = '', servers = '{}'] = process.argv.slice(2)
const templates: readonly RequestTemplate[] = JSON.parse(readFileSync(file, 'utf8'))
const origins: Readonly<Record<string, string>> = JSON.parse(servers)
const isTls = Object.values(origins).some((origin) => origin.startsWith('https:'))
// An import of node:http takes 40 ms on Node 24, because it loads all exports of the module.
const { Agent, request: sendRequest } = process.getBuiltinModule(isTls ? 'node:https' : 'node:http')
const agent = new Agent({ keepAlive: true })
const { render, addResponse } = createRenderer(templates, name)

const replays: Promise<void>[] = []
for (const [number, template] of templates.entries()) replays.push(replay(number, template))
await Promise.all(replays)
agent.destroy()

async function replay(number: number, template: RequestTemplate): Promise<void> {
  await Promise.all(template.dependsOn.map((dependency) => replays[dependency]))
  const { status, text } = await send(template)
  if (status !== template.status) {
    throw new Error(
      `request ${number}, ${template.method} ${template.path}: HTTP ${status}: ${text}`,
    )
  }
  addResponse(number, text.startsWith('{') ? JSON.parse(text) : text)
}

function send({ server, method, path, headers, body }: RequestTemplate) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const rendered = Object.entries(headers).map(([key, value]) => [key, render(value)])
    const content = render(body)
    const length = content === '' ? {} : { 'content-length': Buffer.byteLength(content) }
    const options = { method, agent, headers: { ...Object.fromEntries(rendered), ...length } }
    const url = `${origins[server]}${render(path)}`
    const request = sendRequest(url, options, (response: IncomingMessage) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode, text }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(content)
  })
}
