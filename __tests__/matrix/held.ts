import { commitTag, revisionTag, supersededTag } from '../../src/backends/mlflow/run-data.ts'
import { aliasFor } from '../../src/backends/wandb/alias.ts'
import type { Path, Stage } from './stage.ts'

/** In what the servers do not hold exactly one whole record of what the path logs. */
export async function runProblems(path: Path, stage: Stage): Promise<readonly string[]> {
  const verified = await stage.step('verify')
  const others = verified.filter(({ status }) => status !== 'matches')
  return [
    ...others.map(({ backend, status, details }) => `${backend} ${status}: ${details.join('; ')}`),
    ...wandbFaults(path, stage),
    ...mlflowFaults(path, stage),
  ]
}

function wandbFaults({ pinned, before, runs, registry }: Path, { wandb }: Stage): string[] {
  if (wandb === undefined) return []
  const { bundle } = pinned
  const alias = aliasFor(bundle.revision)
  const project = wandb.store.projects.get('corpus')
  const versions = project?.collections.get('lairs-revision')?.artifacts ?? []
  const committed = versions.filter(({ state }) => state === 'COMMITTED')
  const [ours, ...twins] = committed.filter(
    ({ metadata }) => metadata?.['commit'] === bundle.commit,
  )
  const states = [...(project?.runs.values() ?? [])].map(({ state }) => state)
  const expected = new Set([...before, pinned].map((each) => each.bundle.commit)).size
  return [
    ours === undefined ? 'no version' : '',
    twins.length > 0 ? `${twins.length} more versions of the commit` : '',
    committed.length === expected ? '' : `${committed.length} versions, not ${expected}`,
    ours?.aliases.has(alias) ? '' : `the version lacks ${alias}`,
    ours?.aliases.has('latest') ? '' : 'the version lacks latest',
    committed.filter(({ aliases }) => aliases.has(alias)).length === 1 ? '' : 'the alias is twice',
    states.every((state) => state === (runs ? 'running' : 'finished')) ? '' : `runs ${states}`,
    !registry || wandb.store.links.length === 1 ? '' : 'the registry has no link',
  ].filter(Boolean)
}

function mlflowFaults({ pinned, before, runs: inRuns }: Path, { mlflow }: Stage): string[] {
  if (mlflow === undefined || inRuns) return []
  const { bundle } = pinned
  const active = [...mlflow.store.runs.values()].filter(({ lifecycle }) => lifecycle === 'active')
  const ofTag = active.filter(({ tags }) => tags.get(revisionTag) === bundle.revision)
  const current = ofTag.filter(({ tags }) => !tags.has(supersededTag))
  const commits = new Set([...before, pinned].map((each) => each.bundle.commit))
  const open = active.filter(({ status }) => status !== 'FINISHED')
  return [
    current.length === 1 ? '' : `${current.length} runs`,
    current[0]?.tags.get(commitTag) === bundle.commit ? '' : 'the run is of another commit',
    active.length === commits.size ? '' : `${active.length} runs in all, not ${commits.size}`,
    open.length === 0 ? '' : `${open.length} runs are not finished`,
  ].filter(Boolean)
}
