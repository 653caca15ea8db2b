import { ARTIFACT_TYPES } from './schema-artifacts.ts'
import { MUTATION_TYPES } from './schema-mutations.ts'

const BASE_TYPES = `
scalar DateTime
scalar Int64

scalar JSON
scalar JSONString

type Query {
  artifact(id: ID!): Artifact
  artifactCollection(id: ID!): ArtifactCollection
  entity(login: Boolean, name: String): Entity
  model(entityName: String, name: String): Project
  project(entityName: String, name: String): Project
  serverInfo: ServerInfo
  viewer(entityName: String): User
}

type Mutation {
  addAliases(input: AddAliasesInput!): AddAliasesPayload
  commitArtifact(input: CommitArtifactInput!): CommitArtifactPayload
  createArtifact(input: CreateArtifactInput!): CreateArtifactPayload
  createArtifactFiles(input: CreateArtifactFilesInput!): CreateArtifactFilesPayload
  createArtifactManifest(input: CreateArtifactManifestInput!): CreateArtifactManifestPayload
  createRunFiles(input: CreateRunFilesInput!): CreateRunFilesPayload
  deleteArtifact(input: DeleteArtifactInput!): DeleteArtifactPayload
  linkArtifact(input: LinkArtifactInput!): LinkArtifactPayload
  updateArtifact(input: UpdateArtifactInput!): UpdateArtifactPayload
  upsertBucket(input: UpsertBucketInput!): UpsertBucketPayload
  useArtifact(input: UseArtifactInput!): UseArtifactPayload
}

interface Node {
  id: ID!
}

type PageInfo {
  endCursor: String
  hasNextPage: Boolean!
  hasPreviousPage: Boolean!
  startCursor: String
}

type ServerInfo {
  features: [ServerFeature]!
}

type ServerFeature {
  isEnabled: Boolean!
  name: String!
}

type User implements Node {
  admin: Boolean
  apiKeys(after: String, before: String, first: Int, last: Int): ApiKeyConnection
  deletedAt: DateTime
  email: String
  entity: String
  flags: JSONString
  id: ID!
  name: String!
  teams(after: String, before: String, first: Int, last: Int): EntityConnection
  username: String
}

type ApiKeyConnection {
  edges: [ApiKeyEdge!]!
}

type ApiKeyEdge {
  cursor: String!
  node: ApiKey
}

type ApiKey {
  description: String
  id: ID!
  name: String!
}

type EntityConnection {
  edges: [EntityEdge!]!
}

type EntityEdge {
  cursor: String!
  node: Entity
}

type Entity implements Node {
  id: ID!
  isTeam: Boolean!
  name: String!
  organization: Organization
}

type Organization implements Node {
  coreWeaveOrganizationId: String
  id: ID!
  name: String!
  orgEntity: Entity
}

type Project implements Node {
  artifact(name: String!): Artifact
  artifactCollection(name: String!): ArtifactCollection
  artifactCollectionMembership(name: String!): ArtifactCollectionMembership
  artifactType(name: String!): ArtifactType
  bucket(desc: String, missingOk: Boolean, name: String!): Run
  createdAt: DateTime!
  entity: Entity!
  entityName: String!
  id: ID!
  internalId: ID!
  name: String!
  run(desc: String, name: String!): Run
}

union Initiator = Run | User

type Run implements Node {
  commit: String
  config(keys: [String!]): JSONString
  createdAt: DateTime!
  description: String
  displayName: String
  eventsLineCount: Int
  exitcode: Float
  group: String
  heartbeatAt: DateTime
  historyKeys: JSON
  historyLineCount: Int
  host: String
  id: ID!
  inputArtifacts(after: String, before: String, filters: JSONString, first: Int, last: Int, order: String): InputArtifactConnection
  jobType: String
  logLineCount: Int
  name: String!
  notes: String
  outputArtifacts(after: String, before: String, filters: JSONString, first: Int, last: Int, order: String): ArtifactConnection
  project: Project
  projectId: ID!
  readOnly: Boolean
  state: String
  summaryMetrics(keys: [String!], packVersion: Int): JSONString
  sweepName: String
  systemMetrics: JSONString
  tags: [String!]
  user: User
}

type RunConnection {
  edges: [RunEdge!]!
  pageInfo: PageInfo!
  totalCount: Int!
}

type RunEdge {
  cursor: String!
  node: Run!
}
`

/** The part of the server's schema that clients use to log an artifact and to read it. */
export const SDL = `${BASE_TYPES}${ARTIFACT_TYPES}${MUTATION_TYPES}`
