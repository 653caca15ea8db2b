import { type ArtifactCollectionAliasInput, addAliases, deleteArtifact } from './aliases.ts'
import { commitArtifact } from './commit.ts'
import {
  type ConnectionArgs,
  type Context,
  connection,
  resolveEntity,
  resolveUser,
} from './context.ts'
import {
  type CreateArtifactInput,
  createArtifact,
  type UpdateArtifactInput,
  updateArtifact,
} from './create.ts'
import { type UseArtifactInput, useArtifact } from './lineage.ts'
import { type LinkArtifactInput, linkArtifact } from './links.ts'
import {
  collectionsOf,
  resolveArtifact,
  resolveCollection,
  resolveFile,
  resolveManifest,
  resolveMembership,
  resolveProject,
  resolveRun,
} from './resolvers.ts'
import {
  checkEntity,
  requireProject,
  requireRun,
  type UpsertBucketInput,
  upsertBucket,
} from './runs.ts'
import type { Blob } from './store.ts'
import {
  type CreateArtifactFileSpecInput,
  type CreateArtifactManifestInput,
  createArtifactFiles,
  createArtifactManifest,
} from './upload.ts'
import { checkFileName } from './validation.ts'

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
export function rootResolvers(context: Context) {
  return {
    ...queries(context),
    ...runMutations(context),
    ...creationMutations(context),
    ...changeMutations(context),
    ...linkMutations(context),
  }
}

function queries(context: Context) {
  const { store } = context
  const project = ({ entityName, name }: Path) => {
    const registry = store.findRegistry(entityName, name)
    if (registry !== undefined) return resolveProject(context, registry)
    if (entityName && entityName === store.orgEntity) return undefined
    checkEntity(store, entityName)
    const found = store.projects.get(name ?? '')
    if (store.behavior.hidesProjects) return undefined
    return found && resolveProject(context, found)
  }
  return {
    viewer: () => resolveUser(context),
    serverInfo: { features: [] },
    project,
    model: project,
    entity: ({ name }: Path) => {
      if (name !== store.orgEntity) checkEntity(store, name)
      return resolveEntity(store, name ?? store.entity)
    },
    artifact: ({ id }: Id) => {
      const artifact = store.artifacts.get(id)
      return artifact && resolveArtifact(context, artifact)
    },
    artifactCollection: ({ id }: Id) => {
      const projects = [...store.projects.values(), ...store.registries.values()]
      const found = projects.flatMap(collectionsOf).find((collection) => collection.id === id)
      return found && resolveCollection(context, found)
    },
  }
}

function runMutations(context: Context) {
  const { store, signUrl } = context
  return {
    upsertBucket: ({ input }: Input<UpsertBucketInput>) => {
      const { run, inserted } = upsertBucket(store, input)
      return { ...mutationId(input), bucket: resolveRun(context, run), inserted }
    },
    createRunFiles: ({ input }: Input<CreateRunFilesInput>) => {
      const { entityName, projectName, runName } = input
      const project = requireProject(store, entityName, projectName)
      const run = requireRun(store, project.name, runName)
      const files = input.files.map((name) => {
        checkFileName(name)
        const parts = [entityName, projectName, runName, ...name.split('/')]
        const path = parts.map(encodeURIComponent).join('/')
        const blob: Blob = {
          path,
          md5: undefined,
          uploadHeaders: [],
          birthArtifactID: undefined,
          bytes: undefined,
        }
        store.blobs.set(path, blob)
        return { name, uploadUrl: signUrl('PUT', blob) }
      })
      return { ...mutationId(input), runID: run.id, uploadHeaders: [], files }
    },
  }
}

function creationMutations(context: Context) {
  const { store } = context
  return {
    createArtifact: ({ input }: Input<CreateArtifactInput>) => ({
      ...mutationId(input),
      artifact: resolveArtifact(context, createArtifact(store, input)),
    }),
    createArtifactManifest: ({ input }: Input<CreateArtifactManifestInput>) => ({
      ...mutationId(input),
      artifactManifest: resolveManifest(context, createArtifactManifest(store, input)),
    }),
    createArtifactFiles: ({ input }: Input<CreateArtifactFilesInput>) => {
      const created = createArtifactFiles(store, input.storageLayout, input.artifactFiles)
      const files = created.map((file) => resolveFile(context, file))
      return {
        ...mutationId(input),
        files: (args: ConnectionArgs) => ({ ...connection(files, args), uploadHeaders: [] }),
      }
    },
    commitArtifact: ({ input }: Input<Readonly<{ artifactID: string }>>) => ({
      ...mutationId(input),
      artifact: resolveArtifact(context, commitArtifact(store, input.artifactID)),
    }),
  }
}

function changeMutations(context: Context) {
  const { store } = context
  return {
    addAliases: ({ input }: Input<AddAliasesInput>) => ({
      ...mutationId(input),
      artifact: resolveArtifact(context, addAliases(store, input.artifactID, input.aliases)),
      success: true,
    }),
    deleteArtifact: ({
      input,
    }: Input<Readonly<{ artifactID: string; deleteAliases?: boolean | null }>>) => ({
      ...mutationId(input),
      artifact: resolveArtifact(
        context,
        deleteArtifact(store, input.artifactID, input.deleteAliases === true),
      ),
    }),
    updateArtifact: ({ input }: Input<UpdateArtifactInput>) => ({
      ...mutationId(input),
      artifact: resolveArtifact(context, updateArtifact(store, input)),
    }),
  }
}

function linkMutations(context: Context) {
  const { store } = context
  return {
    useArtifact: ({ input }: Input<UseArtifactInput>) => {
      const { artifact, run } = useArtifact(store, input)
      return {
        ...mutationId(input),
        artifact: resolveArtifact(context, artifact),
        run: resolveRun(context, run),
      }
    },
    linkArtifact: ({ input }: Input<LinkArtifactInput>) => {
      const membership = linkArtifact(store, input)
      const { artifact, collection, createdAt, versionIndex } = membership
      const { entity: entityName, name: projectName } = collection.project
      return {
        ...mutationId(input),
        aliases: membership.aliases.map((alias) => ({
          alias,
          artifactCollectionName: collection.name,
          entityName,
          projectName,
        })),
        artifactCollectionID: collection.id,
        artifactID: artifact.id,
        artifactMembership: resolveMembership(context, membership),
        createdAt,
        versionIndex,
      }
    },
  }
}

/** Every payload contains the client's own id of the mutation. */
function mutationId({ clientMutationId }: Readonly<{ clientMutationId?: string | null }>) {
  return { clientMutationId }
}
