import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import { parse } from 'yaml'
import { readWorkflow } from './workflows.ts'

const Input = v.object({
  description: v.string(),
  required: v.boolean(),
  default: v.optional(v.string()),
})
const Inputs = v.record(v.string(), Input)
const Action = v.object({
  inputs: Inputs,
  outputs: v.record(v.string(), v.strictObject({ description: v.string() })),
})
const Called = v.strictObject({
  workflow_call: v.strictObject({
    inputs: v.record(v.string(), v.strictObject({ ...Input.entries, type: v.string() })),
    secrets: v.record(v.string(), v.strictObject({ ...Input.entries, required: v.literal(false) })),
    outputs: v.record(v.string(), v.strictObject({ description: v.string(), value: v.string() })),
  }),
})

const action = v.parse(Action, parse(readFileSync('action.yml', 'utf8')))
const { content } = readWorkflow('.github/workflows/log-revision.yml')
const { inputs, secrets, outputs } = v.parse(Called, content.on).workflow_call
const job = content.jobs['log-revision']
const step = job?.steps.find(({ uses }) => uses === '$/')

const ofSecrets = ['wandb-api-key', 'mlflow-username', 'mlflow-password', 'mlflow-token']
// The token is the job's own; an identity token needs a permission that not every caller grants.
const leftOut = ['github-token', 'oidc-audience']

function without<Value>(all: Readonly<Record<string, Value>>, names: readonly string[]) {
  return Object.entries(all).filter(([name]) => !names.includes(name))
}

test('its inputs are those of the action, and the runner', () => {
  const wanted = without(action.inputs, [...ofSecrets, ...leftOut])
  const typed = wanted.map(([name, input]) => [name, { ...input, type: 'string' }])
  expect(without(inputs, ['runs-on'])).toEqual(typed)
  expect(inputs['runs-on']).toMatchObject({ required: false, default: 'ubuntu-latest' })
  expect(job?.['runs-on']).toBe(`\${{ inputs.runs-on }}`)
})

test('its secrets are those of the action', () => {
  const wanted = ofSecrets.map((name) => {
    const { description, required } = v.parse(Input, action.inputs[name])
    return [name, { description, required }]
  })
  expect(Object.entries(secrets)).toEqual(wanted)
})

test('it hands all of them on', () => {
  const names = Object.keys(action.inputs).filter((name) => !leftOut.includes(name))
  const context = (name: string) => (ofSecrets.includes(name) ? 'secrets' : 'inputs')
  const handed = names.map((name) => [name, `\${{ ${context(name)}.${name} }}`])
  expect(step?.with).toEqual(Object.fromEntries(handed))
})

test('its outputs are those of the action that mean something in another job', () => {
  const wanted = without(action.outputs, ['provenance'])
  const value = (name: string) => `\${{ jobs.log-revision.outputs.${name} }}`
  expect(Object.entries(outputs)).toEqual(
    wanted.map(([name, output]) => [name, { ...output, value: value(name) }]),
  )
  const handed = wanted.map(([name]) => [name, `\${{ steps.${step?.id}.outputs.${name} }}`])
  expect(job?.outputs).toEqual(Object.fromEntries(handed))
})

test('it asks for what any caller grants, and checks out what tells how the dataset has grown', () => {
  expect(job?.permissions).toEqual({ contents: 'read' })
  const checkout = job?.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))
  expect(checkout?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false })
})
