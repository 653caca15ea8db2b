import { expect, test } from '@jest/globals'
import { appUrl } from '../../../src/backends/wandb/addresses.ts'

test.each([
  ['https://api.wandb.ai', 'https://wandb.ai'],
  ['https://api.wandb.example.org', 'https://wandb.example.org'],
  ['https://api.example.org', 'https://app.example.org'],
  ['https://wandb.example.org/base', 'https://wandb.example.org/base'],
])('the web app of %s is at %s', (base, app) => expect(appUrl(base)).toBe(app))
