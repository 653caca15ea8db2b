import { isDeepStrictEqual, parseArgs } from 'node:util'
import { messageOf } from '../src/text/message.ts'
import type { StoredRecord } from './start-stand-ins.ts'

const usage = `Fails unless the stand-ins store exactly the records of one tag, or none if there is no --tag.

  node build/scripts/check-stand-ins.js --url <records-url> --tag v1 --commit <commit of the tag>
  node build/scripts/check-stand-ins.js --url <records-url>

<records-url> is an output of scripts/start-stand-ins.ts.`

async function check(): Promise<string> {
  const { url, tag, commit } = parseArgs({
    options: { url: { type: 'string' }, tag: { type: 'string' }, commit: { type: 'string' } },
  }).values
  if (url === undefined || (tag === undefined) !== (commit === undefined)) throw new Error(usage)
  const actual: unknown = await (await fetch(url)).json()
  const expected = tag === undefined ? [] : recordsOf(tag, commit ?? '')
  if (isDeepStrictEqual(actual, expected)) {
    return `The stand-ins store ${tag === undefined ? 'no records' : `the records of ${tag}`}.`
  }
  throw new Error(`The stand-ins store\n${format(actual)}\nbut should store\n${format(expected)}`)
}

/** The records of a tag such as v1, whose alias in W&B begins with `tag-` because `v1` is a version there. */
function recordsOf(tag: string, commit: string): readonly StoredRecord[] {
  const names = ['lairs-revision:latest', `lairs-revision:tag-${tag}`]
  return [
    { backend: 'wandb', names, commit, run: 'finished' },
    { backend: 'mlflow', names: [tag], commit, run: 'FINISHED' },
  ]
}

function format(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
}

try {
  console.log(await check())
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}
