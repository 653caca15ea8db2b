import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { describe, expect, test } from '@jest/globals'
import {
  compositeSteps,
  examplesIn,
  needsOf,
  ownWorkflows,
  readWorkflow,
  stepOf,
  type WorkflowFile,
} from './workflows.ts'

const own = ownWorkflows()
const pages = ['README.md', ...pagesIn('docs')]
const examples = pages.flatMap(examplesIn)
const composite = '.github/actions/against-sandbox/action.yml'

function pagesIn(folder: string): readonly string[] {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return pages.map((name) => join(folder, name))
}

/** What GitHub's own parser has against a workflow. */
async function complaints({ name, text }: WorkflowFile): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter())
  if (value !== undefined) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors().map(({ message }) => message)
}

test.each(['action.yml', composite])('%s is an action to GitHub', (name) => {
  const content = readFileSync(name, 'utf8')
  const { context } = parseAction({ name, content }, new NoOperationTraceWriter())
  expect(context.errors.getErrors()).toEqual([])
})

test('there are workflows to look at, and examples', () => {
  expect(own.length).toBeGreaterThan(4)
  expect(examples.length).toBeGreaterThan(6)
})

describe.each([...own, ...examples].map((file) => [file.name, file] as const))('%s', (_, file) => {
  const jobs = Object.entries(file.content.jobs)

  test('is a workflow to GitHub', async () => {
    expect(await complaints(file)).toEqual([])
  })

  test('grants no more than it says, and no job runs for ever', () => {
    expect(file.content.permissions).toBeDefined()
    for (const [name, job] of jobs) {
      const { permissions = file.content.permissions, uses, 'timeout-minutes': timeout } = job
      expect({ name, permissions }).toEqual({ name, permissions: expect.any(Object) })
      // A job that calls a workflow has the time of that one.
      expect({ name, timed: uses !== undefined || timeout !== undefined }).toEqual({
        name,
        timed: true,
      })
    }
  })

  test('leaves no credentials in a checkout, and gives nothing to a shell but by variables', () => {
    const steps = jobs.flatMap(([, job]) => job.steps)
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.filter((step) => step.with['persist-credentials'] !== false)).toEqual([])
  })
})

describe.each(own.map((file) => [file.name, file] as const))('%s', (_, { text, content }) => {
  test('grants nothing but to a job, and says what for', () => {
    expect(content.permissions).toEqual({})
    for (const [name, { permissions }] of Object.entries(content.jobs)) {
      expect({ name, permissions }).toEqual({ name, permissions: expect.any(Object) })
    }
    const granted = [...text.matchAll(/(.*)\n +[\w-]+: (?:read|write)\b(.*)/g)]
    expect(granted.length).toBeGreaterThanOrEqual(Object.keys(content.jobs).length)
    const silent = granted.filter(([, above = '', behind = '']) => {
      return !/^ *#/.test(above) && !/^ # \w/.test(behind)
    })
    expect(silent.map(([line]) => line)).toEqual([])
  })

  test('waits in groups of its own', () => {
    const groups = [content, ...Object.values(content.jobs)].flatMap(({ concurrency = [] }) =>
      typeof concurrency === 'object' && 'group' in concurrency ? concurrency.group : concurrency,
    )
    expect(groups.length).toBeGreaterThan(0)
    // What a workflow is called is its caller's name where it is called: both would wait for it.
    for (const group of groups) expect(group).toMatch(/^[a-z-]+(-\$\{\{ (?!github\.workflow)|$)/)
  })
})

test('a composite action gives nothing to a shell but by variables', () => {
  const steps = compositeSteps(composite)
  expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
})

describe('the gate of CI', () => {
  const ci = '.github/workflows/ci.yml'
  const { jobs } = readWorkflow(ci).content

  test('waits for every other job, and does not stand open where one was left out', () => {
    const gate = jobs['all-tests-passed']
    const others = Object.keys(jobs).filter((name) => name !== 'all-tests-passed')
    expect(needsOf(gate).toSorted()).toEqual(others.toSorted())
    expect(gate?.['if']).toBe('always()')
  })

  test('is what a release asks for', () => {
    const script = readFileSync('.github/scripts/ci-was-green.sh', 'utf8')
    expect(script).toContain(`gate='${jobs['all-tests-passed']?.['name']}'`)
  })
})

describe('the workflow that makes dist anew', () => {
  const file = '.github/workflows/rebuild-dist.yml'
  const { jobs } = readWorkflow(file).content

  test('has no job that may write and runs what a pull request brings', () => {
    for (const { permissions, steps } of Object.values(jobs)) {
      const writes = JSON.stringify(permissions).includes('write')
      const runs = steps.some(({ run, uses }) =>
        /\bn(pm|ode)\b|\.github\/|^undefined\.\//.test(`${run}${uses}`),
      )
      expect({ permissions, both: writes && runs }).toEqual({ permissions, both: false })
    }
    expect(jobs['commit']?.permissions).toEqual({ contents: 'write' })
  })

  test('takes the pull requests of Dependabot alone, and none of a fork', () => {
    expect(jobs['build']?.['if']).toContain("user.login == 'dependabot[bot]' &&")
    expect(jobs['build']?.['if']).toContain('head.repo.full_name == github.repository')
    expect(needsOf(jobs['commit'])).toEqual(['build'])
    expect(stepOf(file, 'Make dist').run).toContain('npm run --silent build')
  })
})
