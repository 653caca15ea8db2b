import { join } from 'node:path'
import { type Git, openGit } from './git/repository.ts'
import { type ConnectingHttp, createHttp } from './http/client.ts'
import { hideUserinfo } from './http/url.ts'
import type { Inputs } from './inputs/inputs.ts'
import { storeHint } from './provenance/dataset/store-hint.ts'
import { type PinnedRevisions, pinAll } from './provenance/pin.ts'
import { outputsOf } from './report/outputs.ts'
import type { Report } from './report/report.ts'
import { summaryOf } from './report/summary/summary.ts'
import { History } from './revision/history.ts'
import { readRevisions, selectRevisions } from './revision/read.ts'
import { identifyRepository } from './revision/repository-identity.ts'
import type { Secrets } from './runner/secrets.ts'
import { stoppedError, waitUnlessStopped } from './runner/stop.ts'
import { createTemporaryFolder, writeTemporaryFile } from './runner/temporary-files.ts'
import { canonicalJson } from './text/json.ts'
import type { BackendSettings } from './tracking/backend.ts'
import { checkRunInputs, trackAll } from './tracking/track.ts'

/** What the run needs in addition to its inputs. */
export type RunTools = Secrets & Readonly<{ report: Report; signal: AbortSignal }>

/**
 * The whole action: select the revisions, pin what they contain, log them, report. Nothing is sent to a backend before
 * all revisions are resolved.
 *
 * Throws if a named revision does not resolve, or if no revision can be pinned. Later failures are reported after all
 * other revisions are done.
 */
export async function run(inputs: Inputs<BackendSettings>, tools: RunTools): Promise<void> {
  const { report, redact, signal } = tools
  const { info, warn, notice, debug } = report
  const http = createHttp({ info, debug, redact, signal, env: process.env })
  try {
    connectTo(http, inputs)
    const folder = await createTemporaryFolder(inputs.temporaryFolder)
    const { pinned, failed } = await readAll(inputs, tools, folder)
    const newest = pinned.at(-1)?.bundle
    if (newest === undefined) return
    checkRunInputs(inputs, pinned.length)
    report.pinned(pinned)
    const provenance = join(folder, 'revision.json')
    await writeTemporaryFile(provenance, canonicalJson(newest))
    const { idTokenSource } = inputs.workflow
    const wait = (milliseconds: number) => waitUnlessStopped(signal, milliseconds)
    const backendTools = { http, hide: tools.hide, idTokenSource, info, warn, notice, wait }
    const results = await trackAll(inputs, pinned, failed, backendTools)
    report.results(results)
    const { artifactName } = inputs
    report.outputs(outputsOf({ newest, artifactName, provenance, results }, redact, warn))
    const { repositoryUrl } = inputs.workflow
    if (inputs.summary) {
      await report.summary(summaryOf(pinned, results, repositoryUrl))
    }
  } finally {
    http.close()
  }
}

/** Connects to the backends while git is read. No request is sent before all revisions are resolved. */
function connectTo(http: ConnectingHttp, { backends, isDryRun }: Inputs<BackendSettings>): void {
  for (const { address, connections } of backends.values()) {
    if (isDryRun || address === '' || connections === undefined) continue
    const { count, tls } = connections
    void http.connect({ url: address, tls }, count)
  }
}

/** Checks the inputs of backends that depend on the names of all tags. */
async function checkTags(git: Git, { backends }: Inputs<BackendSettings>): Promise<void> {
  for (const { checkTags: check } of backends.values()) check?.([...(await git.tags()).keys()])
}

/** Everything that is read from git. Nothing is pinned if there is nothing to log. */
async function readAll(
  inputs: Inputs<BackendSettings>,
  { report, hide, redact, signal }: RunTools,
  home: string,
): Promise<PinnedRevisions> {
  const { workspace, workingDirectory: directory, workflow } = inputs
  const { warn, notice, debug } = report
  let git: Git | undefined
  try {
    git = await openGit({ directory, workspace, home, env: process.env, signal, debug })
    hideUserinfo(git.origin, hide)
    const identity = identifyRepository(git.origin, workflow)
    const { selections, skipReason } = await selectRevisions(git, inputs, identity, warn)
    if (selections.length === 0) {
      report.nothingToLog(skipReason)
      return { pinned: [], failed: [] }
    }
    const repository = identity.url
    const checkout = git
    const nameHint = (name: string) => storeHint(checkout, name)
    const common = { warn, notice, debug, redact, signal, env: process.env }
    const options = { repository, nameHint, ...common }
    const { revisions, failed } = await readRevisions(git, selections, inputs, options)
    const history = new History(git, revisions, warn)
    const ordered = await history.oldestFirst()
    await checkTags(git, inputs)
    const source = { git, inputs, repository, history, warn, notice }
    const pinned = await pinAll(source, ordered, failed)
    signal.throwIfAborted()
    return pinned
  } catch (error) {
    // The end of the run caused any other error.
    throw signal.aborted ? stoppedError(signal, 'while git was read. Nothing was sent.') : error
  } finally {
    git?.close()
  }
}
