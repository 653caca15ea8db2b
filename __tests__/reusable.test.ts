import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { readAction, readWorkflow } from './workflows.ts'

const Entries = v.record(v.string(), v.record(v.string(), v.unknown()))
const WorkflowCall = v.strictObject({
  workflow_call: v.strictObject({ inputs: Entries, secrets: Entries, outputs: Entries }),
})

const action = readAction()
const file = '.github/workflows/log-revision.yml'
const { content } = readWorkflow(file)
const { inputs, secrets, outputs } = v.parse(WorkflowCall, content.on).workflow_call
const job = content.jobs['log-revision']
const step = job?.steps.find(({ uses }) => uses === '$/')

const secretNames = ['wandb-api-key', 'mlflow-username', 'mlflow-password', 'mlflow-token']
// The job has its own GitHub token. An OIDC token needs a permission that not every caller grants.
const omittedInputs = ['github-token', 'oidc-audience']
const actionInputs = Object.entries(action.inputs).filter(([name]) => !omittedInputs.includes(name))
// A path is only valid in the job that wrote the file.
const actionOutputs = Object.entries(action.outputs).filter(([name]) => name !== 'provenance')

// Failures begin with the file to change.
describe(file, () => {
  test('the inputs are those of the action and runs-on', () => {
    const { 'runs-on': runsOn, ...others } = inputs
    const expected = actionInputs.filter(([name]) => !secretNames.includes(name))
    // In the same order, as entries.
    expect(Object.entries(others)).toEqual(
      expected.map(([name, input]) => [name, { ...input, type: 'string' }]),
    )
    expect(runsOn).toMatchObject({ type: 'string', required: false, default: 'ubuntu-latest' })
    expect(job?.['runs-on']).toBe(`\${{ inputs.runs-on }}`)
  })

  test('the secrets are the secret inputs of the action, and all are optional', () => {
    const expected = secretNames.map((name) => {
      return [name, { description: action.inputs[name]?.description, required: false }]
    })
    expect(Object.entries(secrets)).toEqual(expected)
  })

  test('the step receives all inputs and secrets', () => {
    const expected = actionInputs.map(([name]) => {
      return [name, `\${{ ${secretNames.includes(name) ? 'secrets' : 'inputs'}.${name} }}`]
    })
    expect(step?.with).toEqual(Object.fromEntries(expected))
  })

  test('the outputs are those of the action, except the path of a file', () => {
    const workflowValue = (name: string) => `\${{ jobs.log-revision.outputs.${name} }}`
    const jobValue = (name: string) => `\${{ steps.${step?.id}.outputs.${name} }}`
    expect({ workflow: Object.entries(outputs), job: job?.outputs }).toEqual({
      workflow: actionOutputs.map(([name, output]) => [
        name,
        { ...output, value: workflowValue(name) },
      ]),
      job: Object.fromEntries(actionOutputs.map(([name]) => [name, jobValue(name)])),
    })
  })

  test('the job needs only read permission and checks out the whole history', () => {
    expect(job?.permissions).toEqual({ contents: 'read' })
    const checkout = job?.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkout?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false })
  })
})
