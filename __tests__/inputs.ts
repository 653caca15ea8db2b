import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { type Inputs, readInputs } from '../src/inputs/inputs.ts'

const given: Readonly<Record<string, string>> = {
  backend: 'none',
  'artifact-name': 'lairs-revision',
}

/** The inputs of a step that sets only what is required. The action reads them: a new input is there without a change. */
export const inputs: Inputs<never> = {
  ...readInputs({
    runner: { getInput: (name) => given[name] ?? '' },
    env: {
      GITHUB_WORKSPACE: '/',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '1',
      GITHUB_ACTOR: 'octocat',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/tags/v1',
      RUNNER_TEMP: tmpdir(),
    },
    hide: () => undefined,
    backends: { none: () => undefined },
    actionFolder: resolve('.'),
  }),
  packagedManifest: '',
  backends: new Map<string, never>(),
}
