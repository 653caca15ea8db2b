import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { type BackendTools, ConflictError } from '../../tracking/backend.ts'
import { artifactType, type WandbProject } from './addresses.ts'
import { aliasFor } from './alias.ts'
import type { FoundVersions } from './find-versions.ts'
import { latestAlias } from './latest.ts'
import type { WandbSettings } from './settings.ts'
import {
  aliasConflict,
  recordedFacts,
  recordedTag,
  relationTo,
  revisionText,
  versionName,
} from './version.ts'

/**
 * Throws if no version of the dataset can be logged: the artifact is of another kind or type, or belongs to another
 * dataset. Two datasets would take `latest` from each other.
 */
export function checkCollection(
  { artifactName, collection, byAlias }: FoundVersions,
  { appUrl, entity, project }: WandbProject & Pick<WandbSettings, 'appUrl'>,
  bundle: ProvenanceBundle,
): void {
  if (collection === undefined) return
  const { __typename, type } = collection
  if (type !== artifactType || __typename === 'ArtifactPortfolio') {
    const what = type === artifactType ? 'a collection of links' : `of type "${type}"`
    throw new ConflictError(
      `artifact-name: "${artifactName}" in ${entity}/${project} is ${what}, but this action logs versions of type "${artifactType}". Nothing was written. Set artifact-name to another name.`,
    )
  }
  const latest = byAlias.get(latestAlias)?.version
  if (latest !== undefined && relationTo(latest, bundle) === 'other dataset') {
    throw aliasConflict(latestAlias, latest, bundle, appUrl)
  }
}

/**
 * Says which aliases of `wandb-aliases` are taken from other versions.
 *
 * Throws if one of them belongs to another dataset, or to the tag that it stands for.
 */
export function checkExtraAliases(
  { byAlias }: FoundVersions,
  bundle: ProvenanceBundle,
  { settings, notice }: Readonly<{ settings: WandbSettings }> & Pick<BackendTools, 'notice'>,
): void {
  for (const alias of settings.aliases) {
    const version = byAlias.get(alias)?.version
    if (version === undefined) continue
    const relation = relationTo(version, bundle)
    if (relation === 'same') continue
    if (relation === 'other dataset') {
      throw aliasConflict(alias, version, bundle, settings.appUrl)
    }
    const facts = recordedFacts(version)
    if (facts !== undefined && aliasFor(facts.revision) === alias) {
      const { url } = recordedTag(version, settings.appUrl)
      throw new ConflictError(
        `wandb-aliases: "${alias}" is the alias of the tag ${revisionText(version)} (${url}). Nothing was written. Choose an alias that no tag has.`,
      )
    }
    notice(
      `W&B: the alias "${alias}" moves from ${revisionText(version)} (${versionName(version)}) to ${bundle.revision}.`,
    )
  }
}
