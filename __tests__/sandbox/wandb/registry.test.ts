import { beforeEach, describe, expect, test } from '@jest/globals'
import {
  AT,
  ask,
  at,
  createArtifact,
  log,
  openRun,
  read,
  send,
  serveEachTest,
  server,
  type Variables,
} from './client.ts'

serveEachTest({ organization: 'acme', registries: ['Dataset'] })

const REGISTRY = { entityName: 'acme-org', projectName: 'wandb-registry-Dataset' }
const RUN = { ...AT, runName: 'gh-1' }

beforeEach(() => openRun())

function aliasesIn(artifactCollectionName: string, ...names: string[]) {
  return names.map((alias) => ({ alias, artifactCollectionName }))
}

function linkInput(artifactID: unknown, aliases: string[] = [], more: Variables = {}) {
  const artifactPortfolioName = 'corpus'
  return {
    ...REGISTRY,
    artifactID,
    artifactPortfolioName,
    aliases: aliasesIn(artifactPortfolioName, ...aliases),
    ...more,
  }
}

async function link(artifactID: unknown, aliases: string[] = []) {
  return ask('LinkArtifact', { input: linkInput(artifactID, aliases) }, 'linkArtifact')
}

describe('an entity', () => {
  const entity = (name: string | undefined) => ask('Organization', { name }, 'entity')

  test('names its organization, and the entity of that', async () => {
    const organization = { name: 'acme', orgEntity: { name: 'acme-org' } }
    expect(await entity('lab')).toEqual({ organization })
    expect(await entity(undefined)).toEqual({ organization })
    expect(await entity('acme-org')).toEqual({ organization })
    expect(await send('Organization', { name: 'x' })).toMatchObject({ status: 404 })
  })
})

describe('a registry', () => {
  test('takes versions under its own numbers and aliases', async () => {
    await log('x')
    const id = at(await log('y'), 'id')
    expect(await link(id, ['production'])).toEqual({
      artifactCollectionID: expect.any(String),
      artifactID: id,
      versionIndex: 0,
      aliases: ['v0', 'production'].map((alias) => ({
        ...REGISTRY,
        alias,
        artifactCollectionName: 'corpus',
      })),
    })
    expect(await ask('Memberships', { id }, 'artifact')).toEqual({
      versionIndex: 1,
      inCorpus: 0,
      aliases: ['v1', 'v0', 'production'].map((alias) => ({ alias })),
      ofCorpus: ['v0', 'production'].map((alias) => ({ alias })),
      artifactMemberships: {
        edges: [
          { node: membership('ArtifactSequence', 'revision', ['lab', 'corpora'], ['v1'], 1) },
          {
            node: membership(
              'ArtifactPortfolio',
              'corpus',
              ['acme-org', 'wandb-registry-Dataset'],
              ['v0', 'production'],
              0,
            ),
          },
        ],
      },
    })
  })

  function membership(
    __typename: string,
    name: string,
    [entity, project]: [string, string],
    aliases: string[],
    versionIndex: number,
  ) {
    return {
      artifactCollection: {
        __typename,
        name,
        project: { name: project, entity: { name: entity } },
      },
      aliases: aliases.map((alias) => ({ alias })),
      versionIndex,
    }
  }

  test('takes a version once, and moves aliases', async () => {
    const [first, second] = [at(await log('x'), 'id'), at(await log('y'), 'id')]
    await link(first, ['production'])
    await link(second, ['production'])
    expect(await link(first, ['staging'])).toMatchObject({ versionIndex: 0 })
    expect(await link(second)).toMatchObject({ versionIndex: 1 })
    expect(server.store.links.map(({ artifact, aliases }) => [artifact.id, [...aliases]])).toEqual([
      [first, ['staging']],
      [second, ['production']],
    ])
    const registry = server.store.registries.get('wandb-registry-Dataset')
    expect([...(registry?.portfolios.keys() ?? [])]).toEqual(['corpus'])
    expect(server.store.projects.get('corpora')?.portfolios.size).toBe(0)
  })

  test('is read as any project is', async () => {
    const id = at(await log('x'), 'id')
    await link(id, ['production'])
    const registry = (name: string) =>
      ask(
        'ReadRegistry',
        { entity: 'acme-org', project: 'wandb-registry-Dataset', name },
        'project',
      )
    const artifactCollection = {
      __typename: 'ArtifactPortfolio',
      defaultArtifactType: { name: 'dataset' },
      artifacts: { edges: [{ version: 'v0', node: { id } }] },
    }
    expect(await registry('corpus:production')).toEqual({ artifact: { id }, artifactCollection })
    expect(await registry('corpus:other')).toEqual({ artifact: null, artifactCollection })
    expect(await read('corpus:production')).toBeNull()
    const other = { entity: 'acme-org', project: 'corpora', name: 'revision:v0' }
    expect(await ask('ReadRegistry', other, 'project')).toBeNull()
  })

  test.each<[string, number, Variables]>([
    ['an unknown registry', 404, { projectName: 'wandb-registry-Model' }],
    ['a project', 404, AT],
    ['a registry of another entity', 404, { entityName: 'lab' }],
    ['an unknown artifact', 404, { artifactID: 'x' }],
    ['no artifact', 404, { artifactID: null, clientID: 'x' }],
    ['no collection', 400, { artifactPortfolioName: null }],
    ['a bad collection name', 400, { artifactPortfolioName: 'a b', aliases: [] }],
    ['an alias that is a version number', 400, { aliases: aliasesIn('corpus', 'v1') }],
    ['an alias of another collection', 400, { aliases: aliasesIn('revision', 'a') }],
  ])('refuses %s', async (_, status, more) => {
    const input = linkInput(at(await log('x'), 'id'), [], more)
    expect(await send('LinkArtifact', { input })).toMatchObject({
      status,
      answer: { errors: [{ message: expect.any(String) }] },
    })
    expect(server.store.links).toEqual([])
  })

  test('refuses pending artifacts, and types that differ', async () => {
    const pending = at(await createArtifact(), 'id')
    expect(await send('LinkArtifact', { input: linkInput(pending) })).toMatchObject({ status: 400 })
    await link(at(await log('x', { clientID: 'c' }), 'id'))
    const again = { input: linkInput(null, [], { clientID: 'c' }) }
    expect(await ask('LinkArtifact', again, 'linkArtifact.versionIndex')).toBe(0)
    const model = { artifactCollectionName: 'm', artifactTypeName: 'model' }
    const input = linkInput(at(await log('y', model), 'id'))
    expect(await send('LinkArtifact', { input })).toMatchObject({ status: 400 })
  })
})

