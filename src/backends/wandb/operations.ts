import * as v from 'valibot'
import { operation } from './operation.ts'
import { ArtifactState } from './queries.ts'

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

export const useArtifact = operation(
  `mutation UseArtifact($input: UseArtifactInput!) {
    useArtifact(input: $input) { artifact { id } }
  }`,
  v.object({ useArtifact: v.object({ artifact: v.object({ id: v.string() }) }) }),
)

export const createArtifact = operation(
  `mutation CreateArtifact($input: CreateArtifactInput!) {
    createArtifact(input: $input) {
      artifact { id state versionIndex artifactSequence { latestArtifact { id } } }
    }
  }`,
  v.object({
    createArtifact: v.object({
      artifact: v.object({
        id: v.string(),
        state: ArtifactState,
        versionIndex: v.nullable(v.number()),
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
