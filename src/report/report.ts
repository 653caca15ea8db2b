import type { Pinned } from '../provenance/pin.ts'
import type { Commands } from '../runner/core.ts'
import { messageOf, printable } from '../text/neutralize.ts'
import type { Result } from '../tracking/result.ts'
import { createAnnotations } from './annotations.ts'
import { complaintOf, complaintsOf } from './errors.ts'
import { growthText } from './growth.ts'
import { statusText } from './verbs.ts'

/** What reporting needs of the runner. */
export type RunnerOutput = Omit<Commands, 'getInput' | 'setSecret'>

/** Names that look like numbers would lose their place in an object. */
type Fact = readonly [name: string, value: string]

/** All that the action says. No secret is in it, and no text from outside acts on the runner. */
export interface Report {
  info(message: string): void
  /** A warning that was given before is not given again. */
  warn(message: string): void
  fail(error: unknown): void
  /** To be called at the end. */
  end(): void
  /** There is nothing to log, and that is right so. */
  nothing(why: string): void
  /** What is pinned, oldest first. */
  pinned(pinned: readonly Pinned[]): void
  /** What became of it. The step fails where that is not what was asked for. */
  results(results: readonly Result[]): void
  /** Sets the outputs. Where they cannot be written, the step fails. */
  outputs(values: Readonly<Record<string, string>>): void
  /** Writes the job summary. Where it cannot be written, that is a warning only. */
  summary(markup: string): Promise<void>
}

export function createReport(channel: RunnerOutput, redact: (text: string) => string): Report {
  const safe = (text: string) => printable(redact(text), 4000)
  const group = (name: string, facts: readonly Fact[]) => {
    channel.startGroup(safe(name))
    for (const [fact, value] of facts) channel.info(`${safe(fact)}: ${safe(value)}`)
    channel.endGroup()
  }
  const info = (message: string) => channel.info(safe(message))
  const { warn, fail, end } = createAnnotations(channel, safe)
  const outputs = (values: Readonly<Record<string, string>>) => {
    try {
      for (const [name, value] of Object.entries(values)) channel.setOutput(name, value)
    } catch (error) {
      const message = `The outputs of this step could not be written (GITHUB_OUTPUT): ${messageOf(error)}. What is logged stays logged: where a later step needs them, start the job again.`
      fail([{ message }])
    }
  }

  return {
    info,
    warn,
    outputs,
    fail(error) {
      const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error]
      fail(errors.map(complaintOf))
    },
    end,
    nothing(why) {
      channel.notice(safe(why))
      outputs({ created: 'false', results: '[]' })
    },
    pinned(pinned) {
      const [first] = pinned
      if (first === undefined) return
      if (pinned.length === 1) return group(`Revision ${first.bundle.revision}`, factsOf(first))
      const lines = pinned.map(
        ({ bundle: { revision, commit, committed_at }, growth }): Fact => [
          revision,
          `${commit} of ${committed_at}${growthText(growth)}`,
        ],
      )
      group(`${pinned.length} revisions, oldest first`, lines)
    },
    results(results) {
      tellResults(results, info, group)
      fail(complaintsOf(results))
    },
    async summary(markup) {
      try {
        await channel.writeSummary(redact(markup))
      } catch (error) {
        warn(`The job summary could not be written: ${messageOf(error)}`)
      }
    },
  }
}

function tellResults(
  results: readonly Result[],
  info: (message: string) => void,
  group: (name: string, facts: readonly Fact[]) => void,
): void {
  const isSingle = new Set(results.map(({ revision }) => revision)).size === 1
  for (const { backend, revision, status, url, outputs } of results) {
    const [verb, place] = [statusText[status], url && `: ${url}`]
    const isHere = status === 'logged' || status === 'already-logged'
    if (status === 'dry-run') group(`${backend}: ${revision} ${verb}`, Object.entries(outputs))
    else if (!isSingle) info(`${backend}: ${revision} ${verb}${place}`)
    else if (isHere) {
      const facts = { created: `${status === 'logged'}`, url, ...outputs }
      group(`${backend}: ${verb}`, Object.entries(facts))
    } else info(`${backend}: ${verb}${place}`)
  }
}

/** The bundle's facts, those of its parts as `tag.kind` and so on. */
function factsOf({ bundle, growth }: Pinned): readonly Fact[] {
  const facts: Fact[] = []
  const note = (name: string, value: unknown) => {
    if (typeof value !== 'object' || value === null) facts.push([name, String(value ?? 'none')])
    else for (const [key, part] of Object.entries(value)) note(`${name}.${key}`, part)
  }
  for (const [name, value] of Object.entries(bundle)) note(name, value)
  const position = growth.position === 0 ? 'unknown: the checkout has no history' : growth.position
  return [...facts, ['position', `${position}${growthText(growth)}`]]
}
