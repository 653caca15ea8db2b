import * as v from 'valibot'
import { newerField, operation } from './operation.ts'

export const ArtifactState = v.picklist(['PENDING', 'COMMITTED', 'DELETED'])

/** The facts that tell versions apart. The config of each run of this action has them, without the long ones. */
const identityKeys = ['revision', 'commit', 'repository', 'working_dir', 'committed_at']

const basicFields = `
  id state digest versionIndex
  aliases { alias artifactCollection { id } }
  artifactSequence { id name project { name entity { name } } }`
const runFields = `${basicFields}
  createdBy { __typename ... on Run { name state } }`
const identityFields = `${basicFields}
  createdBy { __typename ... on Run { name state config(keys: ${JSON.stringify(identityKeys)}) } }`
const allFields = `${runFields} metadata`

const Named = v.object({ name: v.string() })
const PageInfo = v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) })

/** A version of an artifact. W&B's API calls it an artifact, and the artifact a sequence or a collection. */
const Artifact = v.object({
  id: v.string(),
  state: ArtifactState,
  digest: v.string(),
  versionIndex: v.nullable(v.number()),
  /** Absent if it was not requested. It can be large. */
  metadata: v.nullish(v.string()),
  ttlDurationSeconds: v.nullish(v.union([v.number(), v.pipe(v.string(), v.transform(Number))])),
  createdAt: v.optional(v.string()),
  /** A version can have aliases in several collections, which can have the same name: its own, and those of registries. */
  aliases: v.array(
    v.object({
      alias: v.string(),
      artifactCollection: v.nullable(v.object({ id: v.string() })),
    }),
  ),
  artifactSequence: v.object({
    id: v.string(),
    name: v.string(),
    project: v.nullable(v.object({ name: v.string(), entity: Named })),
  }),
  createdBy: v.object({
    __typename: v.string(),
    name: v.optional(v.string()),
    state: v.nullish(v.string()),
    config: v.nullish(v.string()),
  }),
})
export type Artifact = v.InferOutput<typeof Artifact>

const outputVersions = `outputArtifacts(first: 20) { edges { node {${runFields} createdAt} } }`
const OutputVersions = v.nullable(
  v.object({ edges: v.array(v.object({ node: v.nullable(Artifact) })) }),
)

const RunState = v.object({ name: v.string(), state: v.nullish(v.string()) })

const LoggingRun = v.object({ ...RunState.entries, outputArtifacts: OutputVersions })
export type LoggingRun = v.InferOutput<typeof LoggingRun>

export const viewer = operation(
  `query Viewer { viewer { entity } }`,
  v.object({ viewer: v.nullable(v.object({ entity: v.nullable(v.string()) })) }),
)

/**
 * Looks up the artifact, `names` versions by their names, and `runs` runs, in one request. Without metadata, the versions
 * have what the config of their runs says about them.
 */
export function loggedRevisions(names: number, runs: number = names, hasMetadata = false) {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
  const variables = [
    ...numbers(names).map((index) => `$name${index}: String!`),
    ...numbers(runs).map((index) => `$run${index}: String!`),
  ]
  const fields = `${hasMetadata ? allFields : identityFields} ${newerField}`
  const project = 'project(entityName: $entity, name: $project)'
  const runsOf = numbers(runs).map(
    (index) => `r${index}: run(name: $run${index}) { name ${outputVersions} }`,
  )
  return operation(
    `query LoggedRevisions($entity: String, $project: String!, $collection: String!, ${variables.join(', ')}) {
      project: ${project} {
        artifactCollection(name: $collection) { __typename defaultArtifactType { name } }
      }
      versions: ${project} {
        ${numbers(names).map((index) => `v${index}: artifact(name: $name${index}) {${fields}}`)}
      }
      ${runs === 0 ? '' : `runs: ${project} { ${runsOf.join('\n')} }`}
    }`,
    v.object({
      project: v.nullable(
        v.object({
          artifactCollection: v.nullable(
            v.object({ __typename: v.string(), defaultArtifactType: Named }),
          ),
        }),
      ),
      versions: v.nullable(v.record(v.string(), v.nullable(Artifact))),
      runs: v.nullish(v.record(v.string(), v.nullable(LoggingRun))),
    }),
  )
}

