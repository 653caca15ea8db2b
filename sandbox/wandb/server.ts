import {
  type LoopbackServer,
  listen,
  type ReceivedRequest,
  type Reply,
  type RequestHandler,
} from '../http.ts'
import { type Auth, startAuth } from './auth.ts'
import { errors, operationName, receiveGraphQL } from './graphql.ts'
import { Refusal } from './refusal.ts'
import { root } from './root.ts'
import { type Storage, startStorage } from './storage.ts'
import { WandbStore } from './store.ts'
import { isFileStream, receiveStream } from './stream.ts'

/** The key that is accepted when no other is asked for. */
export const DEFAULT_KEY = 'a'.repeat(40)

export type WandbOptions = Readonly<{
  /** The one key that is accepted. */
  apiKey?: string
  /** The key's default entity, and the only one there is. */
  entity?: string
  username?: string
  /** The organization that the entity is in, whose own entity is `<organization>-org`. */
  organization?: string
  /** The organization's registries, without the `wandb-registry-` of their projects. */
  registries?: readonly string[]
  /** What an identity token must be for: without it, any is taken. */
  audience?: string
}>

export interface WandbSandbox extends LoopbackServer {
  readonly store: WandbStore
}

/**
 * Starts a stand-in for the W&B server. It refuses what the server refuses, and also what the
 * server would take and its users could then not read.
 */
export async function startWandb(options: WandbOptions = {}, port = 0): Promise<WandbSandbox> {
  const { apiKey = DEFAULT_KEY, entity = 'lab', username = 'ada' } = options
  const store = new WandbStore(entity, options.organization, options.registries)
  const listening = await listen((url) => {
    const storage = startStorage(store, url)
    return standIn(store, storage, startAuth(apiKey, options.audience), username)
  }, port)
  return { ...listening, store }
}

function standIn(
  store: WandbStore,
  storage: Storage,
  auth: Auth,
  username: string,
): RequestHandler {
  const rootValue = root({ store, sign: storage.sign, username })

  async function answer(request: ReceivedRequest): Promise<Reply> {
    const route = routeOf(request)
    if (route === 'storage/put' || route === 'storage/get') return storage.receive(request)
    if (route === 'oidc/token') return auth.exchange(request)
    if (route === undefined) return errors(404, `no ${request.method} ${request.path}`)
    if (!auth.accepts(request)) return errors(401, 'user is not logged in')
    if (route === 'graphql') return receiveGraphQL(rootValue, request)
    return receiveStream(store, request)
  }

  return {
    name(request) {
      const route = routeOf(request)
      const name = route === 'graphql' ? operationName(request.body) : route
      return name ?? `${request.method} ${request.path}`
    },

    async answer(request) {
      try {
        return await answer(request)
      } catch (error) {
        if (error instanceof Refusal) return errors(error.status, error.message)
        throw error
      }
    },
  }
}

function routeOf({ method, path }: Pick<ReceivedRequest, 'method' | 'path'>) {
  if (path.startsWith('/storage/')) {
    if (method === 'PUT') return 'storage/put'
    if (method === 'GET') return 'storage/get'
  }
  if (method !== 'POST') return undefined
  if (path === '/graphql') return 'graphql'
  if (path === '/oidc/token') return 'oidc/token'
  return isFileStream(path) ? 'file_stream' : undefined
}
