import type { WandbClient } from './client.ts'
import { linkArtifact, memberships, organization } from './operations.ts'
import type { RegistryCollection } from './settings.ts'

/**
 * Links a version of an artifact to a collection of a registry, under an alias. Does nothing if it is already linked.
 *
 * Throws if the entity has no organization, or if the server does not show the link afterwards.
 */
export async function linkToRegistry(
  client: WandbClient,
  artifactID: string,
  entity: string,
  { project, collection }: RegistryCollection,
  alias: string,
): Promise<void> {
  const isLinked = async () => {
    const { artifact } = await client.execute(memberships, { id: artifactID })
    return artifact.artifactMemberships.edges.some(
      ({ node: { artifactCollection, aliases } }) =>
        artifactCollection.name === collection &&
        artifactCollection.project.name === project &&
        aliases.some((entry) => entry.alias === alias),
    )
  }
  if (await isLinked()) return
  await client.execute(linkArtifact, {
    input: {
      artifactID,
      artifactPortfolioName: collection,
      entityName: await organizationEntity(client, entity),
      projectName: project,
      aliases: [{ artifactCollectionName: collection, alias }],
    },
  })
  if (!(await isLinked())) {
    throw new Error(`W&B does not show the artifact in ${project}/${collection} as "${alias}".`)
  }
}

/** The entity that owns the registries of an entity's organization. */
async function organizationEntity(client: WandbClient, entity: string): Promise<string> {
  const found = await client.execute(organization, { entity })
  const name = found.entity?.organization?.orgEntity?.name
  if (name !== undefined) return name
  throw new Error(
    `wandb-registry: "${entity}" belongs to no organization, and only organizations have registries. Set wandb-entity to a team of one.`,
  )
}
