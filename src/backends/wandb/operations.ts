import * as v from 'valibot'
import { operation } from './operation.ts'
import { ArtifactState } from './queries.ts'

const createdArtifact =
  'artifact { id state versionIndex artifactSequence { latestArtifact { id } } }'
const CreatedArtifact = v.object({
  artifact: v.object({
    id: v.string(),
    state: ArtifactState,
    versionIndex: v.nullable(v.number()),
    artifactSequence: v.object({ latestArtifact: v.nullable(v.object({ id: v.string() })) }),
  }),
})
export type CreatedArtifact = v.InferOutput<typeof CreatedArtifact>['artifact']

/** Opens a run, and then creates an artifact in it. A server executes the fields of a mutation in their order. */
export const openRunWithArtifact = operation(
  `mutation CreateArtifact($run: UpsertBucketInput!, $artifact: CreateArtifactInput!) {
    upsertBucket(input: $run) {
      bucket { id name project { name entity { name } } }
      inserted
    }
    createArtifact(input: $artifact) { ${createdArtifact} }
  }`,
  v.object({
    upsertBucket: v.object({
      bucket: v.object({
        id: v.string(),
        name: v.string(),
        project: v.object({ name: v.string(), entity: v.object({ name: v.string() }) }),
      }),
    }),
    createArtifact: CreatedArtifact,
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
    createArtifact(input: $input) { ${createdArtifact} }
  }`,
  v.object({ createArtifact: CreatedArtifact }),
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

const createdManifest = 'artifactManifest { id file { uploadUrl uploadHeaders } }'
const CreatedManifest = v.object({
  artifactManifest: v.object({ id: v.string(), file: v.object(Upload) }),
})

export const createManifest = operation(
  `mutation CreateArtifactManifest($input: CreateArtifactManifestInput!) {
    createArtifactManifest(input: $input) { ${createdManifest} }
  }`,
  v.object({ createArtifactManifest: CreatedManifest }),
)

const createdFiles = 'files { edges { node { name uploadUrl uploadHeaders artifact { id } } } }'
const CreatedFiles = v.object({
  files: v.object({
    edges: v.tuple([
      v.object({
        node: v.object({ ...Upload, artifact: v.nullable(v.object({ id: v.string() })) }),
      }),
    ]),
  }),
})

export const createFiles = operation(
  `mutation CreateArtifactFiles($input: CreateArtifactFilesInput!) {
    createArtifactFiles(input: $input) { ${createdFiles} }
  }`,
  v.object({ createArtifactFiles: CreatedFiles }),
)

/** Adds files to the present manifest, and then replaces the manifest. */
export const createFilesAndManifest = operation(
  `mutation CreateArtifactFiles(
    $files: CreateArtifactFilesInput!
    $manifest: CreateArtifactManifestInput!
  ) {
    createArtifactFiles(input: $files) { ${createdFiles} }
    createArtifactManifest(input: $manifest) { ${createdManifest} }
  }`,
  v.object({ createArtifactFiles: CreatedFiles, createArtifactManifest: CreatedManifest }),
)

export const commitArtifact = operation(
  `mutation CommitArtifact($artifactID: ID!) {
    commitArtifact(input: { artifactID: $artifactID }) { artifact { id versionIndex } }
  }`,
  v.object({
    commitArtifact: v.object({
      artifact: v.object({ id: v.string(), versionIndex: v.nullable(v.number()) }),
    }),
  }),
)

export const addAliases = operation(
  `mutation AddAliases($input: AddAliasesInput!) { addAliases(input: $input) { success } }`,
  v.object({ addAliases: v.object({ success: v.literal(true) }) }),
)

export const deleteArtifact = operation(
  `mutation DeleteArtifact($input: DeleteArtifactInput!) {
    deleteArtifact(input: $input) { artifact { id } }
  }`,
  v.object({ deleteArtifact: v.object({ artifact: v.object({ id: v.string() }) }) }),
)

export const updateArtifact = operation(
  `mutation UpdateArtifact($input: UpdateArtifactInput!) {
    updateArtifact(input: $input) { artifact { id } }
  }`,
  v.object({ updateArtifact: v.object({ artifact: v.object({ id: v.string() }) }) }),
)

export const linkArtifact = operation(
  `mutation LinkArtifact($input: LinkArtifactInput!) {
    linkArtifact(input: $input) { versionIndex }
  }`,
  v.object({ linkArtifact: v.object({ versionIndex: v.nullable(v.number()) }) }),
)
