/**
 * Reads workflows and actions for the tests. `@actions/workflow-parser` validates them in workflows.test.ts, but
 * its result has no `with` and no `permissions`, so they are read here as YAML.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import { parseMarkdown } from './documents.ts'

const Values = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))
const Permissions = v.optional(v.union([v.string(), Values]))
const Concurrency = v.optional(v.union([v.string(), v.looseObject({ group: v.string() })]))
const Step = v.looseObject({
  id: v.optional(v.string()),
  name: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  env: v.optional(Values, {}),
  with: v.optional(Values, {}),
})
const Job = v.looseObject({
  with: v.optional(Values, {}),
  secrets: v.optional(Values, {}),
  needs: v.optional(v.union([v.string(), v.array(v.string())]), []),
  uses: v.optional(v.string()),
  if: v.optional(v.string()),
  name: v.optional(v.string()),
  permissions: Permissions,
  concurrency: Concurrency,
  'timeout-minutes': v.optional(v.number()),
  outputs: v.optional(Values, {}),
  steps: v.optional(v.array(Step), []),
})
const Workflow = v.looseObject({
  name: v.string(),
  on: v.unknown(),
  permissions: Permissions,
  concurrency: Concurrency,
  jobs: v.record(v.string(), Job),
})
const CompositeAction = v.object({ runs: v.object({ steps: v.array(Step) }) })
const Description = v.pipe(v.string(), v.minLength(10))
const Action = v.object({
  inputs: v.record(
    v.string(),
    v.strictObject({
      description: Description,
      required: v.boolean(),
      default: v.optional(v.string()),
    }),
  ),
  outputs: v.record(v.string(), v.strictObject({ description: Description })),
  runs: v.object({ using: v.string(), main: v.string() }),
})

/** A step of a job or of a composite action. */
export type Step = v.InferOutput<typeof Step>

/** A workflow from a file, or from an example in a document. */
export type WorkflowFile = Readonly<{
  /** The file's path. For an example, the document's path and the workflow's name. */
  name: string
  text: string
  content: v.InferOutput<typeof Workflow>
}>

/** The inputs, outputs and entry point in `action.yml`. */
export function readAction(): v.InferOutput<typeof Action> {
  return v.parse(Action, parse(readFileSync('action.yml', 'utf8')))
}

/** All workflows in `.github/workflows`. */
export function repositoryWorkflows(): readonly WorkflowFile[] {
  const folder = '.github/workflows'
  return readdirSync(folder).map((file) => readWorkflow(join(folder, file)))
}

/** The workflow in a file. */
export function readWorkflow(file: string): WorkflowFile {
  const text = readFileSync(file, 'utf8')
  return { name: file, text, content: v.parse(Workflow, parse(text)) }
}

/** The complete workflows among the YAML examples of a document. */
export function examplesIn(document: string): readonly WorkflowFile[] {
  const { codeBlocks } = parseMarkdown(readFileSync(document, 'utf8'))
  const workflows = codeBlocks.filter(({ lang, text }) => lang === 'yaml' && /^jobs:/m.test(text))
  return workflows.map(({ text }) => {
    const content = v.parse(Workflow, parse(text))
    return { name: `${document}: ${content.name}`, text, content }
  })
}

/** The ids of the jobs that a job needs. */
export function neededJobs(job: v.InferOutput<typeof Job> | undefined): readonly string[] {
  return [job?.needs ?? []].flat()
}

/** The steps of a composite action. */
export function compositeSteps(file: string): readonly Step[] {
  return v.parse(CompositeAction, parse(readFileSync(file, 'utf8'))).runs.steps
}

/** The step with a given name. Throws if the workflow has none. */
export function stepOf(file: string, name: string): Step {
  const steps = Object.values(readWorkflow(file).content.jobs).flatMap((job) => job.steps)
  const step = steps.find((each) => each.name === name)
  if (step === undefined) throw new Error(`${file} has no step "${name}".`)
  return step
}
