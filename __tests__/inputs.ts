import type { Inputs } from '../src/inputs/inputs.ts'

/** The inputs of a step that sets only what is required. */
export const inputs: Inputs<never> = {
  mode: 'log',
  revision: [],
  ifMoved: 'fail',
  githubToken: '',
  workspace: '/',
  workingDirectory: '/',
  manifest: undefined,
  packagedManifest: '',
  verifyLexicons: true,
  artifactName: 'lairs-revision',
  backends: new Map<string, never>(),
  timeout: 300,
  summary: true,
  workflow: {
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    repository: 'o/r',
    runId: '1',
    actor: 'octocat',
    idTokenSource: undefined,
    event: {
      name: 'push',
      ref: 'refs/tags/v1',
      sha: '',
      payload: {
        ref: '',
        ref_type: '',
        after: '',
        deleted: false,
        release: { tag_name: '' },
      },
    },
  },
  temporaryFolder: '/tmp',
}
