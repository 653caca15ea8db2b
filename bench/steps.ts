import { randomBytes } from 'node:crypto'
import { inputsFor } from '../sandbox/inputs.ts'
import { pushOf, type Step } from '../sandbox/runner.ts'
import type { ServerUrls } from './servers.ts'

/** A step that runs on the push of a tag. `name` is the name of the project and the experiment. */
export function pushStep(workspace: string, tag: string, urls: ServerUrls, name: string): Step {
  return { workspace, event: pushOf(tag), inputs: inputsFor(urls, name) }
}

/** A step that logs all tags. */
export function allTagsStep(workspace: string, urls: ServerUrls, name: string): Step {
  const event = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }
  return { workspace, event, inputs: { ...inputsFor(urls, name), revision: '**' } }
}

/** A new name for a project and an experiment. All names have the same length. */
export function uniqueName(): string {
  return `bench-${randomBytes(8).toString('hex')}`
}
