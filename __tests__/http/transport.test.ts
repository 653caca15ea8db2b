import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import { createTransport, type Transport } from '../../src/http/transport.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return `http://127.0.0.1:${address.port}/`
}

function open(timeLimit: number): Transport {
  const transport = createTransport(timeLimit)
  closers.push(() => transport.close())
  return transport
}

const get = (url: string) => ({ name: 'test', method: 'GET' as const, url })

test('a server that says nothing is not waited for longer than timeLimit lasts', async () => {
  const url = await serve(() => undefined)

  await expect(open(200).request(get(url))).rejects.toThrow('no whole answer within 0.2 s')
})

test('nor is an answer that comes drop by drop', async () => {
  const url = await serve((response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(drip))
  })

  await expect(open(200).request(get(url))).rejects.toThrow('no whole answer within 0.2 s')
})

test('nor is a proxy that says nothing, and the process can end', async () => {
  const proxy = createServer().listen(0, '127.0.0.1')
  const asked = once(proxy, 'connect')
  await once(proxy, 'listening')
  const address = proxy.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const before = process.env['http_proxy']
  process.env['http_proxy'] = `http://127.0.0.1:${port}`
  try {
    const transport = open(200)
    await expect(transport.request(get('http://far.invalid/'))).rejects.toThrow('no whole answer')
    const [, connection] = await asked
    transport.close()
    await once(connection.resume(), 'end')
  } finally {
    proxy.close()
    if (before === undefined) delete process.env['http_proxy']
    else process.env['http_proxy'] = before
  }
})

test('an answer without end is not kept', async () => {
  const url = await serve((response) => {
    const more = () => {
      while (response.write(Buffer.alloc(1024 * 1024)));
    }
    response.on('drain', more)
    more()
  })

  await expect(open(5000).request(get(url))).rejects.toThrow(
    'the answer is larger than 8388608 bytes',
  )
})

test('a redirect is an answer, and is not followed', async () => {
  const url = await serve((response) => response.writeHead(302, { location: '/elsewhere' }).end())

  expect(await open(1000).request(get(url))).toMatchObject({
    status: 302,
    headers: { location: '/elsewhere' },
  })
})
