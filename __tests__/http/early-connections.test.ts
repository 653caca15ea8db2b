import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createTransport, type Transport } from '../../src/http/transport.ts'

let server: Server
let sockets: Socket[]
let transport: Transport
let url: string

beforeEach(async () => {
  sockets = []
  server = createServer((_, response) => setTimeout(() => response.end('ok'), 20))
  server.on('connection', (socket) => sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  transport = createTransport({ timeLimitMs: 10_000, env: {} })
})
afterEach(() => {
  transport.close()
  server.close()
  server.closeAllConnections()
})

async function connect(count: number): Promise<void> {
  await transport.connect({ url }, count)
  while (sockets.length < count) await sleep(5)
  // The client sees each connection, too.
  await sleep(20)
}

const get = () => transport.send({ name: 'test', method: 'GET', url })

test('requests take the connections that were opened before, and then open others', async () => {
  await connect(2)

  expect(await Promise.all([get(), get()])).toMatchObject([{ body: 'ok' }, { body: 'ok' }])
  expect(sockets).toHaveLength(2)
  await Promise.all([get(), get(), get()])
  expect(sockets).toHaveLength(3)
})

test.each([
  ['closed', ''],
  ['closed with an answer', 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'],
])('a connection that the server has %s is not used', async (_, answer) => {
  await connect(1)
  sockets[0]?.end(answer)
  await sleep(20)

  expect(await get()).toMatchObject({ status: 200, body: 'ok' })
  expect(sockets).toHaveLength(2)
})

test('a connection that fails is opened again by the request, which reports the failure', async () => {
  server.close()
  await transport.connect({ url }, 2)
  await sleep(20)

  await expect(get()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('connections that nobody uses are closed with the others', async () => {
  await connect(2)
  const closed = sockets.map((socket) => once(socket, 'close'))
  transport.close()
  await Promise.all(closed)

  await transport.connect({ url }, 1)
  await sleep(20)
  expect(sockets).toHaveLength(2)
})
