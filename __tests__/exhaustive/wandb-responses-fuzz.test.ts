import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { digestOf } from '../../src/backends/wandb/digest.ts'
import type { Operation } from '../../src/backends/wandb/operation.ts'
import * as mutations from '../../src/backends/wandb/operations.ts'
import * as queries from '../../src/backends/wandb/queries.ts'
import { canonicalJson } from '../../src/text/json.ts'
import {
  invalidResponses,
  nested,
  type Replacements,
  type Responses,
  type State,
  testResponses,
  verifyAndLog,
} from '../backends/responses.ts'
import { clientWith, openWandb, wandbResponses } from '../backends/wandb/responses.ts'
import { manyRuns, parserErrorMessage } from '../fuzzing.ts'
import { bundle } from '../revision-v2.ts'

testResponses(
  openWandb,
  wandbResponses,
  /^(W&B |The artifact in W&B |The alias |The tag |The record on |The action does not use |wandb-api-key: |wandb-project: |wandb-registry: |artifact-name: )/,
)

const { ArtifactState: _, ...operations } = queries
const allOperations: readonly Operation<unknown>[] = [
  ...Object.values(mutations),
  ...Object.values(operations).map((each) => (typeof each === 'function' ? each(1) : each)),
]

/** Responses to operations that the first log of a revision does not use. */
const otherResponses: Responses = {
  FindRun: { data: { project: { run: { name: 'run' } } } },
  UseArtifact: { data: { useArtifact: { artifact: { id: 'artifact' } } } },
  AddAliases: { data: { addAliases: { success: true } } },
  UpdateArtifact: { data: { updateArtifact: { artifact: { id: 'artifact' } } } },
  DeleteArtifact: { data: { deleteArtifact: { artifact: { id: 'artifact' } } } },
  RunInputs: {
    data: {
      project: {
        run: {
          inputArtifacts: {
            edges: [{ node: { id: 'artifact' } }],
            pageInfo: { hasNextPage: false, endCursor: null },
          },
        },
      },
    },
  },
  VersionMetadata: { data: { v0: { metadata: '{}' } } },
  CollectionVersions: {
    data: {
      project: {
        artifactCollection: {
          artifacts: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
        },
      },
    },
  },
  LinkArtifact: { data: { linkArtifact: { versionIndex: 0 } } },
}

test('any response to an operation is accepted, or the error names the operation', async () => {
  const responses = { ...wandbResponses('new'), ...otherResponses }
  const operationNames = new Set(allOperations.map(({ name }) => name))
  expect(Object.keys(responses).sort()).toEqual([...operationNames].sort())
  const property = fc.asyncProperty(invalidResponses(responses), async (response) => {
    const { name, body, status } = response
    // Of those with the same name, the last one has all fields of the response.
    const operation = allOperations.findLast((each) => each.name === name)
    if (operation === undefined) throw new Error(`there is no operation ${name}`)
    try {
      return typeof (await clientWith(body, status).execute(operation, {})) === 'object'
    } catch (error) {
      return new RegExp(`^W&B (answered|refused) ${name} `).test(parserErrorMessage(error))
    }
  })
  await fc.assert(property, manyRuns)
})

/** The response to an operation with another value for all members of a name. */
function replaceMember(
  state: State,
  operation: string,
  member: string,
  replacement: unknown,
): Replacements {
  const body = JSON.stringify(wandbResponses(state)[operation], (key, value) =>
    key === member ? replacement : value,
  )
  return { [operation]: { body, status: 200 } }
}

test('metadata that is nested too deep is an error', async () => {
  const metadata = canonicalJson(bundle).replace('"tag": null', `"tag": ${nested(100_000)}`)
  const replacements = replaceMember('logged', 'LoggedRevisions', 'metadata', metadata)
  await expect(verifyAndLog(openWandb('logged', replacements))).rejects.toThrow(
    new Error('The record on the server is nested too deep to be compared.'),
  )
})

test.each([
  ['objects instead of strings', '{"commit":{"toString":1},"repository":{"valueOf":null}}'],
  ['not JSON', '{"commit":'],
  ['empty', ''],
  ['a list', '[]'],
])('a version was not logged by this action if its metadata is %s', async (_, metadata) => {
  const { body } = replaceMember('logged', 'LoggedRevisions', 'metadata', metadata)[
    'LoggedRevisions'
  ] ?? { body: '' }
  const LoggedRevisions = { body: body.replaceAll(digestOf(bundle), '0'.repeat(32)), status: 200 }
  await expect(verifyAndLog(openWandb('logged', { LoggedRevisions }))).rejects.toThrow(
    /^The alias "tag-v2" of the artifact "lairs-revision" belongs to a version that this action did not log /,
  )
})

test.each(['/relative', 'file:///etc/passwd', 'https://'])(
  'an upload to %s is refused',
  async (uploadUrl) => {
    const replacements = replaceMember('new', 'CreateArtifactFiles', 'uploadUrl', uploadUrl)
    await expect(verifyAndLog(openWandb('new', replacements))).rejects.toThrow(
      'W&B answered CreateArtifactFiles with an answer without a proper "data.createArtifactFiles.files.edges.0.node.uploadUrl".',
    )
  },
)

test.each(['no colon', 'two words: x', ': x', 'a: \n', 'a: größe😀'])(
  'an upload with the header %j is refused',
  async (line) => {
    const replacements = replaceMember('new', 'CreateArtifactFiles', 'uploadHeaders', [line])
    await expect(verifyAndLog(openWandb('new', replacements))).rejects.toThrow(
      'node.uploadHeaders.0".',
    )
  },
)
