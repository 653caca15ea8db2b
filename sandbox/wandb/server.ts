import {
  type LoopbackServer,
  listen,
  type ReceivedRequest,
  type Reply,
  type RequestHandler,
} from '../http.ts'
import { type Auth, createAuth } from './auth.ts'
import { answerFileStream, isFileStream } from './file-stream.ts'
import { answerGraphQL, errorReply, operationName } from './graphql.ts'
import { rootResolvers } from './root-resolvers.ts'
import { createStorage, type ObjectStorage } from './storage.ts'
import { WandbStore } from './store.ts'
import { RequestError } from './validation.ts'

/** The API key of a server without the option `apiKey`. */
export const DEFAULT_KEY = 'a'.repeat(40)

export type WandbOptions = Readonly<{
  /** The API key that the server accepts. */
  apiKey?: string
  /** The default entity of the API key. The server has no other. */
  entity?: string
  username?: string
  /** The organization of the entity. Its own entity is `<organization>-org`. */
  organization?: string
  /** The names of the organization's registries, without the prefix `wandb-registry-`. */
  registries?: readonly string[]
  /** The audience of identity tokens. Without it, the server accepts any audience. */
  audience?: string
}>

export interface WandbSandbox extends LoopbackServer {
  readonly store: WandbStore
}

/**
 * Starts a stand-in for the W&B server. It rejects the requests that the server rejects. It also rejects requests that
 * the server accepts although users cannot read the result.
 */
export async function startWandb(options: WandbOptions = {}, port = 0): Promise<WandbSandbox> {
  const { apiKey = DEFAULT_KEY, entity = 'lab', username = 'ada' } = options
  const store = new WandbStore(entity, options.organization, options.registries)
  const server = await listen((url) => {
    const storage = createStorage(store, url)
    return createHandler(store, storage, createAuth(apiKey, options.audience), username)
  }, port)
  return { ...server, store }
}

function createHandler(
  store: WandbStore,
  storage: ObjectStorage,
  auth: Auth,
  username: string,
): RequestHandler {
  const rootValue = rootResolvers({ store, signUrl: storage.signUrl, username })

  async function answer(request: ReceivedRequest): Promise<Reply> {
    const route = routeOf(request)
    if (route === 'storage/put' || route === 'storage/get') return storage.answer(request)
    if (route === 'oidc/token') return auth.exchange(request)
    if (route === undefined) return errorReply(404, `no ${request.method} ${request.path}`)
    if (!auth.accepts(request)) return errorReply(401, 'user is not logged in')
    if (route === 'graphql') {
      return answerGraphQL(rootValue, request, store.behavior.missingFields)
    }
    return answerFileStream(store, request)
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
        if (error instanceof RequestError) return errorReply(error.status, error.message)
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
