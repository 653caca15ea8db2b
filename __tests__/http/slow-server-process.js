import { createServer } from 'node:http'
import { connect } from 'node:net'
import process from 'node:process'

/**
 * A server that accepts the next connection after about a second, as one far away does. Its queue is full while it is
 * blocked, so Linux drops the first packet of a connection. The client repeats it after one second.
 */
const blockedMs = 700
const server = createServer((_, response) => response.end('ok'))
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  const { port } = server.address()
  process.send(port, () => {
    for (let count = 0; count < 4; count++) connect(port, '127.0.0.1').on('error', () => undefined)
    // Node.js connects in the next tick.
    process.nextTick(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, blockedMs))
  })
})
process.on('disconnect', () => process.exit())
