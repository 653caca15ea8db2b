import { describe, expect, test } from '@jest/globals'
import { json } from '../../sandbox/http.ts'
import { startMlflow } from '../../sandbox/mlflow/server.ts'
import { DEFAULT_KEY } from '../../sandbox/wandb/server.ts'
import { withFullDisk } from '../platform.ts'
import { errorsOf, names, password, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const wandbOnly = { backend: 'wandb' }
const mlflowOnly = { backend: 'mlflow' }

test('a request is repeated if the server is busy', async () => {
  const busy = { status: 429, headers: { 'retry-after': '0' } }
  sandbox.wandb.fail('CreateArtifact', { kind: 'reply', reply: busy }, 3)
  sandbox.mlflow.fail('runs/log-batch', { kind: 'reply', reply: { ...busy, status: 503 } }, 3)
  const step = await sandbox.push('v1')

  expect(step.code).toBe(0)
  expect(names(sandbox.wandb.received).filter((name) => name === 'CreateArtifact')).toHaveLength(4)
  expect(names(sandbox.mlflow.received).filter((name) => name === 'runs/log-batch')).toHaveLength(4)
  expect(sandbox.versions()).toHaveLength(1)
  expect(sandbox.runs()).toHaveLength(1)
})

test('the number of attempts is limited, and the error has the server’s message', async () => {
  const reply = {
    status: 503,
    headers: { 'retry-after': '0', 'content-type': 'text/html' },
    body: '<html><head><style>p{}</style></head><p>Down for <b>maintenance</b></p></html>',
  }
  sandbox.wandb.fail('CreateArtifact', { kind: 'reply', reply }, 99)
  const step = await sandbox.push('v1', wandbOnly)

  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(
      /^W&B refused CreateArtifact \(HTTP 503\): Down for maintenance\. .*gateway.*check wandb-base-url/,
    ),
  ])
  expect(names(sandbox.wandb.received).filter((name) => name === 'CreateArtifact')).toHaveLength(5)
})

describe('a response that is lost', () => {
  test('a lost response to CreateArtifact, CreateArtifactFiles or CommitArtifact does not create a second version', async () => {
    for (const name of ['CreateArtifact', 'CreateArtifactFiles', 'CommitArtifact']) {
      sandbox.wandb.fail(name, { kind: 'lost-reply' })
    }
    const step = await sandbox.push('v1', wandbOnly)

    expect(step.code).toBe(0)
    expect(sandbox.versions()).toHaveLength(1)
  })

  test('a lost response to runs/create does not create a second run', async () => {
    sandbox.mlflow.fail('runs/create', { kind: 'lost-reply' })
    const step = await sandbox.push('v1', mlflowOnly)

    expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(sandbox.runs()).toHaveLength(1)
    expect(sandbox.runs()[0]?.status).toBe('FINISHED')
  })
})

describe('an open run', () => {
  test('an interrupted W&B run is completed', async () => {
    const reply = json(409, { errors: [{ message: 'conflict' }] })
    sandbox.wandb.fail('CommitArtifact', { kind: 'reply', reply }, 3)
    const first = await sandbox.push('v1', wandbOnly)
    expect(first.code).toBe(1)
    expect(errorsOf(first)).toEqual(['W&B refused CommitArtifact (HTTP 409): conflict.'])
    const second = await sandbox.push('v1', wandbOnly)

    expect(second).toMatchObject({ code: 0, outputs: { created: 'true' } })
    const states = [...(sandbox.wandb.store.projects.get('corpus')?.runs.values() ?? [])]
    expect(states.map(({ state }) => state)).toEqual(['finished'])
    expect(sandbox.versions().filter(({ state }) => state === 'COMMITTED')).toHaveLength(1)
  })

  test('an interrupted MLflow run is replaced', async () => {
    sandbox.mlflow.fail('runs/log-inputs', {
      kind: 'reply',
      reply: json(400, { error_code: 'X', message: 'no' }),
    })
    const first = await sandbox.push('v1', mlflowOnly)
    expect(first.code).toBe(1)
    expect(errorsOf(first)).toEqual(['MLflow refused runs/log-inputs (HTTP 400 X): no.'])
    expect(sandbox.runs()[0]?.status).toBe('FAILED')
    const second = await sandbox.push('v1', mlflowOnly)

    expect(second).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(sandbox.runs().map(({ status, lifecycle }) => [status, lifecycle])).toEqual([
      ['FAILED', 'deleted'],
      ['FINISHED', 'active'],
    ])
  })

  test('a run left open after its artifact was committed is finished', async () => {
    sandbox.wandb.fail('file_stream', { kind: 'reply', reply: { status: 404 } }, 2)
    expect(await sandbox.push('v1', wandbOnly)).toMatchObject({ code: 1 })
    const [run] = sandbox.wandb.store.projects.get('corpus')?.runs.values() ?? []
    expect(run?.state).toBe('running')
    const step = await sandbox.push('v1', wandbOnly)

    expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(run?.state).toBe('finished')
    expect(sandbox.versions()).toHaveLength(1)
  })
})

test('a server without dataset inputs gets everything else, and the step says so', async () => {
  const server = await startMlflow({ datasets: false })
  const inputs = { backend: 'mlflow', 'mlflow-tracking-uri': server.url }
  try {
    const step = await sandbox.push('v1', inputs)
    expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(warningsOf(step)).toEqual([
      expect.stringMatching(/^This MLflow server is older than 2.4/),
    ])

    const again = await sandbox.push('v1', inputs)
    expect(again).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(warningsOf(again)).toEqual([])
    expect(await sandbox.push('v1', { ...inputs, mode: 'verify' })).toMatchObject({ code: 0 })
  } finally {
    await server.close()
  }
})

