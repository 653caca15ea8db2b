import type { BackendTools } from '../../tracking/backend.ts'
import { pollUntil } from '../../tracking/concurrency.ts'
import { artifactType } from './addresses.ts'
import type { WandbClient } from './client.ts'
import { linkArtifact } from './operations.ts'
import { memberships, organization, registryCollection } from './queries.ts'
import { readBackLimitMs } from './run.ts'
import type { RegistryCollection } from './settings.ts'

/** A collection of a registry, and the entity of the organization that owns it. */
export type Registry = RegistryCollection & Readonly<{ entity: string }>

/**
 * Finds the registry of the entity's organization. The collection does not have to exist.
 *
 * Throws if the entity has no organization, if there is no such registry, or if the collection is for another type.
 */
export async function findRegistry(
  client: WandbClient,
  entity: string,
  registry: RegistryCollection,
): Promise<Registry> {
  const { project, collection } = registry
  const owner = await organizationEntity(client, entity)
  const variables = { entity: owner, project, collection }
  const { project: found } = await client.execute(registryCollection, variables)
  const name = project.replace('wandb-registry-', '')
  if (found === null) {
    throw new Error(
      `wandb-registry: the organization of "${entity}" has no registry "${name}" that this key can see. Create it in the app, or correct the name.`,
    )
  }
  const type = found.artifactCollection?.defaultArtifactType.name ?? artifactType
  if (type !== artifactType) {
    throw new Error(
      `wandb-registry: "${name}/${collection}" is a collection for the type "${type}", and not "${artifactType}". Name another collection.`,
    )
  }
  return { ...registry, entity: owner }
}

/**
 * Links a version of an artifact to a collection of a registry, under an alias. Does nothing if it is already linked.
 *
 * Throws if the server does not show the link afterwards.
 */
export async function linkToRegistry(
  { client, wait }: Readonly<{ client: WandbClient }> & Pick<BackendTools, 'wait'>,
  artifactID: string,
  { entity, project, collection }: Registry,
  alias: string,
): Promise<void> {
  const isLinked = async () => {
    const { artifact } = await client.execute(memberships, { id: artifactID })
    return artifact.artifactMemberships.edges.some(
      ({ node: { artifactCollection, aliases } }) =>
        artifactCollection.name === collection &&
        artifactCollection.project.name === project &&
        artifactCollection.project.entity.name === entity &&
        aliases.some((entry) => entry.alias === alias),
    )
  }
  if (await isLinked()) return
  await client.execute(linkArtifact, {
    input: {
      artifactID,
      artifactPortfolioName: collection,
      entityName: entity,
      projectName: project,
      aliases: [{ artifactCollectionName: collection, alias }],
    },
  })
  if (!(await pollUntil(isLinked, (value) => value, wait, readBackLimitMs))) {
    throw new Error(`W&B does not show the artifact in ${project}/${collection} as "${alias}".`)
  }
}

/** The entity that owns the registries of an entity's organization. */
async function organizationEntity(client: WandbClient, entity: string): Promise<string> {
  const found = await client.execute(organization, { entity })
  const name = found.entity?.organization?.orgEntity?.name
  if (name !== undefined) return name
  throw new Error(
    `wandb-registry: "${entity}" belongs to no organization, and only organizations have registries. Set wandb-entity to a team of an organization.`,
  )
}
