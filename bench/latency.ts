import { once } from 'node:events'
import { createServer, connect as open, type Socket } from 'node:net'

/** Something that listens on loopback. */
export type Relay = Readonly<{ url: string; close(): void }>

/**
 * Stands before a server as if it were far away: what is sent and what is answered both take half of
 * `roundTrip` (milliseconds). The first bytes of a connection wait for one more, since a connection to a
 * server that is really far is only there after it.
 */
export async function startLatency(target: string, roundTrip: number): Promise<Relay> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = open(Number(port), hostname)
    const there = Math.ceil(roundTrip / 2)
    pass(near, far, there, roundTrip)
    pass(far, near, roundTrip - there, 0)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Hands on what comes, each piece that much later. */
function pass(from: Socket, to: Socket, delay: number, handshake: number): void {
  const connected = performance.now() + handshake
  const later = (act: () => void) => {
    const wait = Math.max(0, connected - performance.now()) + delay
    // Timers of zero milliseconds would still take one.
    if (wait < 0.5) act()
    else setTimeout(act, wait)
  }
  from.on('data', (bytes) => later(() => to.writable && to.write(bytes)))
  from.on('end', () => later(() => to.end()))
  // The other end learns of it by the close that follows.
  from.on('error', () => undefined)
}
