import { createServer, request } from 'node:http'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/**
 * A gateway in a process of its own. It forwards requests to a server, or answers them with bytes. A message sets what
 * it does. The answer to each message has its port, and the requests that it received since the last message.
 */
const compressions = { gzip: gzipSync, br: brotliCompressSync }
let settings = {}
let received = []

const server = createServer((incoming, outgoing) => {
  received.push(`${incoming.method} ${incoming.url}`)
  const answer = settings.answers.shift()
  if (answer === undefined) forward(incoming, outgoing)
  else incoming.resume().on('end', () => incoming.socket.end(answer))
})

function forward(incoming, outgoing) {
  const { method, url, headers } = incoming
  const toServer = request(settings.target + url, { method, headers }, async (response) => {
    let body = await text(response)
    // The server's own addresses, such as those for uploads, are those of the gateway.
    body = body.replaceAll(settings.target, `http://${headers.host}`)
    const compress = compressions[settings.compression]
    if (compress) body = compress(body)
    const added = compress ? { 'content-encoding': settings.compression } : {}
    const { 'transfer-encoding': _, 'content-length': __, ...others } = response.headers
    outgoing.writeHead(response.statusCode, { ...others, ...added }).end(body)
  })
  incoming.pipe(toServer)
}

process.on('message', (message) => {
  settings = message
  process.send({ port: server.address().port, received })
  received = []
})
server.listen(0, '127.0.0.1', () => process.send('ready'))
