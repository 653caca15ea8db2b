import { artifactType } from './artifact.ts'

type Place = Readonly<{ entity: string; project: string }>

/** The web app that belongs to an API: https://api.wandb.ai is seen at https://wandb.ai (wandb/util.py). */
export function appUrl(baseUrl: string): string {
  return baseUrl.replace('://api.wandb.', '://wandb.').replace('://api.', '://app.')
}

export function runUrl(baseUrl: string, place: Place, runId: string): string {
  return `${projectUrl(baseUrl, place)}/runs/${encodeURIComponent(runId)}`
}

export function versionUrl(baseUrl: string, place: Place, name: string, version: string): string {
  return `${projectUrl(baseUrl, place)}/artifacts/${artifactType}/${encodeURIComponent(name)}/${version}`
}

function projectUrl(baseUrl: string, { entity, project }: Place): string {
  return `${appUrl(baseUrl)}/${encodeURIComponent(entity)}/${encodeURIComponent(project)}`
}
