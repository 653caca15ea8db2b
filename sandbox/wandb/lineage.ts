import { findArtifact } from './aliases.ts'
import { memberships } from './links.ts'
import { refuse } from './refusal.ts'
import { findProject, requireRun } from './runs.ts'
import type { Artifact, Run, WandbStore } from './store.ts'

export type UseArtifactInput = Readonly<{
  entityName: string
  projectName: string
  runName: string
  artifactID: string
  artifactEntityName?: string | null
  artifactProjectName?: string | null
  usedAs?: string | null
}>

/** Makes a version an input of a run. */
export function useArtifact(
  store: WandbStore,
  input: UseArtifactInput,
): { artifact: Artifact; run: Run } {
  const { usedAs } = input
  const project = findProject(store, input.entityName, input.projectName)
  const run = requireRun(store, project.name, input.runName)
  const artifact = findArtifact(store, input.artifactID)
  if (artifact.state !== 'COMMITTED') {
    refuse(400, `cannot use artifact ${artifact.id} as it has not committed`)
  }
  checkPlace(store, artifact, input)
  const names = run.usedArtifacts.get(artifact.id) ?? new Set()
  if (usedAs) names.add(usedAs)
  run.usedArtifacts.set(artifact.id, names)
  return { artifact, run }
}

/** The runs that a version is an input of. */
export function usersOf(store: WandbStore, { id }: Artifact): Run[] {
  return [...store.projects.values()]
    .flatMap(({ runs }) => [...runs.values()])
    .filter((run) => !run.deleted && run.usedArtifacts.has(id))
}

/** The inputs of a run, each with what it was used as. */
export function inputsOf(
  store: WandbStore,
  run: Run,
): Readonly<{ artifact: Artifact; usedAs: readonly string[] }>[] {
  return [...run.usedArtifacts].map(([id, names]) => ({
    artifact: findArtifact(store, id),
    usedAs: [...names],
  }))
}

function checkPlace(store: WandbStore, artifact: Artifact, input: UseArtifactInput): void {
  const { artifactEntityName: entity, artifactProjectName: name } = input
  const there = memberships(store, artifact).some(
    ({ collection: { project } }) =>
      (entity ?? project.entity) === project.entity && (name ?? project.name) === project.name,
  )
  if (!there) refuse(404, `artifact ${artifact.id} is not in ${entity}/${name}`)
}
