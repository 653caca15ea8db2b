import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import process from 'node:process'

/**
 * Lets a step ask the name server in the variable TEST_NAME_SERVER. The name server of the machine is a setting of the
 * whole machine, and Node has no option for another one. IPv4 addresses come first: on a machine without IPv6, so does
 * the C library sort them.
 */
const resolver = new dns.promises.Resolver()
resolver.setServers([process.env.TEST_NAME_SERVER])

dns.lookup = (host, options, callback) => {
  const ask = async (family) => {
    const addresses = await resolver[`resolve${family}`](host).catch(() => [])
    return addresses.map((address) => ({ address, family }))
  }
  void Promise.all([ask(4), ask(6)]).then((lists) => {
    const found = lists.flat()
    if (found.length === 0) callback(Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' }))
    else if (options.all) callback(null, found)
    else callback(null, found[0].address, found[0].family)
  })
}
syncBuiltinESMExports()
