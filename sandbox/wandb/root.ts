import { type ArtifactCollectionAliasInput, addAliases } from './aliases.ts'
import { commitArtifact } from './commit.ts'
import {
  type CreateArtifactInput,
  createArtifact,
  type UpdateArtifactInput,
  updateArtifact,
} from './create.ts'
import { type UseArtifactInput, useArtifact } from './lineage.ts'
import { type LinkArtifactInput, linkArtifact } from './links.ts'
import { type PageArgs, page } from './page.ts'
import { checkFileName } from './rules.ts'
import {
  checkEntity,
  findProject,
  requireRun,
  type UpsertBucketInput,
  upsertBucket,
} from './runs.ts'
import { type Scene, viewEntity, viewUser } from './scene.ts'
import type { Blob } from './store.ts'
import {
  type CreateArtifactFileSpecInput,
  type CreateArtifactManifestInput,
  createArtifactFiles,
  createArtifactManifest,
} from './upload.ts'
import {
  collectionsOf,
  viewArtifact,
  viewCollection,
  viewFile,
  viewManifest,
  viewMembership,
  viewProject,
  viewRun,
} from './view.ts'

type Input<T> = Readonly<{ input: T & Readonly<{ clientMutationId?: string | null }> }>
type Id = Readonly<{ id: string }>
type Path = Readonly<{ entityName?: string | null; name?: string | null }>
type AddAliasesInput = Readonly<{
  artifactID: string
  aliases: readonly ArtifactCollectionAliasInput[]
}>
type CreateArtifactFilesInput = Readonly<{
  artifactFiles: readonly CreateArtifactFileSpecInput[]
  storageLayout?: string | null
}>
type CreateRunFilesInput = Readonly<{
  entityName: string
  projectName: string
  runName: string
  files: readonly string[]
}>

/** The resolvers of Query and Mutation. */
export function root(scene: Scene) {
  return {
    ...queries(scene),
    ...runMutations(scene),
    ...artifactMutations(scene),
    ...placeMutations(scene),
  }
}

function queries(scene: Scene) {
  const { store } = scene
  const project = ({ entityName, name }: Path) => {
    const registry = store.registry(entityName, name)
    if (registry !== undefined) return viewProject(scene, registry)
    if (entityName && entityName === store.orgEntity) return undefined
    checkEntity(store, entityName)
    const found = store.projects.get(name ?? '')
    return found && viewProject(scene, found)
  }
  return {
    viewer: () => viewUser(scene),
    serverInfo: { features: [] },
    project,
    model: project,
    entity: ({ name }: Path) => {
      if (name !== store.orgEntity) checkEntity(store, name)
      return viewEntity(store, name ?? store.entity)
    },
    artifact: ({ id }: Id) => {
      const artifact = store.artifacts.get(id)
      return artifact && viewArtifact(scene, artifact)
    },
    artifactCollection: ({ id }: Id) => {
      const projects = [...store.projects.values(), ...store.registries.values()]
      const found = projects.flatMap(collectionsOf).find((collection) => collection.id === id)
      return found && viewCollection(scene, found)
    },
  }
}

function runMutations(scene: Scene) {
  const { store, sign } = scene
  return {
    upsertBucket: ({ input }: Input<UpsertBucketInput>) => {
      const { run, inserted } = upsertBucket(store, input)
      return { ...echo(input), bucket: viewRun(scene, run), inserted }
    },
    createRunFiles: ({ input }: Input<CreateRunFilesInput>) => {
      const { entityName, projectName, runName } = input
      const project = findProject(store, entityName, projectName)
      const run = requireRun(store, project.name, runName)
      const files = input.files.map((name) => {
        checkFileName(name)
        const steps = [entityName, projectName, runName, ...name.split('/')]
        const path = steps.map(encodeURIComponent).join('/')
        const blob: Blob = {
          path,
          md5: undefined,
          uploadHeaders: [],
          birthArtifactID: undefined,
          bytes: undefined,
        }
        store.blobs.set(path, blob)
        return { name, uploadUrl: sign('PUT', blob) }
      })
      return { ...echo(input), runID: run.id, uploadHeaders: [], files }
    },
  }
}

function artifactMutations(scene: Scene) {
  const { store } = scene
  return {
    createArtifact: ({ input }: Input<CreateArtifactInput>) => ({
      ...echo(input),
      artifact: viewArtifact(scene, createArtifact(store, input)),
    }),
    createArtifactManifest: ({ input }: Input<CreateArtifactManifestInput>) => ({
      ...echo(input),
      artifactManifest: viewManifest(scene, createArtifactManifest(store, input)),
    }),
    createArtifactFiles: ({ input }: Input<CreateArtifactFilesInput>) => {
      const made = createArtifactFiles(store, input.storageLayout, input.artifactFiles)
      const files = made.map((file) => viewFile(scene, file))
      return {
        ...echo(input),
        files: (args: PageArgs) => ({ ...page(files, args), uploadHeaders: [] }),
      }
    },
    commitArtifact: ({ input }: Input<Readonly<{ artifactID: string }>>) => ({
      ...echo(input),
      artifact: viewArtifact(scene, commitArtifact(store, input.artifactID)),
    }),
    addAliases: ({ input }: Input<AddAliasesInput>) => ({
      ...echo(input),
      artifact: viewArtifact(scene, addAliases(store, input.artifactID, input.aliases)),
      success: true,
    }),
    updateArtifact: ({ input }: Input<UpdateArtifactInput>) => ({
      ...echo(input),
      artifact: viewArtifact(scene, updateArtifact(store, input)),
    }),
  }
}

function placeMutations(scene: Scene) {
  const { store } = scene
  return {
    useArtifact: ({ input }: Input<UseArtifactInput>) => {
      const { artifact, run } = useArtifact(store, input)
      return { ...echo(input), artifact: viewArtifact(scene, artifact), run: viewRun(scene, run) }
    },
    linkArtifact: ({ input }: Input<LinkArtifactInput>) => {
      const membership = linkArtifact(store, input)
      const { artifact, collection, createdAt, versionIndex } = membership
      const { entity: entityName, name: projectName } = collection.project
      return {
        ...echo(input),
        aliases: membership.aliases.map((alias) => ({
          alias,
          artifactCollectionName: collection.name,
          entityName,
          projectName,
        })),
        artifactCollectionID: collection.id,
        artifactID: artifact.id,
        artifactMembership: viewMembership(scene, membership),
        createdAt,
        versionIndex,
      }
    },
  }
}

function echo({ clientMutationId }: Readonly<{ clientMutationId?: string | null }>) {
  return { clientMutationId }
}
