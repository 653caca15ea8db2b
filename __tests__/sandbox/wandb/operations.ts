/** The operations that the tests send. */
export const OPERATIONS = {
  UpsertBucket: `mutation UpsertBucket($input: UpsertBucketInput!) {
    upsertBucket(input: $input) {
      bucket { id name displayName project { name entity { name } } }
      inserted
    }
  }`,
  CreateArtifact: `mutation CreateArtifact($input: CreateArtifactInput!) {
    createArtifact(input: $input) {
      artifact { id state versionIndex metadata artifactSequence { latestArtifact { id } } }
    }
  }`,
  CreateArtifactManifest: `mutation CreateArtifactManifest(
    $input: CreateArtifactManifestInput!
    $includeUpload: Boolean!
  ) {
    createArtifactManifest(input: $input) {
      artifactManifest {
        id
        file { id uploadUrl @include(if: $includeUpload) uploadHeaders @include(if: $includeUpload) }
      }
    }
  }`,
  CreateArtifactFiles: `mutation CreateArtifactFiles($input: CreateArtifactFilesInput!) {
    createArtifactFiles(input: $input) {
      files { edges { node { name uploadUrl uploadHeaders artifact { id } } } }
    }
  }`,
  CommitArtifact: `mutation CommitArtifact($artifactID: ID!) {
    commitArtifact(input: { artifactID: $artifactID }) { artifact { id state versionIndex } }
  }`,
  AddAliases: `mutation AddAliases($input: AddAliasesInput!) {
    addAliases(input: $input) { success }
  }`,
  UpdateArtifact: `mutation UpdateArtifact($input: UpdateArtifactInput!) {
    updateArtifact(input: $input) { artifact { metadata description aliases { alias } } }
  }`,
  ReadArtifact: `query ReadArtifact($name: String!, $project: String = "corpora") {
    project(entityName: "lab", name: $project) {
      artifact(name: $name) {
        id state digest versionIndex metadata description
        aliases { alias }
        artifactType { name }
        artifactSequence { name }
        createdBy { ... on Run { name } }
        files { edges { node { name directUrl } } }
      }
    }
  }`,
  ReadRun: `query ReadRun($name: String!) {
    project(entityName: "lab", name: "corpora") {
      run(name: $name) { name displayName state config summaryMetrics tags jobType notes commit }
    }
  }`,
  ReadRegistry: `query ReadRegistry($entity: String!, $project: String!, $name: String!) {
    project(entityName: $entity, name: $project) {
      artifact(name: $name) { id }
      artifactCollection(name: "corpus") {
        __typename
        defaultArtifactType { name }
        artifacts { edges { version node { id } } }
      }
    }
  }`,
  LinkArtifact: `mutation LinkArtifact($input: LinkArtifactInput!) {
    linkArtifact(input: $input) {
      artifactCollectionID artifactID versionIndex
      aliases { alias artifactCollectionName entityName projectName }
    }
  }`,
  Memberships: `query Memberships($id: ID!) {
    artifact(id: $id) {
      versionIndex
      inCorpus: versionIndex(artifactCollectionName: "corpus")
      aliases { alias }
      ofCorpus: aliases(artifactCollectionName: "corpus") { alias }
      artifactMemberships {
        edges {
          node {
            artifactCollection { __typename name project { name entity { name } } }
            aliases { alias }
            versionIndex
          }
        }
      }
    }
  }`,
  UseArtifact: `mutation UseArtifact($input: UseArtifactInput!) {
    useArtifact(input: $input) {
      artifact { id usedBy { edges { node { name } } } }
      run { inputArtifacts { edges { node { id } usedAs } } }
    }
  }`,
  Organization: `query Organization($name: String) {
    entity(name: $name) { organization { name orgEntity { name } } }
  }`,
  Viewer: `query Viewer {
    viewer { id entity username email flags teams { edges { node { name } } } }
    serverInfo { features { name isEnabled } }
  }`,
}
