/** The part of the schema for artifacts and files. */
export const ARTIFACT_TYPES = `
enum ArtifactState {
  COMMITTED
  DELETED
  PENDING
}

type Artifact {
  aliases(artifactCollectionName: String): [ArtifactAlias!]!
  artifactMemberships: ArtifactCollectionMembershipConnection!
  artifactSequence: ArtifactSequence!
  artifactType: ArtifactType!
  commitHash(artifactCollectionName: String): String
  createdAt: DateTime!
  createdBy: Initiator!
  currentManifest: ArtifactManifest
  description: String
  digest: String!
  fileCount: Int64!
  files(after: String, before: String, contentType: [String!], first: Int, last: Int, names: [String!]): FileConnection!
  historyStep: Int64
  id: ID!
  metadata: JSONString
  size: Int64!
  state: ArtifactState!
  tags: [Tag!]!
  ttlDurationSeconds: Int64!
  ttlIsInherited: Boolean!
  updatedAt: DateTime
  usedBy(after: String, before: String, filters: JSONString, first: Int, last: Int, order: String): RunConnection!
  versionIndex(artifactCollectionName: String): Int
}

type Tag {
  attributes: JSONString
  id: ID!
  name: String!
  tagCategoryName: String
}

type ArtifactAlias {
  alias: String!
  artifact: Artifact
  artifactCollection: ArtifactCollection
  artifactCollectionName: String!
  id: ID!
}

type ArtifactType {
  artifactCollection(name: String!): ArtifactCollection
  createdAt: DateTime!
  description: String
  id: ID!
  name: String!
  project: Project!
}

interface ArtifactCollection {
  artifactMembership(aliasName: String!): ArtifactCollectionMembership
  artifacts(after: String, before: String, filters: JSONString, first: Int, last: Int, order: String): VersionedArtifactConnection
  createdAt: DateTime!
  defaultArtifactType: ArtifactType!
  description: String
  id: ID!
  name: String!
  project: Project!
  tags(after: String, before: String, first: Int, last: Int, tagCategoryName: String): TagConnection!
  updatedAt: DateTime
}

type ArtifactSequence implements ArtifactCollection {
  artifactMembership(aliasName: String!): ArtifactCollectionMembership
  artifacts(after: String, before: String, filters: JSONString, first: Int, last: Int, order: String): VersionedArtifactConnection!
  createdAt: DateTime!
  defaultArtifactType: ArtifactType!
  description: String
  id: ID!
  latestArtifact: Artifact
  name: String!
  project: Project!
  tags(after: String, before: String, first: Int, last: Int, tagCategoryName: String): TagConnection!
  updatedAt: DateTime
}

type ArtifactPortfolio implements ArtifactCollection {
  artifactMembership(aliasName: String!): ArtifactCollectionMembership
  artifacts(after: String, before: String, filters: JSONString, first: Int, last: Int, order: String): VersionedArtifactConnection!
  createdAt: DateTime!
  defaultArtifactType: ArtifactType!
  description: String
  id: ID!
  name: String!
  project: Project!
  tags(after: String, before: String, first: Int, last: Int, tagCategoryName: String): TagConnection!
  updatedAt: DateTime
}

type TagConnection {
  edges: [TagEdge!]!
  pageInfo: PageInfo!
}

type TagEdge {
  cursor: String!
  node: Tag!
}

type VersionedArtifactConnection {
  edges: [VersionedArtifactEdge!]!
  pageInfo: PageInfo!
  totalCount: Int!
}

type VersionedArtifactEdge {
  cursor: String!
  node: Artifact!
  version: String!
}

type ArtifactCollectionMembership {
  aliases: [ArtifactAlias!]!
  artifact: Artifact
  artifactCollection: ArtifactCollection
  commitHash: String
  createdAt: DateTime!
  files(after: String, first: Int, names: [String!]): FileConnection!
  id: ID!
  versionIndex: Int
}

type ArtifactCollectionMembershipConnection {
  edges: [ArtifactCollectionMembershipEdge!]!
  pageInfo: PageInfo!
}

type ArtifactCollectionMembershipEdge {
  cursor: String!
  node: ArtifactCollectionMembership
}

type ArtifactConnection {
  edges: [ArtifactEdge!]!
  pageInfo: PageInfo!
  totalCount: Int!
}

type ArtifactEdge {
  cursor: String!
  node: Artifact
}

type InputArtifactConnection {
  edges: [InputArtifactEdge!]!
  pageInfo: PageInfo!
  totalCount: Int!
}

type InputArtifactEdge {
  cursor: String!
  node: Artifact
  usedAs: [String!]!
}

enum ArtifactManifestType {
  FULL
  INCREMENTAL
  PATCH
}

type ArtifactManifest {
  artifact: Artifact!
  createdAt: DateTime!
  digest: String!
  file: File!
  id: ID!
  type: ArtifactManifestType!
}

type File implements Node {
  artifact: Artifact
  digest: String
  directUrl: String!
  displayName: String!
  exists: Boolean!
  id: ID!
  md5: String
  mimetype: String
  name: String!
  sizeBytes: Int64!
  storagePath: String
  updatedAt: DateTime
  uploadHeaders: [String!]!
  uploadMultipartUrls: UploadMultipartUrls
  uploadUrl: String
  url(upload: Boolean): String
}

type UploadMultipartUrls {
  uploadID: String!
  uploadUrlParts: [UploadUrlPart!]!
}

type UploadUrlPart {
  partNumber: Int64!
  uploadUrl: String!
}

type FileConnection {
  edges: [FileEdge!]!
  pageInfo: PageInfo!
  totalCount: Int
  uploadHeaders: [String!]!
}

type FileEdge {
  cursor: String!
  node: File
}
`
