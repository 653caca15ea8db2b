import { type PageArgs, page } from './page.ts'
import type { Sign } from './storage.ts'
import type { WandbStore } from './store.ts'

/** What the views are made from, besides what they are of. */
export type Scene = Readonly<{ store: WandbStore; sign: Sign; username: string }>

type Entity = Readonly<{ id: string; name: string; isTeam: true; organization: () => unknown }>

/** The key's own user. */
export function viewUser({ store, username }: Scene) {
  return {
    __typename: 'User',
    id: globalId('User', username),
    name: username,
    username,
    email: `${username}@example.com`,
    entity: store.entity,
    admin: false,
    flags: '{}',
    teams: (args: PageArgs) => page([viewEntity(store, store.entity)], args),
    apiKeys: { edges: [] },
  }
}

/** The one entity, or that of its organization. */
export function viewEntity(store: WandbStore, name: string): Entity {
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
            orgEntity: viewEntity(store, orgEntity),
          },
  }
}

/** An opaque id, as the server makes them. */
export function globalId(type: string, name: string): string {
  return Buffer.from(`${type}:${name}`).toString('base64')
}
