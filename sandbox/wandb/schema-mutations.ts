/** The part of the schema for the inputs and payloads of mutations. */
export const MUTATION_TYPES = `
input UpsertBucketInput {
  clientMutationId: String
  commit: String
  config: JSONString
  debug: Boolean
  description: String
  displayName: String
  entityName: String
  framework: String
  groupName: String
  host: String
  id: String
  jobProgram: String
  jobRepo: String
  jobType: String
  modelName: String
  name: String
  notes: String
  runQueueItemId: ID
  state: String
  summaryMetrics: JSONString
  sweep: String
  tags: [String]
}

type UpsertBucketPayload {
  bucket: Run
  clientMutationId: String
  inserted: Boolean
}

enum ArtifactDigestAlgorithm {
  MANIFEST_MD5
}

input ArtifactAliasInput {
  alias: String!
  artifactCollectionName: String!
}

input TagInput {
  attributes: JSONString
  tagCategoryName: String
  tagName: String!
}

input CreateArtifactInput {
  aliases: [ArtifactAliasInput!]
  artifactCollectionName: String
  artifactCollectionNames: [String!]
  artifactTypeName: String!
  clientID: ID
  clientMutationId: String
  description: String
  digest: String!
  digestAlgorithm: ArtifactDigestAlgorithm!
  distributedID: String
  enableDigestDeduplication: Boolean
  entityName: String!
  historyStep: Int64
  labels: JSONString
  metadata: JSONString
  projectName: String!
  runName: String
  sequenceClientID: ID
  storageRegion: String
  tags: [TagInput!]
  ttlDurationSeconds: Int64
}

type CreateArtifactPayload {
  artifact: Artifact!
  clientMutationId: String
}

input CreateArtifactManifestInput {
  artifactID: ID!
  baseArtifactID: ID
  clientMutationId: String
  digest: String!
  entityName: String!
  name: String!
  projectName: String!
  runName: String!
  type: ArtifactManifestType
}

type CreateArtifactManifestPayload {
  artifactManifest: ArtifactManifest!
  clientMutationId: String
}

enum ArtifactStorageLayout {
  V1
  V2
}

input CreateArtifactFilesInput {
  artifactFiles: [CreateArtifactFileSpecInput!]!
  cloudRegionID: ID
  clientMutationId: String
  storageLayout: ArtifactStorageLayout
}

input CreateArtifactFileSpecInput {
  artifactID: ID!
  artifactManifestID: ID
  md5: String!
  mimetype: String
  name: String!
  uploadPartsInput: [UploadPartsInput!]
}

input UploadPartsInput {
  hexMD5: String!
  partNumber: Int64!
}

type CreateArtifactFilesPayload {
  clientMutationId: String
  files(after: String, before: String, first: Int, last: Int): FileConnection!
}

input CommitArtifactInput {
  artifactID: ID!
  clientMutationId: String
}

type CommitArtifactPayload {
  artifact: Artifact!
  clientMutationId: String
}

input ArtifactCollectionAliasInput {
  alias: String!
  artifactCollectionName: String!
  entityName: String!
  projectName: String!
}

input AddAliasesInput {
  aliases: [ArtifactCollectionAliasInput!]!
  artifactID: ID!
  clientMutationId: String
}

type AddAliasesPayload {
  artifact: Artifact!
  clientMutationId: String
  success: Boolean!
}

input DeleteArtifactInput {
  artifactID: ID!
  clientMutationId: String
  deleteAliases: Boolean
}

type DeleteArtifactPayload {
  artifact: Artifact!
  clientMutationId: String
}

input UpdateArtifactInput {
  aliases: [ArtifactAliasInput!]
  artifactID: ID!
  clientMutationId: String
  description: String
  labels: JSONString
  metadata: JSONString
  tagsToAdd: [TagInput!]
  tagsToDelete: [TagInput!]
}

type UpdateArtifactPayload {
  artifact: Artifact!
  clientMutationId: String
}

input UseArtifactInput {
  artifactEntityName: String
  artifactID: ID!
  artifactProjectName: String
  clientMutationId: String
  entityName: String!
  projectName: String!
  runName: String!
  usedAs: String
}

type UseArtifactPayload {
  artifact: Artifact!
  clientMutationId: String
  run: Run!
}

input LinkArtifactInput {
  aliases: [ArtifactAliasInput!]
  artifactID: ID
  artifactPortfolioName: String
  clientID: ID
  clientMutationId: String
  entityName: String
  projectName: String
}

type LinkArtifactPayload {
  aliases: [ArtifactCollectionAlias!]!
  artifactCollectionID: ID!
  artifactID: ID!
  artifactMembership: ArtifactCollectionMembership
  clientMutationId: String
  createdAt: DateTime!
  versionIndex: Int
}

type ArtifactCollectionAlias {
  alias: String!
  artifactCollectionName: String!
  entityName: String!
  projectName: String!
}

input CreateRunFilesInput {
  clientMutationId: String
  entityName: String!
  files: [String!]!
  projectName: String!
  runName: String!
}

type CreateRunFilesPayload {
  clientMutationId: String
  files: [RunFile!]!
  runID: ID!
  uploadHeaders: [String!]!
}

type RunFile {
  name: String!
  uploadUrl: String
}
`
