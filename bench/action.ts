import { inputsFor } from '../sandbox/inputs.ts'
import { type Command, prepareStep, pushOf, type Step } from '../sandbox/runner.ts'
import type { Urls } from './servers.ts'

/** The step that logs the push of a tag. */
export function pushStep(workspace: string, tag: string, urls: Urls, name: string): Step {
  return { workspace, event: pushOf(tag), inputs: inputsFor(urls, name) }
}

/** The step that logs all tags. */
export function allStep(workspace: string, urls: Urls, name: string): Step {
  const event = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }
  return { workspace, event, inputs: { ...inputsFor(urls, name), revision: '**' } }
}

/** Makes the process of a step, in a folder. */
export function action(step: Step): (folder: string) => Promise<Command> {
  return (folder) => prepareStep(step, folder)
}
