import { connect, createServer } from 'node:net'
import process from 'node:process'

/** Forwards the connections to one address of this machine to a port. Its queue is as short as it can be. */
const [host, port, target] = process.argv.slice(2)
const server = createServer((socket) => {
  const onward = connect(Number(target), '127.0.0.1')
  socket.pipe(onward).pipe(socket)
  for (const end of [socket, onward]) end.on('error', () => socket.destroy())
})
server.listen({ host, port: Number(port), backlog: 1 }, () => process.send(server.address().port))
process.on('disconnect', () => process.exit())
