import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type GithubSandbox, startGithub } from '../../sandbox/github/server.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'

/** What the workflows of the guides need besides the servers to log to. */
export type ActSite = Readonly<{
  /** A clone of the sample dataset, which is also the code of a training. */
  workspace: Checkout
  /** The folder with the repositories that are fetched from GitHub. */
  repositories: string
  programs: string
  actions: Readonly<Record<string, string>>
  github: GithubSandbox
  remove(): Promise<void>
}>

/** It needs GitHub, so this action stands in for it. */
const releasePlease = `
name: release-please
description: Says that it released v1
outputs:
  release_created: { value: 'true' }
  tag_name: { value: v1 }
runs:
  using: composite
  steps: [{ run: 'true', shell: bash }]
`

/** It needs GitHub too. This one fails unless there is a file to sign. */
const attest = `
name: attest
description: Says that it signed a file
inputs:
  subject-path: { description: The file, required: true }
runs:
  using: composite
  steps: [{ run: 'test -s "$FILE"', shell: bash, env: { FILE: '\${{ inputs.subject-path }}' } }]
`

/** The code of a training: it continues the runs that the test began, and fails if it has another dataset. */
const python = `#!/bin/sh
case "$1" in
  begin.py) printf '%s\\n' wandb-run-id=training "mlflow-run-id=$MLFLOW_RUN" >>"$GITHUB_OUTPUT" ;;
  train.py) test "$(git -C corpus describe --tags)" = v1 ;;
esac
`

/** Creates the repositories, programs and actions in a temporary folder, and starts GitHub's stand-in. */
export async function createActSite(): Promise<ActSite> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-site-'))
  const write = (name: string, content: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content, { mode: 0o755 })
  }
  write('programs/python', python)
  write('release-please/action.yml', releasePlease)
  write('attest/action.yml', attest)
  const workspace = cloneSample()
  const repositories = ['lab/sample-dataset', 'lab/corpus'].map((name) => {
    const path = join(folder, 'repositories', name)
    workspace.git(
      'clone',
      '--quiet',
      '--mirror',
      workspace.git('remote', 'get-url', 'origin'),
      path,
    )
    return [name, path] as const
  })
  workspace.git('remote', 'set-url', 'origin', 'https://github.com/lab/sample-dataset')
  const github = await startGithub({ repositories: Object.fromEntries(repositories) })
  return {
    workspace,
    repositories: join(folder, 'repositories'),
    programs: join(folder, 'programs'),
    actions: {
      'googleapis/release-please-action': join(folder, 'release-please'),
      'actions/attest': join(folder, 'attest'),
    },
    github,
    async remove() {
      await github.close()
      workspace.remove()
      rmSync(folder, { recursive: true })
    },
  }
}
