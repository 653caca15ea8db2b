import type { WandbClient } from './client.ts'
import { linkArtifact, memberships, organization } from './operations.ts'
import type { Registry } from './settings.ts'

/**
 * Links an artifact version to a collection of a registry, under the alias, unless it is there already.
 *
 * Throws where the entity has no organization, or the server does not show the link afterwards.
 */
export async function linkToRegistry(
  client: WandbClient,
  artifactID: string,
  entity: string,
  { project, collection }: Registry,
  alias: string,
): Promise<void> {
  const isLinked = async () => {
    const { artifact } = await client.ask(memberships, { id: artifactID })
    return artifact.artifactMemberships.edges.some(
      ({ node }) =>
        node.artifactCollection.name === collection &&
        node.artifactCollection.project.name === project &&
        node.aliases.some((entry) => entry.alias === alias),
    )
  }
  if (await isLinked()) return
  const found = await client.ask(organization, { entity })
  const owner = found.entity?.organization?.orgEntity?.name
  if (owner === undefined) {
    throw new Error(
      `wandb-registry: "${entity}" belongs to no organization, and only organizations have registries. Set wandb-entity to a team of one.`,
    )
  }
  await client.ask(linkArtifact, {
    input: {
      artifactID,
      artifactPortfolioName: collection,
      entityName: owner,
      projectName: project,
      aliases: [{ artifactCollectionName: collection, alias }],
    },
  })
  if (!(await isLinked())) {
    throw new Error(`W&B does not show the artifact in ${project}/${collection} as "${alias}".`)
  }
}
