import * as v from 'valibot'

/**
 * A GraphQL operation and the schema of its data. All operations except `organization` are valid in W&B's GraphQL schema
 * of 2023, so that older self-managed servers accept them too.
 */
export type Operation<Data> = Readonly<{
  name: string
  document: string
  data: v.GenericSchema<unknown, Data>
}>

const State = v.picklist(['PENDING', 'COMMITTED', 'DELETED'])

const artifactFields = `
  id state digest versionIndex metadata
  aliases { alias artifactCollectionName }
  artifactType { name }
  artifactSequence { name project { name entity { name } } }
  createdBy { __typename ... on Run { name state } }`

/** A version of an artifact. W&B's API calls it an artifact, and the artifact a sequence or a collection. */
const Artifact = v.object({
  id: v.string(),
  state: State,
  digest: v.string(),
  versionIndex: v.nullable(v.number()),
  metadata: v.nullable(v.string()),
  aliases: v.array(v.object({ alias: v.string(), artifactCollectionName: v.string() })),
  artifactType: v.object({ name: v.string() }),
  artifactSequence: v.object({
    name: v.string(),
    project: v.nullable(v.object({ name: v.string(), entity: v.object({ name: v.string() }) })),
  }),
  createdBy: v.object({
    __typename: v.string(),
    name: v.optional(v.string()),
    state: v.nullish(v.string()),
  }),
})
export type Artifact = v.InferOutput<typeof Artifact>

function operation<Data>(document: string, data: v.GenericSchema<unknown, Data>): Operation<Data> {
  return { name: /^\s*\w+ (\w+)/.exec(document)?.[1] ?? '', document, data }
}

export const viewer = operation(
  `query Viewer { viewer { entity } }`,
  v.object({ viewer: v.nullable(v.object({ entity: v.nullable(v.string()) })) }),
)

/** Looks up `count` versions by their names, and `latest`, in one request. */
export function loggedRevisions(count: number) {
  const indices = Array.from({ length: count }, (_, index) => index)
  const variables = indices.map((index) => `$name${index}: String!`)
  const versions = indices.map(
    (index) => `r${index}: artifact(name: $name${index}) {${artifactFields}}`,
  )
  return operation(
    `query LoggedRevisions($entity: String, $project: String!, $latest: String!, ${variables.join(', ')}) {
      project(entityName: $entity, name: $project) {
        latest: artifact(name: $latest) {${artifactFields}}
        ${versions.join('\n')}
      }
    }`,
    v.object({ project: v.nullable(v.record(v.string(), v.nullable(Artifact))) }),
  )
}

export const upsertBucket = operation(
  `mutation UpsertBucket($input: UpsertBucketInput!) {
    upsertBucket(input: $input) {
      bucket { id name project { name entity { name } } }
      inserted
    }
  }`,
  v.object({
    upsertBucket: v.object({
      bucket: v.object({
        id: v.string(),
        name: v.string(),
        project: v.object({ name: v.string(), entity: v.object({ name: v.string() }) }),
      }),
    }),
  }),
)

export const findRun = operation(
  `query FindRun($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) { run(name: $run) { name } }
  }`,
  v.object({
    project: v.nullable(v.object({ run: v.nullable(v.object({ name: v.string() })) })),
  }),
)

export const useArtifact = operation(
  `mutation UseArtifact($input: UseArtifactInput!) {
    useArtifact(input: $input) { artifact { id } }
  }`,
  v.object({ useArtifact: v.object({ artifact: v.object({ id: v.string() }) }) }),
)

export const createArtifact = operation(
  `mutation CreateArtifact($input: CreateArtifactInput!) {
    createArtifact(input: $input) {
      artifact { id state artifactSequence { latestArtifact { id } } }
    }
  }`,
  v.object({
    createArtifact: v.object({
      artifact: v.object({
        id: v.string(),
        state: State,
        artifactSequence: v.object({ latestArtifact: v.nullable(v.object({ id: v.string() })) }),
      }),
    }),
  }),
)

/** Signed URLs have up to 3,000 characters. */
const maxUrlLength = 16_384

const Upload = {
  uploadUrl: v.nullable(
    v.pipe(v.string(), v.maxLength(maxUrlLength), v.url(), v.regex(/^https?:/i)),
  ),
  /** Lines `name: value`, in the characters that Node.js accepts in a header. */
  uploadHeaders: v.array(
    v.pipe(v.string(), v.regex(/^[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*$/)),
  ),
}
export type Upload = Readonly<v.InferOutput<v.ObjectSchema<typeof Upload, undefined>>>

export const createManifest = operation(
  `mutation CreateArtifactManifest($input: CreateArtifactManifestInput!) {
    createArtifactManifest(input: $input) {
      artifactManifest { id file { uploadUrl uploadHeaders } }
    }
  }`,
  v.object({
    createArtifactManifest: v.object({
      artifactManifest: v.object({ id: v.string(), file: v.object(Upload) }),
    }),
  }),
)

export const createFiles = operation(
  `mutation CreateArtifactFiles($input: CreateArtifactFilesInput!) {
    createArtifactFiles(input: $input) {
      files { edges { node { name uploadUrl uploadHeaders artifact { id } } } }
    }
  }`,
  v.object({
    createArtifactFiles: v.object({
      files: v.object({
        edges: v.tuple([
          v.object({
            node: v.object({ ...Upload, artifact: v.nullable(v.object({ id: v.string() })) }),
          }),
        ]),
      }),
    }),
  }),
)

export const commitArtifact = operation(
  `mutation CommitArtifact($artifactID: ID!) {
    commitArtifact(input: { artifactID: $artifactID }) { artifact { id state } }
  }`,
  v.object({ commitArtifact: v.object({ artifact: v.object({ state: State }) }) }),
)

export const addAliases = operation(
  `mutation AddAliases($input: AddAliasesInput!) { addAliases(input: $input) { success } }`,
  v.object({ addAliases: v.object({ success: v.literal(true) }) }),
)

export const updateArtifact = operation(
  `mutation UpdateArtifact($input: UpdateArtifactInput!) {
    updateArtifact(input: $input) { artifact { id } }
  }`,
  v.object({ updateArtifact: v.object({ artifact: v.object({ id: v.string() }) }) }),
)

export const readArtifact = operation(
  `query ReadArtifact($id: ID!, $entity: String!, $project: String!, $latest: String!) {
    artifact(id: $id) {${artifactFields}}
    project(entityName: $entity, name: $project) { latest: artifact(name: $latest) { id } }
  }`,
  v.object({
    artifact: v.nullable(Artifact),
    project: v.nullable(v.object({ latest: v.nullable(v.object({ id: v.string() })) })),
  }),
)

export const memberships = operation(
  `query ArtifactMemberships($id: ID!) {
    artifact(id: $id) {
      artifactMemberships {
        edges { node { aliases { alias } artifactCollection { name project { name } } } }
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
                project: v.object({ name: v.string() }),
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
        organization: v.nullable(
          v.object({ orgEntity: v.nullable(v.object({ name: v.string() })) }),
        ),
      }),
    ),
  }),
)

export const linkArtifact = operation(
  `mutation LinkArtifact($input: LinkArtifactInput!) {
    linkArtifact(input: $input) { versionIndex }
  }`,
  v.object({ linkArtifact: v.object({ versionIndex: v.nullable(v.number()) }) }),
)
