import type { ProvenanceBundle } from '../provenance/bundle.ts'
import { messageOf, printable } from '../text.ts'
import type { LoggedRevision } from '../tracking/backend.ts'

/** What reporting needs of @actions/core. */
export type Core = Readonly<{
  info(message: string): void
  warning(message: string): void
  setFailed(message: string): void
  setOutput(name: string, value: string): void
  startGroup(name: string): void
  endGroup(): void
  summary: Readonly<{ addRaw(text: string): Readonly<{ write(): Promise<unknown> }> }>
}>

/** All that the action says. No secret is in it, and no text from outside acts on the runner. */
export interface Report {
  info(message: string): void
  warn(message: string): void
  fail(error: unknown): void
  pinned(bundle: ProvenanceBundle): void
  logged(revision: LoggedRevision): void
  outputs(values: Readonly<Record<string, string>>): void
  /** Writes the job summary. Where it cannot be written, that is a warning only. */
  summary(markup: string): Promise<void>
}

export function createReport(core: Core, redact: (text: string) => string): Report {
  const safe = (text: string) => printable(redact(text), 4000)
  const group = (name: string, facts: Readonly<Record<string, string>>) => {
    core.startGroup(safe(name))
    for (const [fact, value] of Object.entries(facts)) core.info(`${fact}: ${safe(value)}`)
    core.endGroup()
  }
  const warn = (message: string) => core.warning(safe(message))

  return {
    info: (message) => core.info(safe(message)),
    warn,
    fail(error) {
      const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error]
      for (const each of errors) core.setFailed(safe(messageOf(each)))
    },
    pinned: (bundle) => group(`Revision ${bundle.revision}`, factsOf(bundle)),
    logged({ backend, created, url, outputs }) {
      const verb = created ? 'logged' : 'had been logged before'
      group(`${backend}: ${verb}`, { created: String(created), url, ...outputs })
    },
    outputs(values) {
      for (const [name, value] of Object.entries(values)) core.setOutput(name, value)
    },
    async summary(markup) {
      try {
        await core.summary.addRaw(redact(markup)).write()
      } catch (error) {
        warn(`The job summary could not be written: ${messageOf(error)}`)
      }
    },
  }
}

/** The bundle's facts, one level deep: those of the tag as `tag.kind` and so on. */
function factsOf({ tag, ...facts }: ProvenanceBundle): Readonly<Record<string, string>> {
  const tagFacts = Object.entries(tag ?? {}).map(([key, value]) => [`tag.${key}`, value ?? 'none'])
  return { ...facts, ...Object.fromEntries(tagFacts) }
}
