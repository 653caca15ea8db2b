import { once } from 'node:events'
import { createServer } from 'node:http'
import { send } from '../http.ts'
import { answer } from './answer.ts'
import { type Held, renderPage } from './page.ts'

/** The page, listening on loopback. */
export type PageServer = Readonly<{
  url: string
  close(): Promise<void>
}>

/** Serves the page on that port of 127.0.0.1, or on a free one for 0. `held` is asked anew each time. */
export async function startPage(held: () => Held, port = 0): Promise<PageServer> {
  const server = createServer(({ method, url, headers: { host } }, response) => {
    send(
      response,
      answer({ method, url, host }, () => renderPage(held())),
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
