import { afterEach, describe, expect, test } from '@jest/globals'
import { json } from '../../sandbox/http.ts'
import { startMlflow } from '../../sandbox/mlflow/server.ts'
import { cloneSample } from '../../sandbox/sample.ts'
import { useProxyProcess } from '../http/proxy-process.ts'
import { masksOf, sentTo, watchForLeaks } from './leaks.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'
import { createCleanup } from './workspaces.ts'

const sandbox = useSandbox()
const proxy = useProxyProcess()
const keep = createCleanup()
const { env, leaks } = watchForLeaks()
const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

const secret = `dose"ring\\of&s3crets`

describe('a password in an address', () => {
  const address = (host: string) => `http://ada:${encodeURIComponent(secret)}@${host}`
  const basic = Buffer.from(`ada:${secret}`).toString('base64')

  test.each([
    ['mlflow-tracking-uri', address('host:port'), 'not a URL'],
    ['mlflow-tracking-uri', `http://ada:${secret}@h ost`, 'not a URL'],
    [
      'mlflow-tracking-uri',
      address('h').replace('http', 'postgresql'),
      'this is the address of a store',
    ],
    ['mlflow-tracking-uri', address('h').replace('http', 'ftp'), '"ftp:" URLs are not supported'],
    ['wandb-base-url', address('wandb.ai'), 'wandb.ai is the address of the web app'],
    ['wandb-base-url', address('h').replace('http', 'ftp'), '"ftp:" URLs are not supported'],
  ])('of %s that is refused is not printed: %s', async (input, value, words) => {
    const step = await sandbox.push('v1', { [input]: value }, { env: env() })

    expect(errorsOf(step)).toEqual([expect.stringContaining(words)])
    expect(leaks(step, [secret])).toEqual([])
    expect(masksOf(step)).toContain(secret)
  })

  test('for W&B is not used, and one for MLflow is sent to MLflow only, even if a server fails', async () => {
    const mlflow = await startMlflow({ username: 'ada', password: secret })
    opened.push(mlflow)
    const uris = {
      'wandb-base-url': sandbox.wandb.url.replace('http://', address('')),
      'mlflow-tracking-uri': mlflow.url.replace('http://', address('')),
      'mlflow-username': '',
      'mlflow-password': '',
    }
    const echo = { status: 400, body: `${secret} ${basic} ${uris['mlflow-tracking-uri']}` }
    const step = await sandbox.push('v1', uris, { env: env() })
    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(leaks(step, [secret, basic])).toEqual([])
    expect(sentTo(sandbox.wandb, [secret, basic])).toEqual([])

    sandbox.wandb.fail('Viewer', { kind: 'reply', reply: echo })
    mlflow.fail('experiments/get-by-name', { kind: 'reset' }, 9)
    const second = await sandbox.push('v1', uris, { env: env() })
    expect(errorsOf(second)).toHaveLength(2)
    expect(leaks(second, [secret, basic])).toEqual([])
  }, 60_000)

  test.each([
    ['with a user', `x-oauth:${encodeURIComponent(secret)}`, secret],
    ['as a user', 'ghp_0123456789abcdefABCDEF:x-oauth-basic', 'ghp_0123456789abcdefABCDEF'],
    ['alone', 'ghp_0123456789abcdefABCDEF', 'ghp_0123456789abcdefABCDEF'],
  ])('in git’s origin is neither recorded nor printed: %s', async (_, userinfo, token) => {
    const clone = keep(cloneSample())
    clone.git(
      'remote',
      'set-url',
      'origin',
      `https://${userinfo}@github.com/lab/sample-dataset.git`,
    )
    const pair = decodeURIComponent(userinfo.includes(':') ? userinfo : `${userinfo}:`)
    const message = `who is ${token}, or ${Buffer.from(pair).toString('base64')}?`
    sandbox.wandb.fail('Viewer', { kind: 'reply', reply: json(400, { errors: [message] }) })
    const inputs = { revision: 'v1' }
    const step = await sandbox.push('v1', inputs, { workspace: clone.path, env: env() })

    expect(JSON.parse(step.revisionJson).repository).toBe('https://github.com/lab/sample-dataset')
    expect(leaks(step, [token])).toEqual([])
    for (const server of [sandbox.wandb, sandbox.mlflow])
      expect(sentTo(server, [token])).toEqual([])
  })

  test.each([
    ['', secret, encodeURIComponent(secret)],
    ['without a scheme', secret, encodeURIComponent(secret)],
    ['with a percent sign that encodes nothing', '100%s3cret', '100%s3cret'],
  ])(
    'of a proxy %s is not printed, and is sent to the proxy',
    async (kind, password, written) => {
      const pair = Buffer.from(`ada:${password}`).toString('base64')
      const echo = `${password} ${pair} ada:${written}@`
      await proxy.behave({ status: 407, headers: { x: echo } })
      const scheme = kind === 'without a scheme' ? '' : 'http://'
      const http_proxy = `${scheme}ada:${written}@${proxy.host('http')}`
      const inputs = { backend: 'mlflow', 'mlflow-tracking-uri': 'http://mlflow.invalid' }
      const step = await sandbox.push('v1', inputs, { env: { http_proxy, ...env() } })

      const [asked, ...more] = await proxy.requests()
      expect(asked?.endsWith(` Basic ${pair}`)).toBe(true)
      // The same request would be refused again.
      expect(more).toEqual([])
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(/the proxy http:.* \(HTTP 407 .*user and the password/),
      ])
      expect(masksOf(step)).toEqual(expect.arrayContaining([password, pair]))
      expect(leaks(step, [password, pair])).toEqual([])
    },
    60_000,
  )
})
