import { describe, expect, test } from '@jest/globals'
import { createWandbClient } from '../../src/backends/wandb/client.ts'
import {
  askMlflow,
  askWandb,
  connectMlflow,
  type Respond,
  reply,
  useAnsweringServer,
} from './answering-server.ts'

const server = useAnsweringServer()

describe('an answer that comes from a gateway or another server', () => {
  const page = (status: number, body: string): Respond => {
    return (response) => response.writeHead(status, { 'content-type': 'text/html' }).end(body)
  }
  const noRetry = { 'retry-after': '61' }
  const wandbHint =
    'This answer comes from a gateway or another server, not from W&B: check wandb-base-url'
  const mlflowHint =
    'This answer comes from a gateway or another server, not from MLflow: check mlflow-tracking-uri'

  test.each<[what: string, respond: Respond]>([
    ['a page with HTTP 403', page(403, '<h1>Blocked</h1>')],
    ['a page with HTTP 405', page(405, '<html><h1>Not allowed</h1></html>')],
    ['a page with HTTP 502', page(502, '<html><h1>Bad gateway</h1></html>')],
    ['a page without a type', (response) => response.writeHead(403).end(' <!DOCTYPE html><h1>No')],
    ["another server's JSON", reply(400, { detail: 'no' })],
    ["another server's JSON", reply(403, { detail: 'no' })],
    ["another server's JSON", reply(405, { message: 'no route' })],
    ["another server's JSON", reply(503, { status: 'down' }, noRetry)],
  ])('%s', async (_, respond) => {
    server.responses = [respond]
    const [wandb, mlflow] = await Promise.all(
      [askWandb, askMlflow].map((ask) => ask(server).catch(String)),
    )
    expect(wandb).toMatch(wandbHint)
    expect(mlflow).toMatch(mlflowHint)
    expect(`${wandb} ${mlflow}`).not.toMatch(/wandb-entity|wandb-project|mlflow-experiment/)
  })

  test('is said with the address and the number of attempts', async () => {
    server.responses = [page(404, '<h1>Not Found</h1>')]
    const address = (input: string, times: string) => `${input} (${server.url}, tried ${times})`
    await expect(askWandb(server)).rejects.toThrow(address('check wandb-base-url', 'once'))
    await expect(askMlflow(server)).rejects.toThrow(
      address('no MLflow API at mlflow-tracking-uri', 'once'),
    )
    server.responses = [page(502, '<h1>Bad gateway</h1>')]
    await expect(askWandb(server)).rejects.toThrow(address('check wandb-base-url', '5 times'))
    await expect(askMlflow(server)).rejects.toThrow(address('check mlflow-tracking-uri', '5 times'))
  })

  // nginx, AWS, Go, Apache and Tomcat.
  test.each([
    '<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>',
    'Client sent an HTTP request to an HTTPS server.\n',
    "<p>Reason: You're speaking plain HTTP to an SSL-enabled server port.<br />",
    'Bad Request\r\nThis combination of host and port requires TLS.\r\n',
  ])('about http on a port for https: %j', async (body) => {
    server.responses = [page(400, body)]
    const advice = (input: string) =>
      `This port speaks https: write https:// in ${input} (${server.url}).`
    await expect(askWandb(server)).rejects.toThrow(advice('wandb-base-url'))
    await expect(askMlflow(server)).rejects.toThrow(advice('mlflow-tracking-uri'))
    server.responses = [(response) => response.writeHead(400).end(body)]
    await expect(askWandb(server)).rejects.toThrow(advice('wandb-base-url'))
    await expect(askMlflow(server)).rejects.toThrow(advice('mlflow-tracking-uri'))
  })

  test('about http, if the server redirects to https', async () => {
    const to = (location: string) => {
      server.responses = [(response) => response.writeHead(301, { location }).end()]
    }
    to('https://127.0.0.1/graphql?a=b')
    const advice = (input: string) =>
      `The server requires https: write https:// in ${input} (${server.url}).`
    await expect(askWandb(server)).rejects.toThrow(advice('wandb-base-url'))
    await expect(askMlflow(server)).rejects.toThrow(advice('mlflow-tracking-uri'))
    for (const location of ['https://login.example.org/', 'http://127.0.0.1/', '/', 'https://[']) {
      to(location)
      await expect(askWandb(server)).rejects.toThrow('this action does not follow redirects')
    }
  })

  test.each(['No required SSL certificate was sent', 'The SSL certificate error'])(
    'about a client certificate: %s',
    async (text) => {
      server.responses = [page(400, `<html><title>400 ${text}</title></html>`)]
      const advice = 'The server may require a client certificate'
      await expect(askWandb(server)).rejects.toThrow(`${advice}, which is not supported here.`)
      await expect(askMlflow(server)).rejects.toThrow(
        `${advice}: name its file in MLFLOW_TRACKING_CLIENT_CERT_PATH.`,
      )
    },
  )

  test('with HTTP 401, it can still be about the credentials', async () => {
    server.responses = [page(401, '<h1>401 Authorization Required</h1>')]
    await expect(askWandb(server)).rejects.toThrow('Check wandb-api-key')
    await expect(askMlflow(server)).rejects.toThrow(
      `Check mlflow-username and mlflow-password, or mlflow-token. ${mlflowHint}`,
    )
  })

  test.each([
    [403, 'Permission denied'],
    [401, 'You are not authenticated. Please see https://mlflow.org'],
    [403, 'Invalid Host header - possible DNS rebinding attack detected'],
    [404, '<!doctype html><title>404 Not Found</title><h1>Not Found</h1>'],
    [
      500,
      '<!doctype html><title>500 Internal Server Error</title><p>The server encountered an internal error and was unable to complete your request.',
    ],
  ])('is not a text that MLflow itself sends: HTTP %i %s', async (status, body) => {
    server.responses = [page(status, body)]
    const message = await askMlflow(server).catch(String)
    expect(message).toMatch(`HTTP ${status}`)
    expect(message).not.toMatch('from a gateway')
  })

  test('with HTTP 200 is not taken for a stored file', async () => {
    server.responses = [page(200, '<h1>Sign in</h1>')]
    const mlflow = connectMlflow(server)
    await expect(mlflow.upload(`${server.url}/x`, '{}')).rejects.toThrow(mlflowHint)
    await expect(mlflow.download(`${server.url}/x`)).rejects.toThrow(mlflowHint)
    const wandb = createWandbClient(
      { http: server.http, hide: () => undefined },
      server.url,
      'Basic x',
    )
    const target = { uploadUrl: `${server.url}/x`, uploadHeaders: [] }
    await expect(wandb.upload('a file', target, '{}')).rejects.toThrow(wandbHint)
  })
})