/** The metadata of `count` versions by their ids. */
export function versionMetadata(count: number) {
  const indices = Array.from({ length: count }, (_, index) => index)
  const variables = indices.map((index) => `$id${index}: ID!`)
  const versions = indices.map((index) => `v${index}: artifact(id: $id${index}) { metadata }`)
  return operation(
    `query VersionMetadata(${variables.join(', ')}) { ${versions.join('\n')} }`,
    v.record(v.string(), v.nullable(v.object({ metadata: v.nullable(v.string()) }))),
  )
}

/** One page of an artifact's versions. */
export const collectionVersions = operation(
  `query CollectionVersions($entity: String!, $project: String!, $collection: String!, $after: String) {
    project(entityName: $entity, name: $project) {
      artifactCollection(name: $collection) {
        artifacts(first: 50, after: $after) {
          edges { node {${identityFields}} }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }`,
  v.object({
    project: v.nullable(
      v.object({
        artifactCollection: v.nullable(
          v.object({
            artifacts: v.nullable(
              v.object({
                edges: v.array(v.object({ node: Artifact })),
                pageInfo: PageInfo,
              }),
            ),
          }),
        ),
      }),
    ),
  }),
)

export const findRun = operation(
  `query FindRun($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) { run(name: $run) { name state } }
  }`,
  v.object({ project: v.nullable(v.object({ run: v.nullable(RunState) })) }),
)

/** One page of the versions that a run uses. */
export const runInputs = operation(
  `query RunInputs($entity: String!, $project: String!, $run: String!, $after: String) {
    project(entityName: $entity, name: $project) {
      run(name: $run) {
        inputArtifacts(first: 100, after: $after) {
          edges { node { id } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }`,
  v.object({
    project: v.nullable(
      v.object({
        run: v.nullable(
          v.object({
            inputArtifacts: v.nullable(
              v.object({
                edges: v.array(v.object({ node: v.nullable(v.object({ id: v.string() })) })),
                pageInfo: PageInfo,
              }),
            ),
          }),
        ),
      }),
    ),
  }),
)

/** A version, the other versions that its run created, those that have its alias and `latest`, and the one before it. */
export const readArtifact = operation(
  `query ReadArtifact($id: ID!, $entity: String!, $project: String!, $run: String!, $alias: String!, $latest: String!, $previous: String!) {
    artifact(id: $id) {${allFields} ${newerField}}
    project(entityName: $entity, name: $project) {
      holder: artifact(name: $alias) {${identityFields}}
      latest: artifact(name: $latest) {${identityFields}}
      previous: artifact(name: $previous) {${identityFields}}
      run(name: $run) { name state ${outputVersions} }
    }
  }`,
  v.object({
    artifact: v.nullable(Artifact),
    project: v.nullable(
      v.object({
        holder: v.nullable(Artifact),
        latest: v.nullable(Artifact),
        previous: v.nullable(Artifact),
        run: v.nullable(LoggingRun),
      }),
    ),
  }),
)

export const memberships = operation(
  `query ArtifactMemberships($id: ID!) {
    artifact(id: $id) {
      artifactMemberships {
        edges {
          node {
            aliases { alias }
            artifactCollection { name project { name entity { name } } }
          }
        }
      }
    }
  }`,
  v.object({
    artifact: v.object({
      artifactMemberships: v.object({
        edges: v.array(
          v.object({
            node: v.object({
              aliases: v.array(v.object({ alias: v.string() })),
              artifactCollection: v.object({
                name: v.string(),
                project: v.object({ name: v.string(), entity: Named }),
              }),
            }),
          }),
        ),
      }),
    }),
  }),
)

/** Servers with registries have the field `orgEntity`. W&B's schema of 2023 does not. */
export const organization = operation(
  `query Organization($entity: String!) {
    entity(name: $entity) { organization { name orgEntity { name } } }
  }`,
  v.object({
    entity: v.nullable(
      v.object({
        organization: v.nullable(v.object({ orgEntity: v.nullable(Named) })),
      }),
    ),
  }),
)

/** The type of the versions that a registry's collection takes. */
export const registryCollection = operation(
  `query RegistryCollection($entity: String!, $project: String!, $collection: String!) {
    project(entityName: $entity, name: $project) {
      artifactCollection(name: $collection) { defaultArtifactType { name } }
    }
  }`,
  v.object({
    project: v.nullable(
      v.object({
        artifactCollection: v.nullable(v.object({ defaultArtifactType: Named })),
      }),
    ),
  }),
)
