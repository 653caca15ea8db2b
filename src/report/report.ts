import { limits } from '../limits.ts'
import { isPlainFiles } from '../provenance/bundle.ts'
import type { Pinned } from '../provenance/pin.ts'
import type { Runner } from '../runner/core.ts'
import { type Messages, messageOf, stackOf } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'
import type { Result } from '../tracking/result.ts'
import {
  type Annotations,
  createAnnotations,
  errorAnnotationOf,
  errorAnnotationsOf,
} from './annotations.ts'
import { growthText, notShown, statusText } from './wording.ts'

/** The part of the runner that reporting needs. */
export type RunnerOutput = Omit<Runner, 'getInput' | 'setSecret'>

type Outputs = Readonly<Record<string, string>>

/** Everything that the action tells its user. Secrets are redacted. No text can act as a workflow command. */
export interface Report {
  info(message: string): void
  /** Ignores a warning that was already given. */
  warn(message: string): void
  /** Advice that needs no action now. Ignores a notice that was already given. */
  notice(message: string): void
  /** Prints each line of the message, if debug logging is enabled (RUNNER_DEBUG=1). */
  debug(message: string): void
  /** Prints a thrown value as an error, and fails the step. */
  fail(thrown: unknown): void
  /** Call it at the end of the run. */
  end(): void
  /** Says why there is nothing to log. The step succeeds. */
  nothingToLog(reason: string): void
  /** Prints what the revisions pin. They come oldest first. */
  pinned(pinned: readonly Pinned[]): void
  /** Prints the outcomes. Fails the step if one of them is not a success. */
  results(results: readonly Result[]): void
  /** Sets the outputs. Fails the step if they cannot be written, and warns if the runner has no outputs. */
  outputs(values: Outputs): void
  /** Writes the job summary. Warns if it cannot be written. */
  summary(html: string): Promise<void>
}

/** The outputs if nothing was logged or compared. */
const noOutputs: Outputs = { created: 'false', results: '[]' }

/** `redact` removes the secrets from a text. */
export function createReport(runner: RunnerOutput, redact: (text: string) => string): Report {
  const log = createLog(runner, redact)
  const annotations = createAnnotations(runner, log.safe)
  let hasOutputs = false
  const outputs = (values: Outputs) => {
    hasOutputs = true
    setOutputs(runner, annotations, values)
  }
  return {
    info: log.info,
    warn: annotations.warn,
    notice: annotations.notice,
    debug: log.debug,
    fail(thrown) {
      const errors: readonly unknown[] = thrown instanceof AggregateError ? thrown.errors : [thrown]
      annotations.fail(errors.map(errorAnnotationOf))
      log.debugStack(thrown)
    },
    end() {
      // The step failed before there were results. An output that is not set is '' in a workflow.
      if (!hasOutputs) outputs(noOutputs)
      annotations.end()
    },
    nothingToLog(reason) {
      runner.notice(log.safe(reason))
      outputs(noOutputs)
    },
    pinned: (pinned) => printPinned(log, pinned),
    results(results) {
      printResults(log, results)
      annotations.fail(errorAnnotationsOf(results))
      // Several results can have the same error.
      const errors = new Set(results.flatMap(({ error }) => (error === undefined ? [] : [error])))
      errors.forEach(log.debugStack)
    },
    outputs,
    summary: (html) => writeSummary(runner, annotations, redact(html)),
  }
}

async function writeSummary(
  runner: RunnerOutput,
  annotations: Annotations,
  html: string,
): Promise<void> {
  try {
    await runner.writeSummary(html)
  } catch (error) {
    annotations.warn(
      `The job summary could not be written (GITHUB_STEP_SUMMARY): ${messageOf(error)}`,
    )
  }
}

function setOutputs(runner: RunnerOutput, annotations: Annotations, values: Outputs): void {
  if (!runner.hasOutputs()) {
    annotations.warn(
      'This step has no outputs, because the runner does not set GITHUB_OUTPUT. If a later step needs them, update the runner.',
    )
    return
  }
  try {
    for (const [name, value] of Object.entries(values)) runner.setOutput(name, value)
  } catch (error) {
    const message = `The outputs of this step could not be written (GITHUB_OUTPUT): ${messageOf(error)}. The records are not affected. If a later step needs the outputs, start the job again.`
    annotations.fail([{ message }])
  }
}

/** A pair, because an object would move names that look like numbers to the front. */
type NamedValue = readonly [name: string, value: string]

