import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A proxy that listens on a port of 127.0.0.1. */
export type LocalProxy = Readonly<{ port: number; close(): void }>

/**
 * Starts a TCP proxy that adds a round trip of `roundTrip` milliseconds to the server on the port `target`: half for each
 * direction. The first bytes of a connection wait one more round trip, which stands for the TCP handshake.
 */
export async function startDelayProxy(target: number, roundTrip: number): Promise<LocalProxy> {
  const sockets = new Set<Socket>()
  const proxy = createServer((client) => {
    const server = connect(target, '127.0.0.1')
    const toServer = Math.ceil(roundTrip / 2)
    forward(client, server, toServer, roundTrip)
    forward(server, client, roundTrip - toServer, 0)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        server.destroy()
      })
    }
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return {
    port: address.port,
    close() {
      proxy.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Forwards each chunk after `delay` milliseconds, and none before the handshake has ended. */
function forward(from: Socket, to: Socket, delay: number, handshake: number): void {
  const connectedAt = performance.now() + handshake
  const schedule = (action: () => void) => {
    const wait = Math.max(0, connectedAt - performance.now()) + delay
    // A timer of 0 ms takes 1 ms.
    if (wait < 0.5) action()
    else setTimeout(action, wait)
  }
  from.on('data', (chunk) => schedule(() => to.writable && to.write(chunk)))
  from.on('end', () => schedule(() => to.end()))
  // The close event follows and closes the other socket.
  from.on('error', () => undefined)
}
