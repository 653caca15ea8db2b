import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A reverse proxy in front of a server that has no authentication of its own. */
export type AuthProxy = Readonly<{
  url: string
  /** The number of requests that it passed on. */
  passed(): number
  close(): void
}>

/** What a request without valid credentials gets: a status and headers. */
export type Refusal = Readonly<{ status: number; headers: Readonly<Record<string, string>> }>

/** Starts a proxy on loopback. It passes on requests with this `authorization` header, but not the header. */
export async function startAuthProxy(
  target: string,
  authorization: string,
  refusal: Refusal,
): Promise<AuthProxy> {
  let passed = 0
  const proxy = createServer((received, response) => {
    const { authorization: given, ...headers } = received.headers
    if (given !== authorization) {
      response.writeHead(refusal.status, refusal.headers).end()
      return
    }
    passed++
    const { method } = received
    const forwarded = request(
      new URL(received.url ?? '', target),
      { method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    forwarded.on('error', () => response.destroy())
    received.pipe(forwarded)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://127.0.0.1:${portOf(proxy.address())}`,
    passed: () => passed,
    close() {
      proxy.close()
      proxy.closeAllConnections()
    },
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return address.port
}
