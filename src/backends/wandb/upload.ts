import { type Network, networkOfAddress, networkOfHost } from '../../http/network.ts'
import { printable } from '../../text/neutralize.ts'

/** Where a file is uploaded to. */
export type UploadTarget = Readonly<{
  /** The signed URL. */
  url: URL
  headers: Readonly<Record<string, string>>
  /** True if the server of the API gets the file, and not a store. */
  isOwnServer: boolean
  /** The networks that the store may be in, besides the public internet. undefined for any network. */
  networks: ReadonlySet<Network> | undefined
}>

/** Headers of the PUT requests of S3, Google Cloud Storage and Azure Blob Storage. */
const storeHeader =
  /^(content-(type|md5|encoding|disposition)|cache-control|if-none-match|x-(amz|goog|ms)-[\w-]+)$/i

/**
 * The target of an upload, from the server's response. The server chooses the address, so that it must not lead the
 * runner to a service that only the runner can reach: any https address on the internet is accepted, and an address in
 * another network only if the API is in such a network too.
 *
 * `apiAddress` is the IP address that the API answered from, if it is known. A lookup of its name could give another.
 *
 * Throws if the address or a header is not accepted. `name` is the upload's name in messages.
 */
export function readUploadTarget(
  name: string,
  { uploadUrl, uploadHeaders }: Readonly<{ uploadUrl: string; uploadHeaders: readonly string[] }>,
  baseUrl: string,
  apiAddress: string | undefined,
): UploadTarget {
  const url = new URL(uploadUrl)
  const base = new URL(baseUrl)
  const isOwnServer = url.origin === base.origin
  if (!isOwnServer && url.protocol !== 'https:') {
    throw uploadAddressError(name, `${url.protocol}//${shortHost(url)} is not https`)
  }
  if (url.username !== '' || url.password !== '') {
    // node:http would send them as an Authorization header.
    throw uploadAddressError(name, `the address on ${shortHost(url)} contains a user or a password`)
  }
  const headers = uploadHeaders.map(parseHeader)
  const [refused] = headers.find(([header]) => !storeHeader.test(header)) ?? []
  if (refused !== undefined) {
    const what = `${shortHost(url)} would get the header "${printable(refused, 100)}", which object stores do not use`
    throw uploadAddressError(name, what)
  }
  const ownNetworks = [
    networkOfHost(base.hostname),
    apiAddress === undefined ? undefined : networkOfAddress(apiAddress),
  ]
  return {
    url,
    headers: Object.fromEntries(headers),
    isOwnServer,
    networks: isOwnServer ? undefined : new Set(ownNetworks.filter((each) => each !== undefined)),
  }
}

/** A line `name: value` of `uploadHeaders`. */
function parseHeader(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

/** `what` says what is wrong with the address. */
export function uploadAddressError(name: string, what: string): Error {
  return new Error(
    `W&B gave an address for the ${name} that is not used: ${what}. Nothing was sent there. ` +
      'Check wandb-base-url, and which store the W&B server is configured to use.',
  )
}

function shortHost({ host }: URL): string {
  return printable(host, 200)
}