type Log = Readonly<{
  /** A text without secrets, on one line, that cannot act as a workflow command. */
  safe: (text: string) => string
  info: Messages['info']
  debug: Messages['debug']
  /** Prints the stack of an error and of its causes, if debug logging is enabled. */
  debugStack: (thrown: unknown) => void
  /** Prints values in a group that can be collapsed. */
  group: (heading: string, values: readonly NamedValue[]) => void
}>

function createLog(runner: RunnerOutput, redact: (text: string) => string): Log {
  const printableLine = (line: string) => printable(line, 4000)
  // Again after `printable`, which makes a blank of a line end: that can be the blank of a secret.
  const safe = (text: string) => redact(printableLine(redact(text)))
  const debug = (message: string) => {
    if (!runner.isDebug()) return
    // A secret can have several lines, so it is redacted before the text is split.
    for (const line of redact(message).split(/\r\n|\r|\n/)) runner.debug(safe(line))
  }
  return {
    safe,
    info: (message) => runner.info(safe(message)),
    debug,
    debugStack(thrown) {
      if (runner.isDebug()) debug(stackOf(thrown))
    },
    group(heading, values) {
      runner.startGroup(safe(heading))
      const shown = values.slice(0, limits.logLines)
      for (const [name, value] of shown) runner.info(`${safe(name)}: ${safe(value)}`)
      const omitted = values.length - shown.length
      if (omitted > 0) runner.info(notShown(omitted, 'lines'))
      runner.endGroup()
    },
  }
}

/** Prints one revision in full. Prints one line for each of several revisions. */
function printPinned(log: Log, pinned: readonly Pinned[]): void {
  const [first, ...others] = pinned
  if (first === undefined) return
  if (others.length === 0) {
    log.group(`Revision ${first.bundle.revision}`, valuesOf(first))
  } else {
    const lines = pinned.map(
      ({ bundle: { revision, commit, committed_at }, growth }): NamedValue => [
        revision,
        `${commit} of ${committed_at}${growthText(growth)}`,
      ],
    )
    log.group(`${pinned.length} revisions, oldest first`, lines)
  }
}

function printResults(log: Log, results: readonly Result[]): void {
  const isSingle = new Set(results.map(({ revision }) => revision)).size === 1
  for (const { backend, revision, status, url, usableName, outputs, plan } of results.slice(
    0,
    limits.logLines,
  )) {
    const text = statusText[status]
    const suffix = url && `: ${url}`
    const isLogged = status === 'logged' || status === 'already-logged'
    if (status === 'dry-run') log.group(`${backend}: ${revision} ${text}`, Object.entries(plan))
    else if (!isSingle) log.info(`${backend}: ${revision} ${text}${suffix}`)
    else if (isLogged) {
      const name = usableName === undefined ? {} : { [`${backend}-name`]: usableName }
      const values = { created: `${status === 'logged'}`, url, ...name, ...outputs }
      log.group(`${backend}: ${text}`, Object.entries(values))
    } else log.info(`${backend}: ${text}${suffix}`)
  }
  const omitted = results.length - limits.logLines
  if (omitted > 0) log.info(notShown(omitted, 'results'))
}

/** Empty if there is no manifest. */
const lexiconFields = [
  'lexicon_tree_hash',
  'layers_version',
  'layers_git_sha',
  'vendored_at',
  'lexicons',
]

/** The fields of the bundle. A nested field is named `tag.kind`. Lexicon facts are shown if there are any. */
function valuesOf({ bundle, growth }: Pinned): readonly NamedValue[] {
  const values: NamedValue[] = []
  const isPlain = isPlainFiles(bundle)
  const hidden = new Set([
    ...(bundle.manifest_source === 'none' ? lexiconFields : []),
    ...(isPlain ? ['dataset'] : []),
  ])
  const add = (name: string, value: unknown) => {
    if (typeof value !== 'object' || value === null) values.push([name, String(value ?? 'none')])
    else for (const [key, member] of Object.entries(value)) add(`${name}.${key}`, member)
  }
  for (const [name, value] of Object.entries(bundle)) if (!hidden.has(name)) add(name, value)
  if (isPlain) values.push(['data', 'plain files'])
  const position =
    growth.position === 0
      ? 'unknown, because the history is incomplete (set "fetch-depth: 0" for actions/checkout) or cannot be read'
      : growth.position
  return [...values, ['position', `${position}${growthText(growth)}`]]
}
