import { commitTag, revisionTag, supersededTag } from '../../../src/backends/mlflow/run-tags.ts'
import { aliasFor } from '../../../src/backends/wandb/alias.ts'
import type { Sandbox, Scenario } from './sandbox.ts'

/** Why the servers do not store exactly one complete record of the scenario's revision. */
export async function recordProblems(
  scenario: Scenario,
  sandbox: Sandbox,
): Promise<readonly string[]> {
  const results = await sandbox.step('verify')
  const failed = results.filter(({ status }) => status !== 'matches')
  return [
    ...failed.map(({ backend, status, details }) => `${backend} ${status}: ${details.join('; ')}`),
    ...wandbProblems(scenario, sandbox),
    ...mlflowProblems(scenario, sandbox),
  ]
}

function commitsOf({ revision, existing }: Scenario): ReadonlySet<string> {
  return new Set([...existing, revision].map(({ bundle }) => bundle.commit))
}

function wandbProblems(scenario: Scenario, { wandb }: Sandbox): readonly string[] {
  if (wandb === undefined) return []
  const { bundle } = scenario.revision
  const alias = aliasFor(bundle.revision)
  const project = wandb.store.projects.get('corpus')
  const versions = project?.collections.get('lairs-revision')?.artifacts ?? []
  const committed = versions.filter(({ state }) => state === 'COMMITTED')
  const [version, ...duplicates] = committed.filter(
    ({ metadata }) => metadata?.['commit'] === bundle.commit,
  )
  const states = [...(project?.runs.values() ?? [])].map(({ state }) => state)
  const expectedState = scenario.usesExistingRun ? 'running' : 'finished'
  const expected = commitsOf(scenario).size
  return [
    version === undefined ? 'no version' : '',
    duplicates.length > 0 ? `${duplicates.length} more versions of the commit` : '',
    committed.length === expected ? '' : `${committed.length} versions, not ${expected}`,
    version?.aliases.has(alias) ? '' : `the version lacks ${alias}`,
    version?.aliases.has('latest') ? '' : 'the version lacks latest',
    committed.filter(({ aliases }) => aliases.has(alias)).length === 1 ? '' : 'the alias is twice',
    states.every((state) => state === expectedState) ? '' : `runs ${states}`,
    !scenario.usesRegistry || wandb.store.links.length === 1 ? '' : 'the registry has no link',
  ].filter(Boolean)
}

function mlflowProblems(scenario: Scenario, { mlflow }: Sandbox): readonly string[] {
  if (mlflow === undefined || scenario.usesExistingRun) return []
  const { bundle } = scenario.revision
  const active = [...mlflow.store.runs.values()].filter(({ lifecycle }) => lifecycle === 'active')
  const ofTag = active.filter(({ tags }) => tags.get(revisionTag) === bundle.revision)
  const current = ofTag.filter(({ tags }) => !tags.has(supersededTag))
  const expected = commitsOf(scenario).size
  const open = active.filter(({ status }) => status !== 'FINISHED')
  return [
    current.length === 1 ? '' : `${current.length} current runs`,
    current[0]?.tags.get(commitTag) === bundle.commit ? '' : 'the run has another commit',
    active.length === expected ? '' : `${active.length} runs in all, not ${expected}`,
    open.length === 0 ? '' : `${open.length} runs are not finished`,
  ].filter(Boolean)
}
