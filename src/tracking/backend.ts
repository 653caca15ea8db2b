import type { Http } from '../http/client.ts'
import type { ProvenanceBundle } from '../provenance/bundle.ts'

/** What is true of this run of the workflow, and not of the revision. Never part of `revision.json`. */
export type Circumstances = Readonly<{
  /** `owner/name` of the repository whose workflow this is. */
  workflowRepository: string
  /** URL of the workflow run. */
  runUrl: string
  actor: string
  event: string
  ref: string
}>

/** What a backend holds of a revision once it is logged. */
export type LoggedRevision = Readonly<{
  /** `wandb`, `mlflow`: its value in the input `backend`. */
  backend: string
  /** false where it was there already. */
  created: boolean
  /** Where a person can see it: '' where that is not known. */
  url: string
  /** The backend's own outputs, by their names in action.yml. */
  outputs: Readonly<Record<string, string>>
}>

/** A place where revisions are logged. */
export interface Backend {
  readonly name: string
  /**
   * Logs the bundle, unless it is logged already.
   *
   * Throws where the server refuses, where its own answer does not show what was asked for, or where
   * the revision was logged before for another commit.
   */
  log(bundle: ProvenanceBundle, circumstances: Circumstances): Promise<LoggedRevision>
}

/** What a backend needs besides its own settings. */
export type Tools = Readonly<{
  http: Http
  /** Tells the user something that he should know, and that does not fail the step. */
  warn: (message: string) => void
  /** Masks a secret that was not known before, such as an access token. */
  hide: (secret: string) => void
  /** GitHub's OIDC token of this job, for an audience. Throws where the job may not have one. */
  idToken: (audience: string) => Promise<string>
}>

/** The identifier of a logged revision, as lairs writes it: `lairs-revision:v1`. */
export function identifierOf(artifactName: string, revision: string): string {
  return `${artifactName}:${revision}`
}

/** The error for a tag that was logged before for another commit. */
export function movedTag(
  bundle: ProvenanceBundle,
  logged: Readonly<{ commit: string; url: string }>,
): Error {
  return new Error(
    `The tag "${bundle.revision}" was logged for commit ${logged.commit} (${logged.url}), ` +
      `and now points to ${bundle.commit}: it was moved. Nothing was written. ` +
      'Give the new commit a tag of its own, or delete the old record if it should not stand.',
  )
}
