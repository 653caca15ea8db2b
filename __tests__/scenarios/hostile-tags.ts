import { afterEach, beforeEach } from '@jest/globals'
import type { Outcome, Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { writeRef } from '../git/loose-objects.ts'
import { backfill } from './many.ts'
import { ObjectWriter } from './object-writer.ts'
import { watchMemory } from './step-process.ts'
import type { Sandbox } from './use-sandbox.ts'

/** The most memory that a step and its git processes may use, whatever the dataset contains. */
export const maxMegabytes = 512

/** A step that reads bad objects, and the memory that it and git used at most. */
export type MeasuredOutcome = Outcome & Readonly<{ megabytes: number }>

/** A clone of the sample, new for each test, with tags of objects that git itself does not write. */
export type HostileClone = {
  clone: Checkout
  /** The id of an object of the sample, by a name that git understands. */
  sample(name: string): string
  /** Writes objects, and sets the tags. */
  write(build: (writer: ObjectWriter) => Readonly<Record<string, string>>): void
  /** Sets a tag. git would refuse some ids. */
  setTag(tag: string, id: string): void
  /** Runs the action on `v*`. */
  pushAll(inputs?: Step['inputs'], step?: Partial<Step>): Promise<MeasuredOutcome>
}

export function useHostileClone(sandbox: Sandbox): HostileClone {
  const ids = new Map<string, string>()
  let current: Checkout | undefined
  const clone = () => {
    if (current === undefined) throw new Error('the clone exists only while a test runs')
    return current
  }
  beforeEach(() => {
    current = cloneSample()
  })
  afterEach(() => current?.remove())
  return {
    get clone() {
      return clone()
    },
    sample(name) {
      const id = ids.get(name) ?? clone().git('rev-parse', name)
      ids.set(name, id)
      return id
    },
    write(build) {
      const writer = new ObjectWriter(clone())
      writer.finish(build(writer))
    },
    setTag(tag, id) {
      writeRef(clone(), `refs/tags/${tag}`, id)
    },
    async pushAll(inputs = {}, step = {}) {
      const memory = watchMemory(clone().path)
      const all = { backend: 'mlflow', revision: 'v*', timeout: '30', ...inputs }
      // A step that does not end at its own time limit must not outlive the test.
      const outcome = await backfill(sandbox, clone().path, all, {
        signal: AbortSignal.timeout(45_000),
        ...step,
      })
      return { ...outcome, megabytes: memory.stop() }
    },
  }
}

/** The statuses of the sample's own tags and of others, as `statusesOf` returns them. */
export function goodTagsAnd(
  others: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return { 'mlflow v1': 'logged', 'mlflow v2': 'logged', 'mlflow v3.0.1': 'logged', ...others }
}
