import type { WandbProject } from './addresses.ts'
import type { WandbClient } from './client.ts'
import { addAliases } from './operations.ts'

/** Gives aliases to a version. Any other version of the artifact loses them. */
export async function restoreAliases(
  client: WandbClient,
  { entity: entityName, project: projectName }: WandbProject,
  {
    id: artifactID,
    artifactSequence,
  }: Readonly<{ id: string; artifactSequence: { name: string } }>,
  aliases: readonly string[],
): Promise<void> {
  if (aliases.length === 0) return
  const collection = { artifactCollectionName: artifactSequence.name, entityName, projectName }
  const input = { artifactID, aliases: aliases.map((alias) => ({ alias, ...collection })) }
  await client.execute(addAliases, { input })
}
