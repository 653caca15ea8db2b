import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { type LoopbackServer, listen, type ReceivedRequest } from '../../sandbox/http.ts'
import type { Outcome, Step } from '../../sandbox/runner.ts'

/** So many signs of a secret in a row are a part of it, and no accident. */
const part = 6

/** What a text says to one who decodes it: each way of escaping is undone, and all of them one after the other. */
function readings(text: string): readonly string[] {
  const url = (each: string) =>
    each.replace(/(%[0-9a-f]{2})+/gi, (codes) =>
      Buffer.from(codes.replaceAll('%', ''), 'hex').toString(),
    )
  const json = (each: string) =>
    each
      .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replaceAll('\\n', '\n')
      .replace(/\\(["\\/])/g, '$1')
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  const html = (each: string) =>
    each
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&(\w+);/g, (whole, name) => new Map(Object.entries(named)).get(name) ?? whole)
  const base64 = (each: string) =>
    (each.match(/[\w+/-]{16,}/g) ?? []).map((word) => Buffer.from(word, 'base64').toString())
  const plain = [text, url(text), url(text.replaceAll('+', ' ')), json(text), html(text)]
  return [...plain, html(json(url(text))), ...plain.flatMap(base64)]
}

/** Whether any part of the secret is in the text, however it is written there. */
export function holds(text: string, secret: string): boolean {
  const parts = Array.from({ length: Math.max(1, secret.length - part + 1) }, (_, at) =>
    secret.slice(at, at + part),
  )
  return readings(text).some((reading) => parts.some((each) => reading.includes(each)))
}

/** The lines that the runner prints: it hides those that mask. */
function shown({ stdout }: Outcome): string {
  return stdout.replace(/^::add-mask::.*$/gm, '')
}

/** The values that a step tells the runner to mask, as the runner reads them. */
export function masksOf({ stdout }: Outcome): string[] {
  return [...stdout.matchAll(/^::add-mask::(.*)$/gm)].map(([, value = '']) =>
    value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%'),
  )
}

/** A request, all of it. */
function allOf({ path, query, headers, body }: ReceivedRequest): string {
  return [path, query, JSON.stringify(headers), body].join('\n')
}

/** The secrets that a server was sent. */
export function sentTo(server: LoopbackServer, secrets: readonly string[]): readonly string[] {
  const all = server.received.map(allOf)
  return secrets.filter((secret) => all.some((text) => holds(text, secret)))
}

/** A place for what a step keeps, and a host that none of the secrets is for. Fresh for each test. */
export function watch() {
  const held: { folder?: string; elsewhere?: LoopbackServer } = {}
  const state = () => join(held.folder ?? '', 'state')
  afterEach(async () => {
    if (held.folder !== undefined) rmSync(held.folder, { recursive: true })
    await held.elsewhere?.close()
    delete held.folder
    delete held.elsewhere
  })
  return {
    /** What a step's environment has besides: everything that could be printed is. */
    env(): NonNullable<Step['env']> {
      held.folder ??= mkdtempSync(join(tmpdir(), 'log-revision-state-'))
      writeFileSync(state(), '')
      return { RUNNER_DEBUG: '1', GITHUB_STATE: state() }
    },
    async elsewhere(): Promise<LoopbackServer> {
      held.elsewhere ??= await listen(() => ({
        name: ({ method, path }) => `${method} ${path}`,
        answer: () => ({ status: 200, body: '{}' }),
      }))
      return held.elsewhere
    },
    /** Where parts of the secrets are to be seen: nowhere, where all is well. */
    leaks(step: Outcome, secrets: readonly string[]): readonly string[] {
      const places = {
        stdout: shown(step),
        stderr: step.stderr,
        outputs: JSON.stringify(step.outputs),
        summary: step.summary,
        'revision.json': step.revisionJson,
        state: readFileSync(state(), 'utf8'),
      }
      return Object.entries(places).flatMap(([place, text]) =>
        secrets.filter((secret) => holds(text, secret)).map((secret) => `${secret} in ${place}`),
      )
    },
  }
}
