import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'

const Text = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))
const Permissions = v.optional(v.union([v.string(), Text]))
const Concurrency = v.optional(v.union([v.string(), v.looseObject({ group: v.string() })]))
const Step = v.looseObject({
  id: v.optional(v.string()),
  name: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  env: v.optional(Text, {}),
  with: v.optional(Text, {}),
})
const Job = v.looseObject({
  with: v.optional(Text, {}),
  secrets: v.optional(Text, {}),
  needs: v.optional(v.union([v.string(), v.array(v.string())]), []),
  uses: v.optional(v.string()),
  if: v.optional(v.string()),
  name: v.optional(v.string()),
  permissions: Permissions,
  concurrency: Concurrency,
  'timeout-minutes': v.optional(v.number()),
  outputs: v.optional(Text, {}),
  steps: v.optional(v.array(Step), []),
})
const Workflow = v.looseObject({
  name: v.string(),
  on: v.unknown(),
  permissions: Permissions,
  concurrency: Concurrency,
  jobs: v.record(v.string(), Job),
})
const Composite = v.object({ runs: v.object({ steps: v.array(Step) }) })

/** A step, as the file says it. */
export type Step = v.InferOutput<typeof Step>

/** A workflow that stands in a file of its own, or in a page. */
export type WorkflowFile = Readonly<{
  /** The file's path; behind a colon, the line of the page where it begins. */
  name: string
  text: string
  content: v.InferOutput<typeof Workflow>
}>

/** The workflows of this repository. */
export function ownWorkflows(): readonly WorkflowFile[] {
  const folder = '.github/workflows'
  return readdirSync(folder).map((file) => readWorkflow(join(folder, file)))
}

/** One of the workflows of this repository. */
export function readWorkflow(name: string): WorkflowFile {
  return workflow(name, readFileSync(name, 'utf8'))
}

/** The complete workflows among a page's examples. */
export function examplesIn(page: string): readonly WorkflowFile[] {
  const text = readFileSync(page, 'utf8')
  const blocks = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)]
  return blocks.flatMap(({ 1: block = '', index }) => {
    const line = text.slice(0, index).split('\n').length + 1
    return /^jobs:/m.test(block) ? [workflow(`${page}:${line}`, block)] : []
  })
}

/** The jobs that a job waits for. */
export function needsOf(job: v.InferOutput<typeof Job> | undefined): readonly string[] {
  return [job?.needs ?? []].flat()
}

/** The steps of a composite action. */
export function compositeSteps(file: string): readonly Step[] {
  return v.parse(Composite, parse(readFileSync(file, 'utf8'))).runs.steps
}

/** A step of a workflow of this repository, by its name. */
export function stepOf(file: string, name: string): Step {
  const steps = Object.values(readWorkflow(file).content.jobs).flatMap((job) => job.steps)
  const step = steps.find((each) => each.name === name)
  if (step === undefined) throw new Error(`${file} has no step "${name}".`)
  return step
}

function workflow(name: string, text: string): WorkflowFile {
  return { name, text, content: v.parse(Workflow, parse(text)) }
}
