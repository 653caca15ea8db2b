import { requireArtifact } from './aliases.ts'
import { artifactMemberships } from './links.ts'
import { requireProject, requireRun } from './runs.ts'
import type { Artifact, Run, WandbStore } from './store.ts'
import { reject } from './validation.ts'

export type UseArtifactInput = Readonly<{
  entityName: string
  projectName: string
  runName: string
  artifactID: string
  artifactEntityName?: string | null
  artifactProjectName?: string | null
  usedAs?: string | null
}>

/** Records that a run uses a version. */
export function useArtifact(
  store: WandbStore,
  input: UseArtifactInput,
): { artifact: Artifact; run: Run } {
  const { usedAs } = input
  const project = requireProject(store, input.entityName, input.projectName)
  const run = requireRun(store, project.name, input.runName)
  const artifact = requireArtifact(store, input.artifactID)
  if (artifact.state !== 'COMMITTED') {
    reject(400, `cannot use artifact ${artifact.id} as it has not committed`)
  }
  checkArtifactProject(store, artifact, input)
  if (store.behavior.ignoresUse) return { artifact, run }
  const names = run.usedArtifacts.get(artifact.id) ?? new Set()
  if (usedAs) names.add(usedAs)
  run.usedArtifacts.set(artifact.id, names)
  return { artifact, run }
}

/** The runs that use a version. */
export function runsUsing(store: WandbStore, { id }: Artifact): Run[] {
  return [...store.projects.values()]
    .flatMap(({ runs }) => [...runs.values()])
    .filter((run) => !run.deleted && run.usedArtifacts.has(id))
}

/** The artifacts that a run created. */
export function outputArtifacts(store: WandbStore, run: Run): Artifact[] {
  return [...store.artifacts.values()].filter(({ createdBy }) => createdBy === run)
}

/** The artifacts that a run uses, each with its names in the run. */
export function usedArtifacts(
  store: WandbStore,
  run: Run,
): Readonly<{ artifact: Artifact; usedAs: readonly string[] }>[] {
  return [...run.usedArtifacts].map(([id, names]) => ({
    artifact: requireArtifact(store, id),
    usedAs: [...names],
  }))
}

function checkArtifactProject(
  store: WandbStore,
  artifact: Artifact,
  input: UseArtifactInput,
): void {
  const { artifactEntityName: entity, artifactProjectName: name } = input
  const found = artifactMemberships(store, artifact).some(
    ({ collection: { project } }) =>
      (entity ?? project.entity) === project.entity && (name ?? project.name) === project.name,
  )
  if (!found) reject(404, `artifact ${artifact.id} is not in ${entity}/${name}`)
}
