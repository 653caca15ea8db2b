import { expect, test } from '@jest/globals'
import type { Listening, Received } from '../../sandbox/http.ts'
import { isRetryable } from '../../src/http/retry.ts'
import { mapWithConcurrency } from '../../src/tracking/concurrency.ts'
import { type Trouble, troubles } from './faults.ts'
import { runProblems } from './held.ts'
import { errorsOf, openStage, type Path, type Stage } from './stage.ts'

type ServerName = keyof Stage['servers']

/** The request of that name that follows `passing` others of it. */
type Place = Readonly<{ server: ServerName; name: string; passing: number }>

type Case = Readonly<{ place: Place; trouble: string; times: number }>

/** What became of a case. */
type Outcome = 'overcome' | 'mended' | Readonly<{ wrong: string }>

/** Cases side by side: most of their time is waiting. */
const atOnce = 16

/**
 * Lets everything go wrong with each request of each path, once and for good. Afterwards, either the step
 * is good and there is exactly one whole record, or it fails clearly and the next one makes that so.
 */
export function matrix(
  paths: Readonly<Record<string, Path>>,
  kinds: readonly string[] = Object.keys(troubles),
): void {
  test.each(Object.entries(paths))(
    'whatever goes wrong: %s',
    async (title, path) => {
      const places = await record(path)
      const cases = places.flatMap(casesOf).filter(({ trouble }) => kinds.includes(trouble))
      const outcomes = await mapWithConcurrency(atOnce, cases, (each) => play(path, each))
      const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
      process.stderr.write(
        `fault matrix, ${title}: ${places.length} requests, ${cases.length} cases: ` +
          `${count('overcome')} overcome, ${count('mended')} failed clearly and were mended by the next step\n`,
      )
      expect(
        outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : [outcome.wrong])),
      ).toEqual([])
    },
    300_000,
  )
}

/** The requests of a path, as they are when all goes well. */
async function record(path: Path): Promise<readonly Place[]> {
  const stage = await openStage(path)
  try {
    const servers = Object.entries(stage.servers).map(
      ([, server]) => [server, server.received.length] as const,
    )
    expect(errorsOf(await stage.step())).toEqual([])
    const names: ServerName[] = ['wandb', 'mlflow', 'github']
    const places = names.flatMap((server) => {
      const listening = stage.servers[server]
      const before = servers.find(([each]) => each === listening)?.[1] ?? 0
      return listening === undefined ? [] : placesOf(server, listening.received.slice(before))
    })
    const { about } = path
    return places.filter(({ name }) => about === undefined || about.test(name))
  } finally {
    await stage.close()
  }
}

function placesOf(server: ServerName, requests: readonly Received[]): readonly Place[] {
  const seen = new Map<string, number>()
  return requests.map(({ name }) => {
    const passing = seen.get(name) ?? 0
    seen.set(name, passing + 1)
    return { server, name, passing }
  })
}

/** What passes by itself comes once as well, and else for good. What takes long comes one way only. */
function casesOf(place: Place): readonly Case[] {
  return Object.entries(troubles).flatMap(([trouble, { fault }]) => {
    if (isMute(fault)) return { place, trouble, times: fault.kind === 'drip' ? 1 : 999 }
    const isOnce = fault.kind === 'reply' ? isRetryable(fault.reply.status) : fault.kind !== 'down'
    return [...(isOnce ? [1] : []), 999].map((times) => ({ place, trouble, times }))
  })
}

function isMute({ kind }: Trouble['fault']): boolean {
  return kind === 'drip' || kind === 'silence'
}

async function play(path: Path, { place, trouble, times }: Case): Promise<Outcome> {
  const stage = await openStage(path)
  const told = `${place.server} ${place.name} ${place.passing}, ${trouble} x${times}`
  const wrong = (why: string) => ({ wrong: `${told}: ${why}` })
  try {
    const server = stage.servers[place.server]
    const known = troubles[trouble]
    if (server === undefined || known === undefined) throw new Error(`no ${told}`)
    server.fail(place.name, known.fault, times, place.passing)
    const errors = errorsOf(await stage.step('log', isMute(known.fault)))
    await heal(stage)
    if (errors.length > 0) {
      const unclear = unclearIn(errors.join('\n'), place, known)
      if (unclear !== undefined) return wrong(unclear)
      const again = errorsOf(await stage.step())
      if (again.length > 0) return wrong(`the next step failed: ${again.join('; ')}`)
    }
    const faults = await runProblems(path, stage)
    if (faults.length > 0) return wrong(`${faults.join(', ')} (${errors.join('; ') || 'good'})`)
    return errors.length > 0 ? 'mended' : 'overcome'
  } finally {
    await stage.close()
  }
}

async function heal(stage: Stage): Promise<void> {
  const servers: readonly Listening[] = Object.values(stage.servers)
  for (const server of servers) await server.heal()
}

/** What messages say of the requests that they do not call by the server's name for them. */
const titles: Readonly<Record<string, RegExp>> = {
  'oidc/token': /the token exchange/,
  'oidc/v1/token': /the token exchange/,
  'id-token': /OIDC token/,
  // A page that comes for a file is seen by what is missing afterwards.
  'storage/put': /upload of |was not uploaded/,
  'artifacts/put': /artifact upload|revision\.json is missing/,
  'artifacts/get': /artifact download|revision\.json/,
  // With HTTP 404, a server says that it has none.
  'runs/log-inputs': /runs\/log-inputs|the dataset input is missing/,
  'runs/get': /runs\/get|there is no run/,
}

/** What an error lacks: the name of the request, or the words of the server. */
function unclearIn(error: string, { name }: Place, { words, fault }: Trouble): string | undefined {
  const title = titles[name] ?? name
  // Of a server that is gone, whichever request is asked next is told.
  const isNamed = fault.kind === 'down' || error.search(title) >= 0
  if (!isNamed) return `the error does not name ${title}: ${error}`
  if (speaks(name, fault) && !error.includes(words)) {
    return `the error does not say "${words}": ${error}`
  }
  return undefined
}

/** Whether the server's words for that are told. */
function speaks(name: string, fault: Trouble['fault']): boolean {
  const status = fault.kind === 'reply' ? fault.reply.status : 0
  if (/^(storage|artifacts|runs\/(get|log-inputs))/.test(name))
    return status !== 200 && status !== 404
  return true
}
