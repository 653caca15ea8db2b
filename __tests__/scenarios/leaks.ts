import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { type LoopbackServer, listen, type ReceivedRequest } from '../../sandbox/http.ts'
import type { Outcome, Step } from '../../sandbox/runner.ts'

/** A match of this many characters is a part of the secret. Shorter matches can be chance. */
const part = 6

/** The text with each encoding decoded, and with all encodings decoded in sequence. */
function decodedForms(text: string): readonly string[] {
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

/** True if the text contains a part of the secret in any encoding. */
export function containsSecret(text: string, secret: string): boolean {
  const parts = Array.from({ length: Math.max(1, secret.length - part + 1) }, (_, at) =>
    secret.slice(at, at + part),
  )
  return decodedForms(text).some((form) => parts.some((each) => form.includes(each)))
}

/** The log as the runner shows it: without the add-mask commands. */
function shown({ stdout }: Outcome): string {
  return stdout.replace(/^::add-mask::.*$/gm, '')
}

/** The decoded values of the add-mask commands of a step. */
export function masksOf({ stdout }: Outcome): string[] {
  return [...stdout.matchAll(/^::add-mask::(.*)$/gm)].map(([, value = '']) =>
    value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%'),
  )
}

/** The complete text of a request. */
function requestText({ path, query, headers, body }: ReceivedRequest): string {
  return [path, query, JSON.stringify(headers), body].join('\n')
}

/** The secrets that a server received. */
export function sentTo(server: LoopbackServer, secrets: readonly string[]): readonly string[] {
  const all = server.received.map(requestText)
  return secrets.filter((secret) => all.some((text) => containsSecret(text, secret)))
}

/** A state file for a step, and a host that must receive no secret. Both are new for each test. */
export function watchForLeaks() {
  const state: { folder?: string; elsewhere?: LoopbackServer } = {}
  const stateFile = () => join(state.folder ?? '', 'state')
  afterEach(async () => {
    if (state.folder !== undefined) rmSync(state.folder, { recursive: true })
    await state.elsewhere?.close()
    delete state.folder
    delete state.elsewhere
  })
  return {
    /** Extra variables for a step: with debug output, everything that can be printed is printed. */
    env(): NonNullable<Step['env']> {
      state.folder ??= mkdtempSync(join(tmpdir(), 'log-revision-state-'))
      writeFileSync(stateFile(), '')
      return { RUNNER_DEBUG: '1', GITHUB_STATE: stateFile() }
    },
    async elsewhere(): Promise<LoopbackServer> {
      state.elsewhere ??= await listen(() => ({
        name: ({ method, path }) => `${method} ${path}`,
        answer: () => ({ status: 200, body: '{}' }),
      }))
      return state.elsewhere
    },
    /** The outputs that contain a part of a secret. Empty if nothing leaks. */
    leaks(step: Outcome, secrets: readonly string[]): readonly string[] {
      const outputs = {
        stdout: shown(step),
        stderr: step.stderr,
        outputs: JSON.stringify(step.outputs),
        summary: step.summary,
        'revision.json': step.revisionJson,
        state: readFileSync(stateFile(), 'utf8'),
      }
      return leaksIn(outputs, secrets)
    },
  }
}

function leaksIn(
  outputs: Readonly<Record<string, string>>,
  secrets: readonly string[],
): readonly string[] {
  return Object.entries(outputs).flatMap(([output, text]) =>
    secrets
      .filter((secret) => containsSecret(text, secret))
      .map((secret) => `${secret} in ${output}`),
  )
}
