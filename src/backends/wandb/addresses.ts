/** The type of all artifacts that this action logs. lairs uses the same type. */
export const artifactType = 'dataset'

/** A project and the entity (a user or a team) that owns it. */
export type WandbProject = Readonly<{ entity: string; project: string }>

/** A run by its id, which W&B's API calls `name`. */
export type WandbRun = WandbProject & Readonly<{ id: string }>

/**
 * Address of the web app for an API's address: https://wandb.ai was moved to CoreWeave Forge in 2026, and redirects there
 * (wandb/sdk/lib/urls.py in wandb 0.31, docs.coreweave.com/forge-whats-moved).
 */
export function appUrlOf(baseUrl: string): string {
  const { hostname } = new URL(baseUrl)
  if (/^(api\.wandb\.ai|(api\.)?forge\.coreweave\.com)$/.test(hostname)) return forgeUrl
  return baseUrl.replace('://api.wandb.', '://wandb.').replace('://api.', '://app.')
}

const forgeUrl = 'https://forge.coreweave.com/wandb'

/** Address of a run in the web app. */
export function runUrl(appUrl: string, run: WandbRun): string {
  return `${projectUrl(appUrl, run)}/runs/${encodeSegment(run.id)}`
}

/** Address of a version (`v0`) of an artifact in the web app. */
export function versionUrl(
  appUrl: string,
  project: WandbProject,
  artifactName: string,
  version: string,
): string {
  return `${projectUrl(appUrl, project)}/artifacts/${artifactType}/${encodeSegment(artifactName)}/${version}`
}

function projectUrl(appUrl: string, { entity, project }: WandbProject): string {
  return `${appUrl}/${encodeSegment(entity)}/${encodeSegment(project)}`
}

/** A percent-encoded segment of a path. A server can send a name with half a surrogate pair, which has no encoding. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed())
}
