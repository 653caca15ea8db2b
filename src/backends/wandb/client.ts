import * as v from 'valibot'
import { complaintIn, errorsIn, jsonIn, sentence, wordsOf } from '../../http/answer.ts'
import type { Http } from '../../http/client.ts'
import type { Answer } from '../../http/message.ts'
import type { Tools } from '../../tracking/backend.ts'
import { encoded } from './addresses.ts'
import { md5 } from './digest.ts'
import type { Operation, Upload } from './operations.ts'
import type { WandbInputs } from './settings.ts'

/** W&B refused a request, or answered what it should not. */
export class WandbError extends Error {
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

/** W&B's three ways to be spoken to: GraphQL, signed uploads, and the stream of a run's files. */
export interface WandbClient {
  /** Throws a `WandbError` for a refusal, and another error where no answer came. */
  ask<Data>(operation: Operation<Data>, variables: Readonly<Record<string, unknown>>): Promise<Data>
  /** Stores a file at its signed address, with the headers that were signed and no others. */
  upload(name: string, target: Upload, content: string): Promise<void>
  /** Ends a run, with the values of its summary: 0 makes it finished, anything else failed. */
  finish(
    run: Readonly<{ entity: string; project: string; id: string }>,
    exitcode: number,
    summary?: ReadonlyMap<string, number>,
  ): Promise<void>
}

export function createWandbClient(
  { http, hide }: Pick<Tools, 'http' | 'hide'>,
  { baseUrl }: WandbInputs,
  authorization: string,
): WandbClient {
  const headers = { authorization, 'content-type': 'application/json' }
  return {
    async ask({ name, document, data }, variables) {
      const body = JSON.stringify({ query: document, variables, operationName: name })
      const url = `${baseUrl}/graphql`
      const answer = await http.send({ name, method: 'POST', url, headers, body })
      const json = accept(http, name, answer)
      const result = v.safeParse(v.object({ data }), json)
      if (result.success) return result.output.data
      throw unexpected(name, http.clean(answer), v.getDotPath(result.issues[0]))
    },
    async upload(name, target, content) {
      if (target.uploadUrl === null) return
      const signed = target.uploadHeaders.map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon), line.slice(colon + 1).trim()]
      })
      const answer = await http.send({
        name: `upload of ${name}`,
        method: 'PUT',
        url: target.uploadUrl,
        headers: Object.fromEntries(signed),
        body: content,
      })
      if (answer.status >= 200 && answer.status <= 299) return
      // Not before: of a thousand revisions the log would be full of masks, and nothing else tells of them.
      for (const signature of signaturesIn(target.uploadUrl)) hide(signature)
      throw refusal(`upload of ${name}`, http.clean(answer))
    },
    async finish({ entity, project, id }, exitcode, summary = new Map()) {
      const path = [entity, project, id].map(encoded).join('/')
      const url = `${baseUrl}/files/${path}/file_stream`
      const line = JSON.stringify(Object.fromEntries(summary))
      const files = { 'wandb-summary.json': { offset: 0, content: [line] } }
      const body = JSON.stringify({ ...(summary.size > 0 && { files }), complete: true, exitcode })
      const answer = await http.send({
        name: 'file_stream',
        method: 'POST',
        url,
        headers,
        body,
        cleansUp: exitcode !== 0,
      })
      accept(http, 'file_stream', answer)
    },
  }
}

/** What signs an address, whatever the store calls it: other values in its query are dates and words. */
function signaturesIn(url: string): readonly string[] {
  return [...new URL(url).searchParams.values()].filter((value) => value.length > 20)
}

/** A file's headers and body, as createArtifactFiles asks for them. */
export function fileSpec(name: string, content: string) {
  return { name, md5: md5(content), mimetype: 'application/json' }
}

/** The JSON of an answer that is no refusal. GraphQL errors come with HTTP 200 or with another status. */
function accept(http: Http, name: string, answer: Answer): unknown {
  const json = jsonIn(answer)
  if (answer.status !== 200 || errorsIn(json).length > 0) throw refusal(name, http.clean(answer))
  if (json === undefined) throw unexpected(name, http.clean(answer))
  return json
}

function refusal(name: string, answer: Answer): WandbError {
  const { status } = answer
  const words = sentence(complaintIn(answer))
  const said = `W&B refused ${name} (HTTP ${status}): ${words}`
  return new WandbError(`${said}${hint(status, words)}`, status)
}

function unexpected(name: string, answer: Answer, place?: string | null): WandbError {
  const what = place ? `an answer without a proper "${place}"` : wordsOf(answer)
  return new WandbError(
    `W&B answered ${name} with ${sentence(what)} Check that wandb-base-url is the address of the API.`,
    answer.status,
  )
}

/** What the user may do, by what the server said. */
function hint(status: number, words: string): string {
  if (status === 401) {
    return ' Check wandb-api-key: it is not valid on this server (wandb-base-url).'
  }
  if (status === 403) return ' The key may not write there: check wandb-entity and wandb-project.'
  if (status === 404) return ' Check wandb-entity and wandb-project, and that the key may see them.'
  if (/already exists with type|type mismatch|different type/i.test(words)) {
    return ' The artifact of that name has another type than "dataset": set artifact-name to another.'
  }
  if (status >= 300 && status < 400) return ' Check wandb-base-url: requests are not redirected.'
  return ''
}
