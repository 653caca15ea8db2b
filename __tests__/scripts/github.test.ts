import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnUnix } from '../platform.ts'
import { stepOf } from '../workflows.ts'

const sha = '9995fe1c555a1a469cbced721db42541bf3b2868'
const otherSha = '1c1ad6e188aa539486edf8cf606c53d3f1cbbd1c'

/** A fake program. It appends its command line to the file `calls` and prints the answer from the file `answers`. */
const fakeProgram = `#!/usr/bin/env bash
call="$(basename "$0") $*"
echo "$call" >>"$FOLDER/calls"
while IFS=$'\\t' read -r prefix code answer; do
  [[ "$call" == "$prefix"* ]] || continue
  query=
  while [ $# -gt 0 ]; do [ "$1" = --jq ] && query=$2; shift; done
  if [ -n "$query" ]; then jq -r "$query" <<<"$answer"; else echo "$answer"; fi
  exit "$code"
done <"$FOLDER/answers"
echo "no answer for: $call" >&2
exit 99
`

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-revision-github-'))
  for (const name of ['gh', 'npm', 'node']) write(`bin/${name}`, fakeProgram, 0o755)
  for (const name of ['calls', 'answers', 'output']) write(name, '')
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text, { mode })
}

/** The answer and the exit code of calls that begin with `prefix`. */
type Answer = readonly [prefix: string, code: number, answer?: unknown]

function setAnswers(...answers: readonly Answer[]): void {
  const lines = answers.map(([prefix, code, value = '']) => {
    return `${prefix}\t${code}\t${typeof value === 'string' ? value : JSON.stringify(value)}\n`
  })
  write('answers', lines.join(''))
}

/** Runs a script as a step does. Returns its exit code, its output, and its calls of the fake programs. */
function run(script: string, cwd = folder, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
      HOME: folder,
      FOLDER: folder,
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_REPOSITORY: 'us/log-revision',
      GITHUB_SHA: sha,
      RUNNER_TEMP: folder,
      VERSION: '0.2.0',
      ...env,
    },
  })
  const calls = readFileSync(join(folder, 'calls'), 'utf8').split('\n').slice(0, -1)
  return { status, output: stdout + stderr, calls }
}

function script(name: string): string {
  return resolve('.github/scripts', name)
}

describeOnUnix('the check of CI', () => {
  const check = { app: { slug: 'github-actions' }, conclusion: 'success' }
  const call = `gh api --method GET repos/us/log-revision/commits/${sha}/check-runs`
  const statusFor = (...check_runs: readonly unknown[]) => {
    setAnswers([call, 0, { check_runs }])
    return run(script('ci-was-green.sh')).status
  }

  test('succeeds if the check run of the gate succeeded', () => {
    expect(statusFor(check)).toBe(0)
  })

  test('fails if the check run failed, does not exist, or is from another app', () => {
    expect(statusFor({ ...check, conclusion: 'failure' })).toBe(1)
    expect(statusFor({ ...check, conclusion: null })).toBe(1)
    expect(statusFor({ ...check, app: { slug: 'elsewhere' } })).toBe(1)
    expect(statusFor()).toBe(1)
  })

  test('fails if the request to GitHub fails', () => {
    setAnswers([call, 1])
    expect(run(script('ci-was-green.sh')).status).not.toBe(0)
  })
})

describeOnUnix('draft-release.sh', () => {
  const tag: Answer = ['gh api repos/us/log-revision/git/ref/tags/v0.2.0', 1]
  const draft: Answer = ['gh release view v0.2.0', 1]
  const notes: Answer = ['node scripts/release.ts notes 0.2.0', 0, '- Tags are logged.']
  const create: Answer = [`gh release create v0.2.0 --draft --target ${sha}`, 0]

  test('creates a draft at the commit with the notes', () => {
    setAnswers(tag, draft, notes, create)
    expect(run(script('draft-release.sh'))).toMatchObject({ status: 0 })
    expect(readFileSync(join(folder, 'notes.md'), 'utf8')).toBe('- Tags are logged.\n')
  })

  test.each<readonly [string, readonly Answer[], string]>([
    ['the tag exists', [[tag[0], 0], draft, notes, create], 'v0.2.0 is there already'],
    ['another draft exists', [tag, [draft[0], 0], notes, create], 'a draft of v0.2.0'],
    ['there are no notes', [tag, draft, [notes[0], 1], create], ''],
  ])('creates no draft if %s', (_, answers, message) => {
    setAnswers(...answers)
    const { status, output, calls } = run(script('draft-release.sh'))
    expect([status, output]).toEqual([1, expect.stringContaining(message)])
    expect(calls.filter((call) => call.startsWith('gh release create'))).toEqual([])
  })
})