describe('an artifact that a run uses', () => {
  test('is among its inputs, and names it', async () => {
    const artifactID = at(await log('x'), 'id')
    const input = { ...RUN, artifactID, usedAs: 'corpus' }
    const used = await ask('UseArtifact', { input }, 'useArtifact')
    expect(used).toEqual({
      artifact: { id: artifactID, usedBy: { edges: [{ node: { name: 'gh-1' } }] } },
      run: { inputArtifacts: { edges: [{ node: { id: artifactID }, usedAs: ['corpus'] }] } },
    })
    const place = { artifactEntityName: 'lab', artifactProjectName: 'corpora' }
    expect(await ask('UseArtifact', { input: { ...input, ...place } }, 'useArtifact')).toEqual(used)
    const run = server.store.run('corpora', 'gh-1')
    expect([...(run?.usedArtifacts.keys() ?? [])]).toEqual([artifactID])
  })

  test.each<[string, number, Variables]>([
    ['an unknown artifact', 404, { artifactID: 'x' }],
    ['an unknown run', 404, { runName: 'gh-2' }],
    ['an unknown project', 404, { projectName: 'x' }],
    ['another place', 404, { artifactProjectName: 'x' }],
  ])('must be known, as must the run: %s', async (_, status, more) => {
    const input = { ...RUN, artifactID: at(await log('x'), 'id'), ...more }
    expect(await send('UseArtifact', { input })).toMatchObject({ status })
  })

  test('must be committed', async () => {
    const input = { ...RUN, artifactID: at(await createArtifact(), 'id') }
    const message = expect.stringMatching(/^cannot use artifact .* as it has not committed$/)
    expect(await send('UseArtifact', { input })).toMatchObject({
      status: 400,
      answer: { errors: [{ message }] },
    })
  })
})
