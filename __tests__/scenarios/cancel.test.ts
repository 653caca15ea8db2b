import { describe, expect, test } from '@jest/globals'
import type { LoopbackServer } from '../../sandbox/http.ts'
import { json } from '../../sandbox/http.ts'
import type { Outcome } from '../../sandbox/runner.ts'
import { onUnix } from '../platform.ts'
import { type Backend, requests } from './requests.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()

const codes = { SIGINT: 130, SIGTERM: 143 } as const
/** The number of last requests. After their response, the step is complete and cannot be cancelled. */
const last = { wandb: 1, mlflow: 2 } as const

const cases = (['wandb', 'mlflow'] as const).flatMap((backend) =>
  requests[backend].map((name, index) => [backend, index, name] as const),
)

onUnix.each(cases)(
  '%s: a job that is cancelled at request %i, %s, leaves no open run',
  async (backend, index) => {
    const by = index % 2 === 0 ? 'SIGINT' : 'SIGTERM'
    const step = await cancelled(sandbox[backend], backend, index, by)

    expect(step.code).toBe(codes[by])
    const message = expect.stringContaining(`The job was cancelled (${by})`)
    const isLast = index >= requests[backend].length - last[backend]
    expect(errorsOf(step)).toEqual(isLast ? [] : [message])
    expect(openRuns()).toEqual([])
    await expectRecordCompleted(backend)
  },
)

/** Runs a step, and cancels it during that request. */
async function cancelled(
  server: LoopbackServer,
  backend: Backend,
  index: number,
  by: keyof typeof codes,
): Promise<Outcome> {
  const controller = new AbortController()
  const name = requests[backend][index] ?? ''
  const passing = requests[backend].slice(0, index).filter((each) => each === name).length
  server.fail(name, { kind: 'slow', milliseconds: 200 }, 1, passing)
  const reached = server.waitForRequests(index + 1).then(() => controller.abort(by))
  const step = await sandbox.push('v1', { backend }, { signal: controller.signal })
  await reached
  return step
}

function openRuns(): readonly string[] {
  const wandb = [...(sandbox.wandb.store.projects.get('corpus')?.runs.values() ?? [])]
  return [
    ...wandb.filter(({ state }) => state === 'running').map(({ name }) => name),
    ...sandbox.runs().flatMap(({ id, status }) => (status === 'RUNNING' ? [id] : [])),
  ]
}

function active() {
  return sandbox.runs().filter(({ lifecycle }) => lifecycle === 'active')
}

async function expectRecordCompleted(backend: Backend): Promise<void> {
  expect(await sandbox.push('v1', { backend })).toMatchObject({ code: 0 })
  const committed = sandbox.versions().filter(({ state }) => state === 'COMMITTED')
  if (backend === 'wandb') expect(committed).toHaveLength(1)
  else expect(active().map(({ status }) => status)).toEqual(['FINISHED'])
}

describe('servers that are slow', () => {
  onUnix('a job that waits for a busy server ends at once', async () => {
    const busy = json(429, { errors: ['slow down'] })
    const headers = { ...busy.headers, 'retry-after': '60' }
    sandbox.wandb.fail('CreateArtifact', { kind: 'reply', reply: { ...busy, headers } })
    const controller = new AbortController()
    void sandbox.wandb
      .waitForRequests(3)
      .then(() => setTimeout(() => controller.abort('SIGTERM'), 100))
    const step = await sandbox.push('v1', { backend: 'wandb' }, { signal: controller.signal })

    expect(step.code).toBe(143)
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^The job was cancelled \(SIGTERM\) before CreateArtifact was sent to /,
      ),
    ])
  })

  onUnix('a server that does not answer does not delay a cancelled job', async () => {
    sandbox.wandb.fail('CreateArtifact', { kind: 'no-reply' })
    sandbox.mlflow.fail('runs/log-batch', { kind: 'no-reply' })
    const controller = new AbortController()
    const reached = Promise.all([
      sandbox.wandb.waitForRequests(3),
      sandbox.mlflow.waitForRequests(4),
    ])
    void reached.then(() => controller.abort('SIGINT'))
    const step = await sandbox.push('v1', {}, { signal: controller.signal })

    expect(step.code).toBe(130)
    // A request that does not end with the job ends later, with another error.
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^The job was cancelled \(SIGINT\) before \S+ answered CreateArtifact\./,
      ),
      expect.stringMatching(
        /^The job was cancelled \(SIGINT\) before \S+ answered runs\/log-batch\./,
      ),
    ])
    expect(openRuns()).toEqual([])
    expect(sandbox.runs().map(({ status }) => status)).toEqual(['KILLED'])
  })
})

describe('the end of a step', () => {
  test.each([
    ['an error that nothing catches', "throw new Error('out of order')"],
    ['a rejection that nothing handles', "void Promise.reject(new Error('out of order'))"],
  ])('%s fails the step, and leaves no open run', async (_, statement) => {
    sandbox.mlflow.fail('runs/log-batch', { kind: 'slow', milliseconds: 2000 })
    const module = `setTimeout(() => { ${statement} }, 1500)`
    const env = { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(module)}"` }
    const step = await sandbox.push('v1', { backend: 'mlflow' }, { env })

    expect(step.code).toBe(1)
    expect(errorsOf(step)[0]).toBe('out of order')
    expect(openRuns()).toEqual([])
  })

  test('when the time is up, the step says what was logged and what was not', async () => {
    sandbox.mlflow.fail('runs/log-inputs', { kind: 'no-reply' })
    const step = await sandbox.push('v1', { timeout: '3' })

    expect(step.code).toBe(1)
    expect(step.stdout).toMatch(/^::group::wandb: logged$/m)
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^The time limit was reached \(timeout: 3 seconds\) before 127\.0\.0\.1:\d+ answered runs\/log-inputs\.$/,
      ),
    ])
    expect(sandbox.runs().map(({ status }) => status)).toEqual(['KILLED'])
    expect(step.outputs['created']).toBe('true')
  })
})

test.each(['0', '-1', '1.5', '5m', '1e3', '432001'])(
  'a timeout of %s is an error',
  async (timeout) => {
    const step = await sandbox.push('v1', { timeout })

    expect(errorsOf(step)).toEqual([
      `timeout: "${timeout}" is not a number of seconds. Give a whole number from 1 to 432000.`,
    ])
    expect(sandbox.wandb.received).toEqual([])
  },
)
