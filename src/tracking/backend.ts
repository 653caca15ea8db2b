import type { Http } from '../http/client.ts'
import type { Source } from '../inputs/source.ts'
import type { Identity } from '../inputs/workflow.ts'
import type { ProvenanceBundle } from '../provenance/bundle.ts'
import type { Growth } from '../provenance/growth.ts'
import { printable } from '../text/neutralize.ts'

/**
 * What is known besides what the revision pins: of this run of the workflow, and of the tags around the
 * revision. Never part of `revision.json`.
 */
export type RunContext = Readonly<{
  /** `owner/name` of the repository whose workflow this is. */
  workflowRepository: string
  /** URL of the workflow run. */
  runUrl: string
  actor: string
  event: string
  ref: string
  /** GitHub's word on the tag's signature (`valid`, `unknown_key`…): '' where it has none. */
  tagVerification: string
  growth: Growth
}>

/** What a backend holds of a revision once it is logged. */
export type LoggedRevision = Readonly<{
  /** false where it was there already. */
  created: boolean
  /** Where a person can see it: '' where that is not known. */
  url: string
  /** The backend's own outputs, by their names in action.yml. */
  outputs: Readonly<Record<string, string>>
}>

/** What was found of a revision that should be there. */
export type VerifyResult = Readonly<{
  status: 'matches' | 'missing' | 'moved' | 'differs'
  /** Where a person can see what was found: '' where nothing was. */
  url: string
  /** In what it is not as it should be, as sentences without their full stop. */
  details: readonly string[]
}>

/** How a backend is set up by its own inputs. Throws at the first that is missing or wrong. */
export type BackendFactory = (source: Source) => BackendSettings

/** A backend that is set up. */
export type BackendSettings = Readonly<{
  /** The address that credentials go to: '' where a dry run names none, and where nothing is sent. */
  address: string
  /** The input that names a run of another job, where one is named. */
  runInput: string | undefined
  connect(options: Options, tools: Tools): Backend
}>

/** What logging takes of the inputs that are no backend's own. */
export type Options = Readonly<{ artifactName: string; ifMoved: 'fail' | 'relog' }>

/** A place where revisions are logged. */
export interface Backend {
  /** Its value in the input `backend`. */
  readonly name: string
  /** Its name for people. */
  readonly title: string
  /** What would be made of a bundle, in the backend's own terms. Nothing is sent. */
  plan(bundle: ProvenanceBundle): Readonly<Record<string, string>>
  /**
   * Signs in, and looks up what is held of the bundles, which come oldest first, in as few requests as the
   * server allows. Writes nothing.
   *
   * Throws where the server refuses.
   */
  open(bundles: readonly ProvenanceBundle[]): Promise<Session>
}

/** What can be done with the bundles that a backend was opened for. */
export interface Session {
  /**
   * Logs a bundle, unless it is logged already. Calls may overlap: what they make is numbered in the order
   * of the calls.
   *
   * Throws a `MovedTag` where the revision was logged before for another commit and is not to be logged
   * again, and another error where the server refuses, or its own answer does not show what was asked for.
   */
  log(bundle: ProvenanceBundle, context: RunContext): Promise<LoggedRevision>
  /** Compares what is held with a bundle. Writes nothing. */
  verify(bundle: ProvenanceBundle): Promise<VerifyResult>
}

/** What a backend needs besides its own settings. */
export type Tools = Readonly<{
  http: Http
  /** Writes a line to the log of the step. */
  info: (line: string) => void
  /** Tells the user something that he should know, and that does not fail the step. */
  warn: (message: string) => void
  /** Masks a secret that was not known before, such as an access token. */
  hide: (secret: string) => void
  /** Where GitHub gives this job identity tokens: undefined where it may not have one. */
  identity: Identity | undefined
}>

/** The identifier of a logged revision, as lairs writes it: `lairs-revision:v1`. */
export function identifierOf(artifactName: string, revision: string): string {
  return `${artifactName}:${revision}`
}

/** What a backend holds of a tag. */
export type HeldRevision = Readonly<{ commit: string; committedAt: string; url: string }>

/** The place of a record is taken by another: nothing is wrong with the server. */
export class ConflictError extends Error {}

/** A tag that was logged before for another commit. */
export class MovedTagError extends ConflictError {
  readonly url: string
  constructor(bundle: ProvenanceBundle, held: HeldRevision, advice = relogAdvice) {
    super(`${moved(bundle, held)}. Nothing was written. ${advice}`)
    this.url = held.url
  }
}

const relogAdvice =
  'Give the new commit a tag of its own, or set if-moved to relog, which logs it once more and keeps the old record.'

/** Says that a tag was moved. */
export function moved({ revision, commit, committed_at }: ProvenanceBundle, held: HeldRevision): string {
  const before = printable(`${held.commit} of ${held.committedAt || 'an unknown date'}`)
  return (
    `The tag "${revision}" was logged for commit ${before}${held.url && ` (${held.url})`}, ` +
    `and now points to ${commit} of ${committed_at}: it was moved`
  )
}

/** Says in what a record is not what was derived. */
export function difference(field: string, logged: string, derived: string): string {
  return `${field} is ${printable(logged, 200)}, and not ${printable(derived, 200)}`
}
