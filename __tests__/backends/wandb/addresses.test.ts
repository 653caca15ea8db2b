import { expect, test } from '@jest/globals'
import { appUrlOf } from '../../../src/backends/wandb/addresses.ts'

test.each([
  ['https://api.wandb.ai', 'https://forge.coreweave.com/wandb'],
  ['https://api.forge.coreweave.com', 'https://forge.coreweave.com/wandb'],
  ['https://api.wandb.ai.example.org', 'https://wandb.ai.example.org'],
  ['https://api.wandb.example.org', 'https://wandb.example.org'],
  ['https://api.example.org', 'https://app.example.org'],
  ['https://wandb.example.org/base', 'https://wandb.example.org/base'],
])('the web app of %s is at %s', (base, app) => expect(appUrlOf(base)).toBe(app))