describeOnUnix('publish-release.sh', () => {
  const publish = (isDraft: boolean, target: string, commit: string, immutable: boolean) => {
    setAnswers(
      ['gh release view v0.2.0', 0, { isDraft, targetCommitish: target }],
      ['gh release edit v0.2.0 --draft=false', 0],
      ['gh api repos/us/log-revision/commits/v0.2.0', 0, { sha: commit }],
      ['gh api repos/us/log-revision/releases/tags/v0.2.0', 0, { immutable }],
    )
    const { status, calls } = run(script('publish-release.sh'))
    return [status, calls.includes('gh release edit v0.2.0 --draft=false')]
  }

  test('publishes a draft of the commit', () => {
    expect(publish(true, sha, sha, true)).toEqual([0, true])
  })

  test('does not publish a release of another commit, or one that is no draft', () => {
    expect(publish(true, otherSha, sha, true)).toEqual([1, false])
    expect(publish(true, 'main', sha, true)).toEqual([1, false])
    expect(publish(false, sha, sha, true)).toEqual([1, false])
  })

  test('fails if the release is not immutable, or its tag points to another commit', () => {
    expect(publish(true, sha, sha, false)).toEqual([1, true])
    expect(publish(true, sha, otherSha, true)).toEqual([1, true])
  })
})

describeOnUnix('dist', () => {
  const file = '.github/workflows/rebuild-dist.yml'
  let work: string

  function git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
    const env = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
    return execFileSync('git', [...identity, ...args], { cwd: work, env, encoding: 'utf8' }).trim()
  }

  beforeEach(() => {
    work = join(folder, 'work')
    write('work/dist/index.js', 'old')
    write('work/dist/chunk.js', 'old')
    write('work/package.json', '{}')
    git('init', '--quiet', '--initial-branch=main')
    git('add', '--all')
    git('commit', '--quiet', '--message=before')
    git('clone', '--quiet', '--bare', '.', '../origin.git')
    git('remote', 'add', 'origin', '../origin.git')
  })

  test('must match the sources: CI names each changed or new file', () => {
    setAnswers(['npm run --silent build', 0])
    expect(run(script('check-dist.sh'), work)).toMatchObject({ status: 0 })
    write('work/other.txt', '')
    expect(run(script('check-dist.sh'), work)).toMatchObject({ status: 0 })
    write('work/dist/new.js', '')
    const { status, output } = run(script('check-dist.sh'), work)
    expect([status, output]).toEqual([1, expect.stringContaining('?? dist/new.js')])
  })

  test('is passed to the next job if the new dependencies changed it', () => {
    const { run: text = '' } = stepOf(file, 'Make dist')
    const outputs = () => readFileSync(join(folder, 'output'), 'utf8')
    setAnswers(['npm run --silent build', 0])
    expect([run(text, work).status, outputs()]).toEqual([0, ''])
    write('work/dist/index.js', 'new')
    expect([run(text, work).status, outputs()]).toEqual([0, 'changed=true\n'])
    setAnswers(['npm run --silent build', 1])
    expect(run(text, work).status).toBe(1)
  })

  /** Runs the step that commits the dist of the previous job to a branch. */
  function commit(branch: string) {
    write('dist/index.js', 'new')
    write('dist/added.js', 'new')
    setAnswers(['gh auth setup-git', 0])
    return run(stepOf(file, 'Commit dist').run ?? '', work, { BRANCH: branch })
  }

  test('is committed to the branch with added and removed files', () => {
    write('work/untouched.txt', '')
    expect(commit('main')).toMatchObject({ status: 0, calls: ['gh auth setup-git'] })
    expect(git('--git-dir=../origin.git', 'log', '--format=%s %an', '-1', 'main')).toBe(
      'dist of the new dependencies [dependabot skip] github-actions[bot]',
    )
    const changed = git('--git-dir=../origin.git', 'show', '--name-status', '--format=', 'main')
    expect(changed.split('\n').map((line) => line.replace('\t', ' '))).toEqual([
      'A dist/added.js',
      'D dist/chunk.js',
      'M dist/index.js',
    ])
  })

  test('is not committed to a branch that has changed', () => {
    git('commit', '--quiet', '--allow-empty', '--message=meanwhile')
    git('push', '--quiet', 'origin', 'main')
    git('reset', '--quiet', '--hard', 'HEAD~')
    expect(commit('main').status).not.toBe(0)
    expect(git('--git-dir=../origin.git', 'log', '--format=%s', '-1', 'main')).toBe('meanwhile')
  })

  test('is committed to a branch whose name contains shell syntax', () => {
    const branch = 'x$(date>gone);y'
    expect(commit(branch)).toMatchObject({ status: 0 })
    expect(git('--git-dir=../origin.git', 'branch', '--list', '--format=%(refname)')).toBe(
      `refs/heads/main\nrefs/heads/${branch}`,
    )
    expect(git('status', '--porcelain', '--ignored')).toBe('')
  })
})
