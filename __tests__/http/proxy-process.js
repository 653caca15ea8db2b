import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, request } from 'node:http'
import { connect, createServer } from 'node:net'
import process from 'node:process'
import { createServer as createTlsServer } from 'node:tls'

/**
 * A proxy in a process of its own: for http (on two ports, one of them with TLS) and for SOCKS 5. It connects every host
 * to one port of this machine. A message sets its behaviour, and each answer has the requests since the last message, and
 * the number of open connections.
 */
const tls = (file) => readFileSync(new URL(`tls/${file}`, import.meta.url))
let behaviour = { targetPort: 0 }
let requests = []
let connections = 0

const proxy = createHttpServer((asked, response) => {
  note(`${asked.method} ${asked.url}`, asked.headers)
  if (respond(response)) return
  const { method, headers } = asked
  const path = asked.url.replace(/^http:\/\/[^/]*/, '')
  const onward = request({ port: behaviour.targetPort, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers)
    answer.pipe(response)
  })
  asked.pipe(onward.on('error', () => response.destroy()))
})
proxy.on('connect', (asked, socket) => {
  note(`CONNECT ${asked.url}`, asked.headers)
  const { status, headers = {} } = behaviour
  if (status === undefined) return pass(socket, 'HTTP/1.1 200 Connection Established\r\n\r\n')
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} No\r\n${lines.join('')}\r\nnobody may`)
})

function note(line, headers) {
  requests.push(`${line} ${headers['proxy-authorization'] ?? ''}`.trim())
}

function respond(response) {
  const { status, headers = {} } = behaviour
  if (status !== undefined) response.writeHead(status, headers).end('nobody may')
  return status !== undefined
}

function pass(socket, first) {
  const onward = connect(behaviour.targetPort, '127.0.0.1', () => socket.write(first))
  socket.pipe(onward).pipe(socket)
  for (const end of [socket, onward]) {
    end
      .on('error', () => undefined)
      .on('close', () => [socket, onward].map((each) => each.destroy()))
  }
}

/** Sends text and ends, as the behaviour says. True if it says so for this layer. */
function misbehaves(socket, layer) {
  const { broken } = behaviour
  if (broken?.layer !== layer) return false
  socket.on('error', () => undefined)
  const act = () => {
    // Otherwise the end of the connection is not read.
    socket.resume()
    if (broken.text) socket.write(broken.text)
    setTimeout(() => {
      if (broken.end === 'close') socket.end()
      if (broken.end === 'reset') (socket.resetAndDestroy ?? socket.destroy).call(socket)
    }, broken.delay ?? 0)
  }
  if (broken.isAtOnce) act()
  else socket.once('data', act)
  return true
}

/** RFC 1928 and 1929, with or without a user. Each message comes in one packet here. */
function serveSocks(socket) {
  let step = 'greeting'
  socket
    .on('error', () => undefined)
    .on('data', function read(data) {
      if (step === 'greeting') {
        const hasUser = data.subarray(2).includes(2)
        step = hasUser ? 'user' : 'request'
        return socket.write(Buffer.from([5, hasUser ? 2 : 0]))
      }
      if (step === 'user') {
        const name = data.subarray(2, 2 + data[1])
        requests.push(`USER ${name}:${data.subarray(3 + data[1])}`)
        step = 'request'
        return socket.write(Buffer.from([1, 0]))
      }
      socket.off('data', read)
      const host =
        data[3] === 3 ? data.subarray(5, 5 + data[4]) : [...data.subarray(4, 8)].join('.')
      requests.push(`SOCKS ${host}:${data.readUInt16BE(data.length - 2)}`)
      const reply = (code) => Buffer.from([5, code, 0, 1, 127, 0, 0, 1, 0, 0])
      if (behaviour.status === undefined) pass(socket, reply(0))
      else socket.end(reply(2))
    })
}

const tlsServer = createTlsServer(
  { key: tls('key.pem'), cert: tls('ip-127.0.0.1.pem') },
  (socket) => misbehaves(socket, 'tls') || proxy.emit('connection', socket),
)
tlsServer.on('tlsClientError', () => undefined)
const handlers = {
  http: (socket) => proxy.emit('connection', socket),
  https: (socket) => tlsServer.emit('connection', socket),
  socks: serveSocks,
}
const ports = await Promise.all(
  Object.values(handlers).map(
    (handle) =>
      new Promise((resolve) => {
        const server = createServer((socket) => {
          connections++
          socket.on('close', () => connections--)
          if (!misbehaves(socket, 'tcp')) handle(socket)
        })
        server.listen(0, '127.0.0.1', () => resolve(server.address().port))
      }),
  ),
)
process.on('message', (message) => {
  if (message !== 'report') behaviour = message
  process.send({ requests, connections })
  requests = []
})
process.on('disconnect', () => process.exit())
process.send(ports)
