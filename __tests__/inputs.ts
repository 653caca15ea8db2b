import type { Inputs } from '../src/inputs/inputs.ts'

/** What a run is asked for at least. */
export const inputs: Inputs = {
  mode: 'log',
  revision: [],
  ifMoved: 'fail',
  githubToken: '',
  workspace: '/',
  workingDirectory: '/',
  manifest: undefined,
  verifyLexicons: true,
  artifactName: 'lairs-revision',
  backends: new Map(),
  timeout: 300,
  summary: true,
  workflow: {
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    repository: 'o/r',
    runId: '1',
    actor: 'octocat',
    identity: undefined,
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
  temporary: '/tmp',
}
