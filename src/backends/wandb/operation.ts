import type * as v from 'valibot'

/**
 * A GraphQL operation and the schema of its data. All operations except `Organization` are valid in W&B's GraphQL schema
 * of 2023 without `newerField`, so that older self-managed servers accept them too.
 */
export type Operation<Data> = Readonly<{
  name: string
  document: string
  data: v.GenericSchema<unknown, Data>
}>

/** The time to live of a version, in seconds. An operation goes on without it on a server that does not have it. */
export const newerField = 'ttlDurationSeconds'

/** An operation. Its name is part of the document. */
export function operation<Data>(
  document: string,
  data: v.GenericSchema<unknown, Data>,
): Operation<Data> {
  return { name: /^\s*\w+ (\w+)/.exec(document)?.[1] ?? '', document, data }
}
