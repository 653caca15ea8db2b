/** The one type of the artifacts, as in lairs. */
export const artifactType = 'dataset'

type Place = Readonly<{ entity: string; project: string }>

/** The web app that belongs to an API: https://api.wandb.ai is seen at https://wandb.ai (wandb/util.py). */
export function appUrl(baseUrl: string): string {
  return baseUrl.replace('://api.wandb.', '://wandb.').replace('://api.', '://app.')
}

export function runUrl(baseUrl: string, place: Place, runId: string): string {
  return `${projectUrl(baseUrl, place)}/runs/${encoded(runId)}`
}

export function versionUrl(baseUrl: string, place: Place, name: string, version: string): string {
  return `${projectUrl(baseUrl, place)}/artifacts/${artifactType}/${encoded(name)}/${version}`
}

function projectUrl(baseUrl: string, { entity, project }: Place): string {
  return `${appUrl(baseUrl)}/${encoded(entity)}/${encoded(project)}`
}

/** A segment of a path. A server may give a name that is no text, and so in no address. */
export function encoded(segment: string): string {
  return encodeURIComponent(segment.toWellFormed())
}
