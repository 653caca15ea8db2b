import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect } from '@jest/globals'
import { onLinux } from '../platform.ts'
import { type FarServer, useFarServers, useResolver } from './far-servers.ts'
import { createFlattenedCheckout, flatten, sampleTags, tagIn, withToken } from './flattened.ts'
import { useGateway } from './gateway.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

/*
 * A name server, servers that are slow to accept connections, and the step are processes of their own. A preloaded file
 * lets the step ask this name server instead of that of the machine.
 */

const sandbox = useSandbox()
const site = createFlattenedCheckout(sandbox)
const gateway = useGateway()
const resolver = useResolver()
const far = useFarServers()

/** No machine has a route to it. (RFC 3849) */
const unreachable = ['2001:db8:0:0:0:0:0:1']

/** Node.js would try the next address after 250 ms. Linux sends the first packet of a connection again after a second. */
const slowness = 600

const isRetry = /; attempt \d+ in /

/** Lets a server accept connections some time after the step asked for its name. */
async function acceptAfterQuery(name: string, { accept }: FarServer): Promise<void> {
  await resolver.asked(name)
  await sleep(slowness)
  accept()
}

describe('an address that does not answer within 250 ms', () => {
  onLinux('is used, if the other address is unreachable', async () => {
    flatten(site.clone, 'v1')
    const names = ['wandb', 'mlflow', 'github'].map((name) => `${name}.example.org`)
    const [wandbName = '', mlflowName = '', githubName = ''] = names
    const addresses = { A: ['127.0.0.1'], AAAA: unreachable }
    await resolver.set(Object.fromEntries(names.map((name) => [name, addresses])))
    // The stand-in for W&B gives addresses for uploads, which the gateway replaces by its own.
    const wandb = await far.start(await gateway.set({ target: sandbox.wandb.url }))
    const mlflow = await far.start(sandbox.mlflow.url)
    const github = await far.start(site.github.apiUrl)
    const accepted = Promise.all([
      acceptAfterQuery(wandbName, wandb),
      acceptAfterQuery(mlflowName, mlflow),
      acceptAfterQuery(githubName, github),
    ])
    const inputs = {
      ...{ ...withToken, revision: 'v1', backend: 'wandb\nmlflow' },
      'wandb-base-url': `http://${wandbName}:${wandb.port}`,
      'mlflow-tracking-uri': `http://${mlflowName}:${mlflow.port}`,
    }
    const env = { ...resolver.env, GITHUB_API_URL: `http://${githubName}:${github.port}` }
    const step = await site.start(inputs, { env })
    await accepted

    expect([step.code, errorsOf(step), step.stderr]).toEqual([0, [], ''])
    expect(warningsOf(step)).toEqual([
      expect.stringContaining(`http://${wandbName}:${wandb.port} uses plain http`),
      expect.stringContaining(`http://${mlflowName}:${mlflow.port} uses plain http`),
    ])
    expect(tagIn(step)).toMatchObject({ kind: 'annotated', object: sampleTags.v1.object })
    expect([sandbox.versions().length, sandbox.runs().length]).toEqual([1, 1])
    // All of this at the first attempt. For the API, one attempt asks once for each kind of address.
    expect(step.stdout).not.toMatch(isRetry)
    expect(resolver.received.filter((name) => name === githubName)).toHaveLength(2)
  })

  onLinux('and never does: the next one is used, at the first attempt', async () => {
    const name = 'mlflow.example.org'
    const dead = await far.start(sandbox.mlflow.url, '127.0.0.2')
    const living = await far.start(sandbox.mlflow.url, '127.0.0.3', dead.port)
    living.accept()
    await resolver.set({ [name]: { A: ['127.0.0.2', '127.0.0.3'] } })
    const uri = `http://${name}:${dead.port}`
    const inputs = { backend: 'mlflow', 'mlflow-tracking-uri': uri }
    const step = await sandbox.push('v1', inputs, { env: resolver.env })

    expect([step.code, errorsOf(step), sandbox.runs().length]).toEqual([0, [], 1])
    expect(step.stdout).not.toMatch(isRetry)
  })
})
