import type { SignInTools } from '../http/authorization.ts'
import type { TlsFiles } from '../http/messages.ts'
import type { InputSource } from '../inputs/source.ts'
import type { ProvenanceBundle } from '../provenance/bundle.ts'
import type { Growth } from '../provenance/growth.ts'
import type { Messages } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'

/** Reads the backend's own inputs. Throws at the first that is missing or wrong. */
export type BackendFactory = (source: InputSource) => BackendSettings

/** A backend with valid inputs. Nothing was sent yet. */
export type BackendSettings = Readonly<{
  /** Its name for people. */
  title: string
  /** The address that receives credentials: '' if nothing is sent. */
  address: string
  /** The connections to the address that are opened while git is read. Absent for none. */
  connections?: Readonly<{ count: number; tls?: TlsFiles | undefined }>
  /** The input that names the run of another job, if it is set. */
  runInput: string | undefined
  /** Throws if an input cannot go together with the tags of the checkout. Absent if there is nothing to check. */
  checkTags?: (names: readonly string[]) => void
  /** What the backend would log, in its own terms, for `mode: dry-run`. */
  plan(bundle: ProvenanceBundle, options: BackendOptions): Readonly<Record<string, string>>
  /**
   * Signs in and looks up what is already logged. The bundles come oldest first. Sends as few requests as the server
   * allows, and writes nothing.
   *
   * Throws if the server refuses.
   */
  open(
    bundles: readonly ProvenanceBundle[],
    options: BackendOptions,
    tools: BackendTools,
  ): Promise<Session>
}>

/** The general inputs that a backend needs. */
export type BackendOptions = Readonly<{
  mode: 'log' | 'verify' | 'dry-run'
  artifactName: string
  ifMoved: 'fail' | 'relog'
}>

/** What a backend needs in addition to its own settings. */
export type BackendTools = SignInTools &
  Readonly<{
    /** Writes a line to the log of the step. */
    info: Messages['info']
    /** Warns the user about something that does not fail the step. */
    warn: Messages['warn']
    /** Tells the user about something that needs no action now. */
    notice: Messages['notice']
    /** Waits for some milliseconds. False if the run was stopped meanwhile. */
    wait: (milliseconds: number) => Promise<boolean>
  }>

/** What can be done with the bundles that a backend was opened for. */
export interface Session {
  /**
   * Logs a bundle, unless it is already logged. Calls can overlap. What they create is numbered in the order of the
   * calls.
   *
   * Throws a `MovedTagError` if the tag was logged for another commit and must not be logged again. Throws another error
   * if the server refuses, or if its own response does not show what was asked for.
   */
  log(bundle: ProvenanceBundle, context: RunContext): Promise<LoggedRevision>
  /** Compares the record with a bundle. Writes nothing. Throws if it is unknown whether there is a record. */
  verify(bundle: ProvenanceBundle): Promise<VerifyResult>
}

/**
 * What does not follow from the revision itself: facts about this workflow run and about the tags around the revision.
 * Never part of `revision.json`.
 */
export type RunContext = Readonly<{
  /** `owner/name` of the repository that contains the workflow, or ''. */
  workflowRepository: string
  /** URL of the workflow run, or ''. */
  runUrl: string
  actor: string
  event: string
  ref: string
  /** GitHub's verification of the tag's signature (`valid`, `unknown_key`…), or ''. */
  tagVerification: string
  growth: Growth
}>

/** The record of a revision at a backend. */
export type LoggedRevision = Readonly<{
  /** False if the record existed before. */
  created: boolean
  /** Where a person can see it, or ''. */
  url: string
  /** The name by which the backend's own tools find it: `lab/corpus/lairs-revision:tag-v1`. Absent if there is none. */
  usableName?: string
  /** The backend's own outputs, by their names in action.yml. */
  outputs: Readonly<Record<string, string>>
}>

export type VerifyResult = Readonly<{
  status: 'matches' | 'missing' | 'moved' | 'differs' | 'unreadable'
  /** Where a person can see the record, or '' if there is none. */
  url: string
  /** The differences, as sentences without a full stop. */
  details: readonly string[]
}>

/** The identifier of a logged revision, as lairs writes it: `lairs-revision:v1`. */
export function identifierOf(artifactName: string, revision: string): string {
  return `${artifactName}:${revision}`
}

/** What an existing record says about its tag. */
export type RecordedTag = Readonly<{ commit: string; committedAt: string; url: string }>

/** Another record is in the way. Nothing is wrong with the server. */
export class ConflictError extends Error {}

/** The tag was logged before for another commit. */
export class MovedTagError extends ConflictError {
  readonly url: string
  constructor(bundle: ProvenanceBundle, recorded: RecordedTag, advice = relogAdvice) {
    super(`${movedTagText(bundle, recorded)}. Nothing was written. ${advice}`)
    this.url = recorded.url
  }
}

const relogAdvice =
  'Give the new commit a tag of its own, or set if-moved to relog, which logs it once more and keeps the old record.'

/** The same, and what to do, for `mode: verify`. Without a full stop. */
export function verifyMovedText(bundle: ProvenanceBundle, recorded: RecordedTag): string {
  return `${movedTagText(bundle, recorded)}. To log the new commit too, set mode to log and if-moved to relog`
}

/** Says that a tag was moved, with both commits. */
export function movedTagText(
  { revision, commit, committed_at }: ProvenanceBundle,
  recorded: RecordedTag,
): string {
  const before = printable(`${recorded.commit} of ${recorded.committedAt || 'an unknown date'}`)
  return (
    `The tag "${revision}" was logged for commit ${before}${recorded.url && ` (${recorded.url})`}, ` +
    `and now points to ${commit} of ${committed_at}: it was moved`
  )
}

/** Says how a field of a record differs from the expected value. */
export function differenceText(field: string, recorded: string, expected: string): string {
  const textOf = (value: string) => printable(value, 200) || 'empty'
  return `${field} is ${textOf(recorded)}, and not ${textOf(expected)}`
}
