import { expect, test } from '@jest/globals'
import { readWandbSettings } from '../../../src/backends/wandb/settings.ts'
import { createSource } from '../../../src/inputs/source.ts'

function read(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
) {
  const all: Readonly<Record<string, string>> = { 'wandb-api-key': 'f'.repeat(40), ...inputs }
  const runner = { getInput: (name: string) => all[name] ?? '' }
  const hide = () => undefined
  return readWandbSettings(createSource({ runner, env, hide, repositoryName: 'corpus' }))
}

test('WANDB_APP_URL is the address of the web app', () => {
  expect(read({}).appUrl).toBe('https://forge.coreweave.com/wandb')
  expect(read({}, { WANDB_APP_URL: 'https://app.example.org/x/' }).appUrl).toBe(
    'https://app.example.org/x',
  )
})

test('WANDB_USERNAME and WANDB_USER_EMAIL are sent, if a header can contain them', () => {
  const env = { WANDB_USERNAME: 'ada', WANDB_USER_EMAIL: 'ada@example.org' }
  expect(read({}, env).userHeaders).toEqual({
    'x-wandb-username': 'ada',
    'x-wandb-user-email': 'ada@example.org',
  })
  expect(read({}, { WANDB_USERNAME: 'größe', WANDB_USER_EMAIL: 'a\nb' }).userHeaders).toEqual({})
})

test.each([
  'https://forge.coreweave.com/api/wandb',
  'https://forge.coreweave.com',
  'https://api.forge.coreweave.com/wandb',
])('%s is not the address of the API', (address) => {
  expect(() => read({ 'wandb-base-url': address })).toThrow(
    /^wandb-base-url: .*coreweave.* is not the address of the API/,
  )
})
