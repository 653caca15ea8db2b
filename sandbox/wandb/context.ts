import type { SignUrl } from './storage.ts'
import type { WandbStore } from './store.ts'

/** The data that all resolvers need. */
export type Context = Readonly<{ store: WandbStore; signUrl: SignUrl; username: string }>

/** The arguments of every connection. */
export type ConnectionArgs = Readonly<{ after?: string | null; first?: number | null }>

/** The arguments of a JSON object: the keys to return. */
export type KeysArgs = Readonly<{ keys?: readonly string[] | null }>

type Entity = Readonly<{ id: string; name: string; isTeam: true; organization: () => unknown }>

/** One page of a connection. Cursors are numbers that start at 1. */
export function connection<T>(nodes: readonly T[], { after, first }: ConnectionArgs) {
  const start = Number(after ?? 0)
  const end = Math.min(nodes.length, start + (first ?? nodes.length))
  return {
    edges: nodes
      .slice(start, end)
      .map((node, index) => ({ cursor: String(start + index + 1), node })),
    pageInfo: {
      startCursor: String(start + 1),
      endCursor: String(end),
      hasPreviousPage: start > 0,
      hasNextPage: end < nodes.length,
    },
    totalCount: nodes.length,
  }
}

/** Resolves the user of the API key. */
export function resolveUser({ store, username }: Context) {
  return {
    __typename: 'User',
    id: globalId('User', username),
    name: username,
    username,
    email: `${username}@example.com`,
    entity: store.entity,
    admin: false,
    flags: '{}',
    teams: (args: ConnectionArgs) => connection([resolveEntity(store, store.entity)], args),
    apiKeys: { edges: [] },
  }
}

/** Resolves the entity of the user, or the entity of its organization. */
export function resolveEntity(store: WandbStore, name: string): Entity {
  const { organization, orgEntity } = store
  return {
    id: globalId('Entity', name),
    name,
    isTeam: true,
    organization: () =>
      organization === undefined || orgEntity === undefined
        ? null
        : {
            id: globalId('Organization', organization),
            name: organization,
            orgEntity: resolveEntity(store, orgEntity),
          },
  }
}

/** An opaque id in the server's form. */
export function globalId(type: string, name: string): string {
  return Buffer.from(`${type}:${name}`).toString('base64')
}

/** The requested keys of an object, or all. */
export function pick(object: Readonly<Record<string, unknown>>, keys: KeysArgs['keys']) {
  if (!keys) return object
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)))
}