describe('one of two servers', () => {
  test('if one backend fails, the other still logs', async () => {
    const reply = json(403, { errors: ['permission denied'] })
    sandbox.wandb.fail('CreateArtifact', { kind: 'reply', reply })
    const step = await sandbox.push('v1')

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      'W&B refused CreateArtifact (HTTP 403): permission denied. The key cannot write there: check wandb-entity and wandb-project.',
    ])
    expect(sandbox.runs()[0]?.status).toBe('FINISHED')
    expect(step.outputs).toMatchObject({ created: 'true', 'mlflow-run-id': sandbox.runs()[0]?.id })
    expect(step.summary).toContain('W&#38;B</th><td>failed')
  })
})

test('a record that the server does not return afterwards is an error', async () => {
  const artifact = {
    id: 'A',
    state: 'COMMITTED',
    digest: '0',
    versionIndex: null,
    metadata: '{}',
    aliases: [],
    artifactSequence: { id: 'C', name: 'lairs-revision', project: null },
    createdBy: { __typename: 'User' },
  }
  const project = { holder: null, latest: null, previous: null, run: null }
  sandbox.wandb.fail(
    'ReadArtifact',
    { kind: 'reply', reply: json(200, { data: { artifact, project } }) },
    99,
  )
  const step = await sandbox.push('v1')

  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(
      /^The artifact in W&B does not match .*its digest is 0.*lacks the alias tag-v1, latest; its metadata/,
    ),
  ])
})

describe('answers that are not the server’s', () => {
  test('a login page instead of a response is recognised, with status 200 or as a redirect', async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Sign in</h1>' }
    sandbox.wandb.fail('Viewer', { kind: 'reply', reply: page })
    const login = { status: 302, headers: { location: 'https://login.example.org/?state=secret' } }
    sandbox.mlflow.fail('experiments/get-by-name', { kind: 'reply', reply: login })
    const step = await sandbox.push('v1')

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      `W&B answered Viewer with Sign in. Check that wandb-base-url (${sandbox.wandb.url}, tried once) is the address of the API.`,
      `MLflow refused experiments/get-by-name (HTTP 302): a redirect to https://login.example.org/. The login has expired, or mlflow-tracking-uri (${sandbox.mlflow.url}, tried once) is not the address of the API.`,
    ])
  })
})

test('the error says that a key or a password is wrong', async () => {
  const step = await sandbox.push('v1', {
    'wandb-api-key': 'b'.repeat(40),
    'mlflow-password': 'wrong',
  })

  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(/^W&B refused Viewer \(HTTP 401\).*Check wandb-api-key/),
    expect.stringMatching(/^MLflow refused experiments\/get-by-name \(HTTP 401\).*mlflow-password/),
  ])
})

describe('credentials in answers', () => {
  test('a server that echoes the credentials does not make the step print them', async () => {
    const key = Buffer.from(`api:${DEFAULT_KEY}`).toString('base64')
    const message = `bad header Basic ${key} for ${DEFAULT_KEY}`
    sandbox.wandb.fail('Viewer', { kind: 'reply', reply: json(400, { errors: [{ message }] }) })
    const reply = { status: 400, body: `who are you, ${password}?` }
    sandbox.mlflow.fail('experiments/get-by-name', { kind: 'reply', reply })
    const step = await sandbox.push('v1')

    expect(errorsOf(step)).toEqual([
      'W&B refused Viewer (HTTP 400): bad header Basic *** for ***.',
      'MLflow refused experiments/get-by-name (HTTP 400): who are you, ***?.',
    ])
  })

  test('half a secret, truncated with the text around it, is not printed either', async () => {
    const message = `${'x'.repeat(480)}${DEFAULT_KEY}`
    sandbox.wandb.fail('Viewer', { kind: 'reply', reply: json(400, { errors: [{ message }] }) })
    const step = await sandbox.push('v1', wandbOnly)

    expect(errorsOf(step)).toEqual([`W&B refused Viewer (HTTP 400): ${'x'.repeat(480)}***.`])
  })
})

withFullDisk(
  'outputs that cannot be written fail the step, together with the other errors',
  async () => {
    const reply = { status: 400, body: 'no' }
    sandbox.mlflow.fail('runs/search', { kind: 'reply', reply })
    const step = await sandbox.push('v1', {}, { env: { GITHUB_OUTPUT: '/dev/full' } })

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      'MLflow refused runs/search (HTTP 400): no.',
      expect.stringMatching(
        /^The outputs of this step could not be written \(GITHUB_OUTPUT\): ENOSPC/,
      ),
    ])
  },
)

test('the text of a server cannot contain a workflow command', async () => {
  const message = '\n::set-output name=commit::0\n##[error]x\u001b[31m'
  sandbox.wandb.fail('Viewer', { kind: 'reply', reply: json(400, { errors: [{ message }] }) })
  const step = await sandbox.push('v1', wandbOnly)

  const lines = step.stdout.split('\n')
  // The notice about the packaged manifest is the action's own.
  const commands = /^\s*::(?!add-mask|group|endgroup|error|notice::The commit has no lexicons)|##\[/
  expect(lines.filter((line) => commands.test(line))).toEqual([])
  expect(errorsOf(step)).toHaveLength(1)
})
