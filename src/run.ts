import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createHttp } from './http/client.ts'
import { isExposed } from './inputs/url.ts'
import type { Inputs } from './inputs.ts'
import { canonicalJson, type ProvenanceBundle, pin } from './provenance/bundle.ts'
import { findManifest } from './provenance/manifest.ts'
import { outputsOf } from './report/outputs.ts'
import type { Report } from './report/report.ts'
import { summaryOf } from './report/summary.ts'
import { openGit } from './revision/git.ts'
import { repositoryUrl } from './revision/origin.ts'
import { select } from './revision/select.ts'
import { resolve } from './revision/tag.ts'
import { lookUp } from './revision/tree.ts'
import { messageOf } from './text.ts'
import type { Backend, Circumstances, LoggedRevision, Tools } from './tracking/backend.ts'
import { mlflow } from './tracking/mlflow/log.ts'
import { wandb } from './tracking/wandb/log.ts'

/**
 * The whole action: select the revision, pin what it holds, log it, report. Nothing is sent before
 * everything is resolved. `packaged` is the text of the manifest that comes with the action, and
 * `access` what signing in may need.
 *
 * Throws where the revision cannot be pinned, or a backend does not hold it in the end; with several
 * backends, an `AggregateError` of what failed, after the others are done.
 */
export async function run(
  inputs: Inputs,
  packaged: string,
  report: Report,
  access: Access,
): Promise<void> {
  const folder = await makeFolder(inputs.temporary)
  const bundle = await derive(inputs, packaged, report, folder)
  report.pinned(bundle)
  const provenance = join(folder, 'revision.json')
  await writeFile(provenance, canonicalJson(bundle))

  const http = createHttp(report.info, access.redact)
  try {
    const targets = backends(inputs, { ...access, http, warn: report.warn })
    const { logged, failed, errors } = await logTo(targets, bundle, inputs)
    logged.forEach(report.logged)
    try {
      report.outputs(outputsOf(bundle, inputs.artifactName, provenance, logged, access.redact))
    } catch (error) {
      errors.push(new Error(`The outputs of this step could not be written: ${messageOf(error)}.`))
    }
    await report.summary(summaryOf(bundle, inputs.artifactName, logged, failed))
    if (errors.length > 0) throw new AggregateError(errors)
  } finally {
    http.close()
  }
}

/** What signing in needs, and what keeps its secrets. */
type Access = Pick<Tools, 'hide' | 'idToken'> & Readonly<{ redact: (text: string) => string }>

async function makeFolder(temporary: string): Promise<string> {
  try {
    return await mkdtemp(join(temporary, 'log-revision-'))
  } catch (error) {
    throw new Error(
      `No folder could be made in ${temporary} (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent.`,
    )
  }
}

async function derive(
  { workspace, workingDirectory, workflow, ...inputs }: Inputs,
  packaged: string,
  report: Report,
  folder: string,
): Promise<ProvenanceBundle> {
  const selection = select(inputs.revision, workflow)
  const git = await openGit(workingDirectory, workspace, folder)
  try {
    const revision = await resolve(git, selection)
    if ((await lookUp(git, revision.tree, git.prefix))?.kind !== 'folder') {
      throw new Error(
        `working-directory: there is no folder "${git.prefix.slice(0, -1)}" in commit ${revision.commit}. ` +
          'What is recorded comes from the commit, not from the files beside it.',
      )
    }
    const found = await findManifest(git, revision, inputs.manifest, packaged)
    if (found.missing.length > 0) {
      report.warn(`The manifest (${found.source}) does not say: ${found.missing.join(', ')}.`)
    }
    const repository = repositoryUrl(git.origin) ?? `${workflow.serverUrl}/${workflow.repository}`
    return pin(revision, found, { repository, prefix: git.prefix })
  } finally {
    git.close()
  }
}

function backends(inputs: Inputs, tools: Tools): readonly Backend[] {
  for (const address of [inputs.wandb?.baseUrl, inputs.mlflow?.trackingUri]) {
    if (address !== undefined && isExposed(address)) {
      tools.warn(`${address} is plain http: credentials and provenance travel there in clear text.`)
    }
  }
  return [
    ...(inputs.wandb === undefined ? [] : [wandb(inputs.wandb, inputs.artifactName, tools)]),
    ...(inputs.mlflow === undefined ? [] : [mlflow(inputs.mlflow, tools)]),
  ]
}

/** Logs to all backends side by side. One that fails does not keep the others from finishing. */
async function logTo(targets: readonly Backend[], bundle: ProvenanceBundle, { workflow }: Inputs) {
  const circumstances: Circumstances = {
    workflowRepository: workflow.repository,
    runUrl: `${workflow.serverUrl}/${workflow.repository}/actions/runs/${workflow.runId}`,
    actor: workflow.actor,
    event: workflow.event,
    ref: workflow.ref,
  }
  const outcomes = await Promise.allSettled(
    targets.map((backend) => backend.log(bundle, circumstances)),
  )
  const logged: LoggedRevision[] = []
  const failed: string[] = []
  const errors: unknown[] = []
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') logged.push(outcome.value)
    else {
      errors.push(outcome.reason)
      failed.push(targets[index]?.name ?? '')
    }
  }
  return { logged, failed, errors }
}
