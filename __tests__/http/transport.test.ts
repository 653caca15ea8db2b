import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import { UnacceptableResponseError } from '../../src/http/messages.ts'
import { createTransport, type Transport } from '../../src/http/transport.ts'
import { userAgent } from '../../src/http/user-agent.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serve(respond: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => respond(response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return `http://127.0.0.1:${address.port}/`
}

function open(timeLimitMs: number): Transport {
  const transport = createTransport({ timeLimitMs, env: {} })
  closers.push(() => transport.close())
  return transport
}

const get = (url: string) => ({ name: 'test', method: 'GET' as const, url })

test('a server that does not respond is an error after the time limit', async () => {
  const url = await serve(() => undefined)

  await expect(open(200).send(get(url))).rejects.toMatchObject({ code: 'ETIMEDOUT' })
})

test.each([
  ['body', 'HTTP/1.1 200 OK\r\n\r\n'],
  ['header', 'HTTP/1.1 200 OK\r\nx: '],
])('a response whose %s has no end is a final error after the time limit', async (_, start) => {
  const url = await serve(({ socket }) => {
    socket?.write(start)
    const timer = setInterval(() => socket?.write('.'), 20)
    socket?.on('close', () => clearInterval(timer))
  })

  await expect(open(200).send(get(url))).rejects.toThrow(
    new UnacceptableResponseError('no complete response within 0.2 s, although it began'),
  )
})

test('an earlier response on the same connection is not the beginning of the next', async () => {
  let requests = 0
  const url = await serve((response) => {
    if (requests++ === 0) response.end('ok')
  })
  const transport = open(200)
  await transport.send(get(url))

  const error = await transport.send(get(url)).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'ETIMEDOUT', message: 'no complete response within 0.2 s' })
})

test('a response that is too large is an error', async () => {
  const url = await serve((response) => {
    const writeMore = () => {
      while (response.write(Buffer.alloc(1024 * 1024)));
    }
    response.on('drain', writeMore)
    writeMore()
  })

  await expect(open(5000).send(get(url))).rejects.toThrow('the answer has more than 8388608 bytes')
})

test('each request names the version of the action', async () => {
  const server = createServer((request, response) => response.end(request.headers['user-agent']))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closers.push(() => server.close().closeAllConnections())
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  const { body } = await open(5000).send(get(`http://127.0.0.1:${port}/`))
  expect(body).toBe(userAgent)
})

test('a redirect is not followed', async () => {
  const url = await serve((response) => response.writeHead(302, { location: '/elsewhere' }).end())

  expect(await open(1000).send(get(url))).toMatchObject({
    status: 302,
    headers: { location: '/elsewhere' },
  })
})
