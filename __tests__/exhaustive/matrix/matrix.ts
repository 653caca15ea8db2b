import { expect, test } from '@jest/globals'
import type { LoopbackServer, ReceivedRequest } from '../../../sandbox/http.ts'
import { isRetryable } from '../../../src/http/retry.ts'
import { mapWithConcurrency } from '../../../src/tracking/concurrency.ts'
import { isExhaustive } from '../mode.ts'
import { type ExpectedFault, faults } from './faults.ts'
import { recordProblems } from './problems.ts'
import { errorsOf, openSandbox, type Sandbox, type Scenario } from './sandbox.ts'

type ServerName = keyof Sandbox['servers']

/** A request of a step: `index` counts the requests with the same name. */
type RequestId = Readonly<{ server: ServerName; name: string; index: number }>

/** A request that fails a number of times in the same way. */
type Case = Readonly<{ request: RequestId; faultName: string; times: number }>

/** The step succeeded in spite of the fault, or the next step completed the record. */
type Outcome = 'succeeded' | 'completed' | Readonly<{ problem: string }>

/** More than any step sends. */
const always = 999

/** Most of the time of a case is waiting. */
const concurrentCases = 16

/**
 * Tests each request of each scenario with each fault, once and permanently. `npm test` tests the first request of each
 * name with one fault, once or permanently, and takes them in turn. If the step succeeds, the servers must store exactly
 * one complete record. If it fails, its error must be clear, and the next step must complete the record.
 */
export function matrix(
  scenarios: Readonly<Record<string, Scenario>>,
  faultNames: readonly string[] = Object.keys(faults),
): void {
  const tested = new Set<string>()
  test.each(Object.entries(scenarios))(
    'each fault of each request: %s',
    async (title, scenario) => {
      const requests = await requestsOf(scenario)
      const cases = requests.flatMap((request) => {
        const all = casesOf(request)
        if (isExhaustive) return all.filter(({ faultName }) => faultNames.includes(faultName))
        const name = `${request.server} ${request.name}`
        if (tested.has(name)) return []
        const turn = tested.size
        tested.add(name)
        const some = all.filter(
          ({ faultName }) => faultName === faultNames[turn % faultNames.length],
        )
        const index = turn % some.length
        return some.slice(index, index + 1)
      })
      const outcomes = await mapWithConcurrency(concurrentCases, cases, (each) =>
        runCase(scenario, each),
      )
      const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length
      const summary =
        `fault matrix, ${title}: ${requests.length} requests, ${cases.length} cases: ` +
        `${count('succeeded')} succeeded, ${count('completed')} failed and were completed by the next step\n`
      if (isExhaustive) process.stderr.write(summary)
      expect(
        outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : [outcome.problem])),
      ).toEqual([])
    },
    300_000,
  )
}

/** The requests of the scenario's step without faults. */
async function requestsOf(scenario: Scenario): Promise<readonly RequestId[]> {
  const sandbox = await openSandbox(scenario)
  try {
    const earlier = new Map(
      Object.values(sandbox.servers).map((server) => [server, server.received.length]),
    )
    expect(errorsOf(await sandbox.step())).toEqual([])
    const names: readonly ServerName[] = ['wandb', 'mlflow', 'github']
    const requests = names.flatMap((name) => {
      const server = sandbox.servers[name]
      return server === undefined ? [] : identify(name, server.received.slice(earlier.get(server)))
    })
    return requests.filter(({ name }) => scenario.requests?.test(name) ?? true)
  } finally {
    await sandbox.close()
  }
}

function identify(server: ServerName, requests: readonly ReceivedRequest[]): readonly RequestId[] {
  const counts = new Map<string, number>()
  return requests.map(({ name }) => {
    const index = counts.get(name) ?? 0
    counts.set(name, index + 1)
    return { server, name, index }
  })
}

/** Temporary faults occur once and permanently, others only permanently. Slow responses are tested in one way only. */
function casesOf(request: RequestId): readonly Case[] {
  return Object.entries(faults).flatMap(([faultName, { fault }]) => {
    if (isSlow(fault)) return { request, faultName, times: fault.kind === 'endless' ? 1 : always }
    const isTemporary =
      fault.kind === 'reply' ? isRetryable(fault.reply.status) : fault.kind !== 'down'
    return [...(isTemporary ? [1] : []), always].map((times) => ({ request, faultName, times }))
  })
}

function isSlow({ kind }: ExpectedFault['fault']): boolean {
  return kind === 'endless' || kind === 'no-reply'
}

async function runCase(scenario: Scenario, { request, faultName, times }: Case): Promise<Outcome> {
  const sandbox = await openSandbox(scenario)
  const title = `${request.server} ${request.name} ${request.index}, ${faultName} x${times}`
  const failed = (problem: string) => ({ problem: `${title}: ${problem}` })
  try {
    const server = sandbox.servers[request.server]
    const expected = faults[faultName]
    if (server === undefined || expected === undefined) throw new Error(`There is no ${title}.`)
    server.fail(request.name, expected.fault, times, request.index)
    const errors = errorsOf(await sandbox.step('log', isSlow(expected.fault)))
    await removeFaults(sandbox)
    if (errors.length > 0) {
      const problem = errorProblem(errors.join('\n'), request, expected)
      if (problem !== undefined) return failed(problem)
      const nextErrors = errorsOf(await sandbox.step())
      if (nextErrors.length > 0) return failed(`the next step failed: ${nextErrors.join('; ')}`)
    }
    const problems = await recordProblems(scenario, sandbox)
    if (problems.length > 0) {
      return failed(`${problems.join(', ')} (${errors.join('; ') || 'without errors'})`)
    }
    return errors.length > 0 ? 'completed' : 'succeeded'
  } finally {
    await sandbox.close()
  }
}

async function removeFaults(sandbox: Sandbox): Promise<void> {
  const servers: readonly LoopbackServer[] = Object.values(sandbox.servers)
  for (const server of servers) await server.clearFaults()
}

/** The names of requests in error messages, if they differ from the names in the sandbox. */
const titles: Readonly<Record<string, RegExp>> = {
  'oidc/token': /the token exchange/,
  'oidc/v1/token': /the token exchange/,
  'id-token': /OIDC token/,
  // A page in place of a file is noticed afterwards: the file is missing.
  'storage/put': /upload of |was not uploaded/,
  'artifacts/put': /artifact upload|revision\.json is missing/,
  'artifacts/get': /artifact download|revision\.json/,
  // HTTP 404 means that the server has none.
  'runs/log-inputs': /runs\/log-inputs|the dataset input is missing/,
  'runs/get': /runs\/get|there is no run/,
}

/** What an error lacks: the name of the request, or the message of the server. */
function errorProblem(
  error: string,
  { name }: RequestId,
  { text, fault }: ExpectedFault,
): string | undefined {
  const title = titles[name] ?? name
  // If the server is down, the error can name any later request.
  const isNamed = fault.kind === 'down' || error.search(title) >= 0
  if (!isNamed) return `the error does not name ${title}: ${error}`
  if (showsMessage(name, fault) && !error.includes(text)) {
    return `the error does not contain "${text}": ${error}`
  }
  return undefined
}

/** True if the error for this request contains the message of the server. */
function showsMessage(name: string, fault: ExpectedFault['fault']): boolean {
  const status = fault.kind === 'reply' ? fault.reply.status : 0
  // A successful answer could contain a token.
  if (/^(oidc|id-token)/.test(name) && status === 200) return false
  if (!/^(storage|artifacts|runs\/(get|log-inputs))/.test(name)) return true
  return status !== 200 && status !== 404
}
