/** The type of all artifacts that this action logs. lairs uses the same type. */
export const artifactType = 'dataset'

/** A project and the entity (a user or a team) that owns it. */
export type WandbProject = Readonly<{ entity: string; project: string }>

/** A run by its id, which W&B's API calls `name`. */
export type WandbRun = WandbProject & Readonly<{ id: string }>

/** Address of the web app for an API's address: https://wandb.ai for https://api.wandb.ai (wandb/util.py). */
export function appUrl(baseUrl: string): string {
  return baseUrl.replace('://api.wandb.', '://wandb.').replace('://api.', '://app.')
}

/** Address of a run in the web app. */
export function runUrl(baseUrl: string, run: WandbRun): string {
  return `${projectUrl(baseUrl, run)}/runs/${encodeSegment(run.id)}`
}

/** Address of a version (`v0`) of an artifact in the web app. */
export function versionUrl(
  baseUrl: string,
  project: WandbProject,
  artifactName: string,
  version: string,
): string {
  return `${projectUrl(baseUrl, project)}/artifacts/${artifactType}/${encodeSegment(artifactName)}/${version}`
}

function projectUrl(baseUrl: string, { entity, project }: WandbProject): string {
  return `${appUrl(baseUrl)}/${encodeSegment(entity)}/${encodeSegment(project)}`
}

/** A percent-encoded segment of a path. A server can send a name with half a surrogate pair, which has no encoding. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed())
}
