import { once } from 'node:events'
import { createServer, type Server as HttpServer } from 'node:http'
import { connect, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll } from '@jest/globals'

/** The port of a server that listens on 127.0.0.1. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return address.port
}

/** Lets a server listen while the tests of a file run. */
export function useServer(server: HttpServer): Readonly<{ port: number }> {
  let port = 0
  beforeAll(async () => {
    port = await listen(server)
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    get port() {
      return port
    },
  }
}

/** A proxy that connects every host to one port of this machine. */
export async function startProxy(targetPort: number) {
  const connected: string[] = []
  const sockets = new Set<Socket>()
  const proxy = createServer()
  proxy.on('connect', (request, socket: Socket) => {
    connected.push(request.url ?? '')
    const target = connect(targetPort, '127.0.0.1')
    for (const end of [socket, target]) {
      sockets.add(end)
      end.on('error', () => undefined)
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    socket.pipe(target).pipe(socket)
  })
  return {
    /** `host:port` of each tunnel. */
    connected,
    url: `http://127.0.0.1:${await listen(proxy)}`,
    close() {
      for (const socket of sockets) socket.destroy()
      proxy.close()
      proxy.closeAllConnections()
    },
  }
}
