import { beforeEach, describe, expect, test } from '@jest/globals'
import {
  at,
  createArtifact,
  logVersion,
  PROJECT,
  query,
  readVersion,
  send,
  server,
  upsertRun,
  useWandb,
  type Variables,
} from './client.ts'

useWandb({ organization: 'acme', registries: ['Dataset'] })

const REGISTRY = { entityName: 'acme-org', projectName: 'wandb-registry-Dataset' }
const RUN = { ...PROJECT, runName: 'gh-1' }

beforeEach(() => upsertRun())

function aliasInputs(artifactCollectionName: string, ...names: string[]) {
  return names.map((alias) => ({ alias, artifactCollectionName }))
}

function linkInput(artifactID: unknown, aliases: string[] = [], fields: Variables = {}) {
  const artifactPortfolioName = 'corpus'
  return {
    ...REGISTRY,
    artifactID,
    artifactPortfolioName,
    aliases: aliasInputs(artifactPortfolioName, ...aliases),
    ...fields,
  }
}

async function link(artifactID: unknown, aliases: string[] = []) {
  return query('LinkArtifact', { input: linkInput(artifactID, aliases) }, 'linkArtifact')
}

describe('an entity', () => {
  const entity = (name: string | undefined) => query('Organization', { name }, 'entity')

  test('has an organization, which has an entity', async () => {
    const organization = { name: 'acme', orgEntity: { name: 'acme-org' } }
    expect(await entity('lab')).toEqual({ organization })
    expect(await entity(undefined)).toEqual({ organization })
    expect(await entity('acme-org')).toEqual({ organization })
    expect(await send('Organization', { name: 'x' })).toMatchObject({ status: 404 })
  })
})

describe('a registry', () => {
  test('numbers its versions and has its own aliases', async () => {
    await logVersion('x')
    const id = at(await logVersion('y'), 'id')
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
    expect(await query('Memberships', { id }, 'artifact')).toEqual({
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

  test('links a version once, and moves aliases', async () => {
    const [first, second] = [at(await logVersion('x'), 'id'), at(await logVersion('y'), 'id')]
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

  test('is read like a project', async () => {
    const id = at(await logVersion('x'), 'id')
    await link(id, ['production'])
    const registry = (name: string) =>
      query(
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
    expect(await readVersion('corpus:production')).toBeNull()
    const other = { entity: 'acme-org', project: 'corpora', name: 'revision:v0' }
    expect(await query('ReadRegistry', other, 'project')).toBeNull()
  })

  test.each<[string, number, Variables]>([
    ['an unknown registry', 404, { projectName: 'wandb-registry-Model' }],
    ['a project', 404, PROJECT],
    ['a registry of another entity', 404, { entityName: 'lab' }],
    ['an unknown artifact', 404, { artifactID: 'x' }],
    ['no artifact', 404, { artifactID: null, clientID: 'x' }],
    ['no collection', 400, { artifactPortfolioName: null }],
    ['a bad collection name', 400, { artifactPortfolioName: 'a b', aliases: [] }],
    ['an alias that is a version number', 400, { aliases: aliasInputs('corpus', 'v1') }],
    ['an alias of another collection', 400, { aliases: aliasInputs('revision', 'a') }],
  ])('rejects %s', async (_, status, fields) => {
    const input = linkInput(at(await logVersion('x'), 'id'), [], fields)
    expect(await send('LinkArtifact', { input })).toMatchObject({
      status,
      answer: { errors: [{ message: expect.any(String) }] },
    })
    expect(server.store.links).toEqual([])
  })

  test('rejects pending artifacts and other types', async () => {
    const pending = at(await createArtifact(), 'id')
    expect(await send('LinkArtifact', { input: linkInput(pending) })).toMatchObject({ status: 400 })
    await link(at(await logVersion('x', { clientID: 'c' }), 'id'))
    const again = { input: linkInput(null, [], { clientID: 'c' }) }
    expect(await query('LinkArtifact', again, 'linkArtifact.versionIndex')).toBe(0)
    const model = { artifactCollectionName: 'm', artifactTypeName: 'model' }
    const input = linkInput(at(await logVersion('y', model), 'id'))
    expect(await send('LinkArtifact', { input })).toMatchObject({ status: 400 })
  })
})

describe('an artifact that a run uses', () => {
  test('is in the inputs of the run, and the run is in usedBy', async () => {
    const artifactID = at(await logVersion('x'), 'id')
    const input = { ...RUN, artifactID, usedAs: 'corpus' }
    const used = await query('UseArtifact', { input }, 'useArtifact')
    expect(used).toEqual({
      artifact: { id: artifactID, usedBy: { edges: [{ node: { name: 'gh-1' } }] } },
      run: { inputArtifacts: { edges: [{ node: { id: artifactID }, usedAs: ['corpus'] }] } },
    })
    const source = { artifactEntityName: 'lab', artifactProjectName: 'corpora' }
    expect(await query('UseArtifact', { input: { ...input, ...source } }, 'useArtifact')).toEqual(
      used,
    )
    const run = server.store.findRun('corpora', 'gh-1')
    expect([...(run?.usedArtifacts.keys() ?? [])]).toEqual([artifactID])
  })

  test.each<[string, number, Variables]>([
    ['an unknown artifact', 404, { artifactID: 'x' }],
    ['an unknown run', 404, { runName: 'gh-2' }],
    ['an unknown project', 404, { projectName: 'x' }],
    ['another project of the artifact', 404, { artifactProjectName: 'x' }],
  ])('is rejected for %s', async (_, status, fields) => {
    const input = { ...RUN, artifactID: at(await logVersion('x'), 'id'), ...fields }
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
