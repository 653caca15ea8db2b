import { validateHeaderName, validateHeaderValue } from 'node:http'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Http } from '../../src/http/client.ts'
import { createResponse, type HttpRequest, type HttpResponse } from '../../src/http/messages.ts'
import { createSource, type InputSource } from '../../src/inputs/source.ts'
import type { BackendTools, RunContext, Session } from '../../src/tracking/backend.ts'
import { isExhaustive, runs } from '../exhaustive/mode.ts'
import { corruptedJson, parserErrorMessage } from '../fuzzing.ts'
import { bundle, growth } from '../revision-v2.ts'

/** The JSON of a server's responses, by the names of the requests. */
export type Responses = Readonly<Record<string, unknown>>
/** Whether the revision is already logged. */
export type State = 'new' | 'logged'
/** Responses that replace others, by the names of the requests. */
export type Replacements = Readonly<Record<string, Readonly<{ body: string; status: number }>>>
/** Opens a backend whose server gives the responses of a state. */
export type Open = (state: State, replacements?: Replacements) => Promise<Session>

export const context: RunContext = {
  workflowRepository: 'o/r',
  runUrl: 'https://github.com/o/r/actions/runs/1',
  actor: 'octocat',
  event: 'push',
  ref: 'refs/tags/v2',
  tagVerification: '',
  growth,
}

const ignore = () => undefined

/** A source that has these inputs and no environment variables. */
export function sourceOf(inputs: Readonly<Record<string, string>>): InputSource {
  const runner = { getInput: (name: string) => inputs[name] ?? '' }
  return createSource({ runner, env: {}, hide: ignore, repositoryName: 'corpus' })
}

/** Tools that send nothing. A request that node would reject fails here too. */
export function toolsOf(respond: (name: string) => HttpResponse): BackendTools {
  const http: Http = {
    async send(request: HttpRequest) {
      if (!/^https?:/.test(new URL(request.url).protocol)) throw new TypeError(request.url)
      for (const [name, value] of Object.entries(request.headers ?? {})) {
        validateHeaderName(name)
        validateHeaderValue(name, value)
      }
      return respond(request.name)
    },
    redact: (response) => response,
    close: ignore,
  }
  return {
    http,
    info: ignore,
    warn: ignore,
    notice: ignore,
    hide: ignore,
    wait: async () => true,
    idTokenSource: undefined,
  }
}

export function jsonResponse(body: string, status = 200): HttpResponse {
  return createResponse(status, { 'content-type': 'application/json' }, body)
}

/** Tools for a server that gives these texts, by the names of the requests. */
export function toolsFor(
  texts: ReadonlyMap<string, string>,
  replacements: Replacements,
): BackendTools {
  return toolsOf((name) => {
    const { body, status } = replacements[name] ?? { body: texts.get(name) ?? '{}', status: 200 }
    return jsonResponse(body, status)
  })
}

export type ReplacedResponse = Readonly<{ name: string; body: string; status: number }>

/** Invalid responses, each with the name of its request. */
export function invalidResponses(responses: Responses): fc.Arbitrary<ReplacedResponse> {
  const status = fc.constantFrom(200, 200, 200, 200, 400, 404, 500)
  const each = Object.entries(responses).map(([name, value]) =>
    fc.tuple(corruptedJson(value), status).map(([body, code]) => ({ name, body, status: code })),
  )
  return fc.oneof(...each)
}

/** Verifies and logs the bundle. Returns all texts of the results. */
export async function verifyAndLog(opening: Promise<Session>): Promise<readonly unknown[]> {
  const session = await opening
  const { status, url, details } = await session.verify(bundle)
  const logged = await session.log(bundle, context)
  return [status, url, ...details, logged.url, ...Object.values(logged.outputs)]
}

/** JSON that is nested this deep. */
export function nested(depth: number): string {
  return `${'{"commit":'.repeat(depth)}1${'}'.repeat(depth)}`
}

const states = ['new', 'logged'] as const
/** A function that calls itself this often exhausts the stack. */
const tooDeep = isExhaustive ? 100_000 : 20_000
const deep = [`${'['.repeat(tooDeep)}${']'.repeat(tooDeep)}`, nested(tooDeep), '['.repeat(tooDeep)]

/** The tests of responses that all backends share. `errors` matches the messages of expected errors. */
export function testResponses(
  open: Open,
  responsesOf: (state: State) => Responses,
  errors: RegExp,
): void {
  test('valid responses are accepted', async () => {
    expect((await verifyAndLog(open('new')))[0]).toBe('missing')
    expect((await verifyAndLog(open('logged')))[0]).toBe('matches')
  })

  test('after any response, the revision is logged or the error has a message of its own', async () => {
    const responses = fc.oneof(
      ...states.map((state) =>
        invalidResponses(responsesOf(state)).map((each) => ({ state, ...each })),
      ),
    )
    const property = fc.asyncProperty(responses, async ({ state, name, body, status }) => {
      try {
        const texts = await verifyAndLog(open(state, { [name]: { body, status } }))
        return texts.every((text) => typeof text === 'string')
      } catch (error) {
        return errors.test(parserErrorMessage(error))
      }
    })
    await fc.assert(property, runs(1500))
  })

  test('no response is nested too deep', async () => {
    const responses = states.flatMap((state) =>
      Object.keys(responsesOf(state)).flatMap((name) =>
        deep.map((body) => ({ state, name, body })),
      ),
    )
    for (const { state, name, body } of responses) {
      const result = verifyAndLog(open(state, { [name]: { body, status: 200 } }))
      // Parts of a response that are not read can be anything.
      expect(await result.then(() => '', parserErrorMessage)).toMatch(
        new RegExp(`^$|${errors.source}`),
      )
    }
  })
}
