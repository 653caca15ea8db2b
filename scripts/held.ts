import { isDeepStrictEqual, parseArgs } from 'node:util'
import { messageOf } from '../src/text/neutralize.ts'
import type { Held } from './stand-ins.ts'

const usage = `Fails unless the stand-ins of scripts/stand-ins.ts hold one tag, or nothing where none is named.

  node build/scripts/held.js --url <held-url> --tag v1 --commit <its commit>
  node build/scripts/held.js --url <held-url>`

async function check(): Promise<string> {
  const { url, tag, commit } = parseArgs({
    options: { url: { type: 'string' }, tag: { type: 'string' }, commit: { type: 'string' } },
  }).values
  if (url === undefined || (tag === undefined) !== (commit === undefined)) throw new Error(usage)
  const held: unknown = await (await fetch(url)).json()
  const wanted = tag === undefined ? [] : recordsOf(tag, commit ?? '')
  if (isDeepStrictEqual(held, wanted)) return `The stand-ins hold ${tag ?? 'nothing'}.`
  throw new Error(`The stand-ins hold\n${show(held)}\nand should hold\n${show(wanted)}`)
}

/** What a tag such as v1 leaves, which W&B would take for a version of its own. */
function recordsOf(tag: string, commit: string): readonly Held[] {
  const names = ['lairs-revision:latest', `lairs-revision:tag-${tag}`]
  return [
    { backend: 'wandb', names, commit, run: 'finished' },
    { backend: 'mlflow', names: [tag], commit, run: 'FINISHED' },
  ]
}

function show(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
}

try {
  console.log(await check())
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}
