import { createSocket } from 'node:dgram'
import process from 'node:process'

/**
 * A name server in a process of its own (RFC 1035). A message sets its addresses by name and record type: IPv4 addresses
 * (`A`), and IPv6 addresses (`AAAA`) with all eight groups. It sends the port at first, and then each name that it is
 * asked for.
 */
let records = {}

const recordTypes = {
  1: ['A', (address) => Buffer.from(address.split('.').map(Number))],
  28: ['AAAA', (address) => Buffer.from(address.replace(/\w+:?/g, padGroup), 'hex')],
}
const padGroup = (group) => group.replace(':', '').padStart(4, '0')

const server = createSocket('udp4')
server.on('message', (query, { address, port }) => {
  const labels = []
  let end = 12
  for (; query[end] > 0; end += query[end] + 1)
    labels.push(query.toString('latin1', end + 1, end + 1 + query[end]))
  const name = labels.join('.').toLowerCase()
  process.send(name)
  server.send(answer(query.subarray(0, end + 5), records[name]), port, address)
})

/** The answer to a query, which ends with its record type and class. Without records, there is no such name. */
function answer(query, addresses) {
  const [type, encode] = recordTypes[query.readUInt16BE(query.length - 4)] ?? []
  const found = (addresses?.[type] ?? []).map(encode)
  const head = Buffer.from(query.subarray(0, 12))
  // A response of a server that is allowed to ask others, without an error or with NXDOMAIN.
  head.writeUInt16BE(addresses === undefined ? 0x8183 : 0x8180, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(found.length, 6)
  head.fill(0, 8)
  const list = found.map((address) => {
    // The name of the question, its type and class, five seconds to live, and the length.
    const record = Buffer.from([0xc0, 12, 0, 0, 0, 1, 0, 0, 0, 5, 0, address.length])
    query.copy(record, 2, query.length - 4, query.length - 2)
    return Buffer.concat([record, address])
  })
  return Buffer.concat([head, query.subarray(12), ...list])
}

process.on('message', (message) => {
  records = message
  process.send('')
})
process.on('disconnect', () => process.exit())
server.bind(0, '127.0.0.1', () => process.send(`${server.address().port}`))
