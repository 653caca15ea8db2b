import { printable } from '../text/neutralize.ts'
import type { Http } from './client.ts'
import { type HttpResponse, isPage, type Server } from './messages.ts'
import { ForbiddenNetworkError, type Network, networkOfAddress, networkOfHost } from './network.ts'

/** Where a file is uploaded to. */
export type UploadTarget = Readonly<{
  /** The signed URL. */
  url: URL
  headers: Readonly<Record<string, string>>
  /** True if the server of the API gets the file, and not a store. */
  isOwnServer: boolean
  /** The networks that the store may be in, in addition to the public internet. undefined for any network. */
  networks: ReadonlySet<Network> | undefined
  /** Who gets the file, for messages. */
  server: Server
}>

/** An upload address that a server gave. */
export type UploadAddress = Readonly<{
  url: string
  headers: readonly (readonly [name: string, value: string])[]
}>

/** The API that gave the address. */
export type UploadServer = Readonly<{
  /** Its name in messages. */
  title: string
  /** The input that has its address. */
  input: string
  baseUrl: string
  /** The IP address that it answered from, if it is known. A lookup of its name could give another. */
  apiAddress: string | undefined
  /** True if a store without TLS is accepted. */
  allowsHttp?: boolean
}>

/** An upload address is not used. The message says what is wrong with it, without a full stop. */
export class UploadAddressError extends Error {}

/** Headers of the PUT requests of S3, Google Cloud Storage and Azure Blob Storage. */
const storeHeader =
  /^(content-(type|md5|encoding|disposition|language)|cache-control|expires|if-none-match|x-(amz|goog|ms)-[\w-]+)$/i

/**
 * The target of an upload, from the server's response. The server chooses the address, so that it must not lead the
 * runner to a service that only the runner can reach: any https address on the internet is accepted, and an address in
 * another network only if the API is in such a network too.
 *
 * Throws an `UploadAddressError` if the address or a header is not accepted.
 */
export function readUploadTarget(
  { url: address, headers }: UploadAddress,
  { title, input, baseUrl, apiAddress, allowsHttp = false }: UploadServer,
): UploadTarget {
  const url = new URL(address)
  const base = new URL(baseUrl)
  const isOwnServer = url.origin === base.origin
  const accepted = allowsHttp ? ['https:', 'http:'] : ['https:']
  if (!isOwnServer && !accepted.includes(url.protocol)) {
    throw new UploadAddressError(`${url.protocol}//${shortHost(url)} is not https`)
  }
  if (url.username !== '' || url.password !== '') {
    // node:http would send them as an Authorization header.
    throw new UploadAddressError(`the address on ${shortHost(url)} contains a user or a password`)
  }
  const [refused] = headers.find(([header]) => !storeHeader.test(header)) ?? []
  if (refused !== undefined) {
    throw new UploadAddressError(
      `${shortHost(url)} would get the header "${printable(refused, 100)}", which object stores do not use`,
    )
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
    server: { title: isOwnServer ? title : `${title}'s store`, input, address: url.origin },
  }
}

/**
 * Uploads a file with exactly the headers of the target, and returns the response. Throws an `UploadAddressError` if the
 * host is in a network that is not accepted.
 */
export async function sendUpload(
  { http, hide }: Readonly<{ http: Http; hide: (secret: string) => void }>,
  name: string,
  { url, headers, networks, server }: UploadTarget,
  body: string,
): Promise<HttpResponse> {
  const request = { name, method: 'PUT', url: url.href, headers, body, networks, server } as const
  const response = await http.send(request).catch((error: unknown) => {
    throw error instanceof ForbiddenNetworkError ? new UploadAddressError(error.message) : error
  })
  // Only messages about a refusal can contain a signature. Earlier masks would fill the log of a backfill.
  if (!isUploaded(response)) for (const signature of signaturesIn(url)) hide(signature)
  return response
}

/** True if the store accepted the file. A login page can have status 200. Some stores call an empty answer HTML. */
export function isUploaded(response: HttpResponse): boolean {
  const { status, body } = response
  return status >= 200 && status <= 299 && (body === '' || !isPage(response))
}

/** The signature in a signed URL. Each store gives it another name, but other values in the query are short. */
function signaturesIn({ searchParams }: URL): readonly string[] {
  return [...searchParams.values()].filter((value) => value.length > 20)
}

/** The host of an address, for messages. */
export function shortHost({ host }: URL): string {
  return printable(host, 200)
}
