import { join } from 'node:path'
import { type Git, openGit } from './git/repository.ts'
import { createHttp } from './http/client.ts'
import { hideUserinfo } from './http/url.ts'
import type { Inputs } from './inputs/inputs.ts'
import { canonicalJson } from './provenance/bundle.ts'
import { pinAll } from './provenance/pin.ts'
import { outputsOf } from './report/outputs.ts'
import type { Report } from './report/report.ts'
import { summaryOf } from './report/summary/summary.ts'
import { readRevisions } from './revision/read.ts'
import { stoppedError } from './runner/stop.ts'
import { makeFolder, writeTemporary } from './runner/temporary-files.ts'
import type { BackendSettings, Tools } from './tracking/backend.ts'
import { checkRuns, connectAll } from './tracking/connect.ts'
import { trackAll } from './tracking/track.ts'

/**
 * The whole action: select the revisions, pin what they hold, log them, report. No backend hears of a
 * revision before all are resolved. `packaged` is the text of the manifest that comes with the action,
 * and `access` what keeps its secrets.
 *
 * Throws where a revision that is named does not resolve, or none can be pinned. What fails later is told
 * by `report`, when all the rest is done.
 */
export async function run(
  inputs: Inputs<BackendSettings>,
  packaged: string,
  report: Report,
  access: Access,
): Promise<void> {
  const folder = await makeFolder(inputs.temporary)
  const { redact, signal } = access
  const { pinned, unpinned, gone } = await pin(inputs, packaged, report, folder, access)
  const newest = pinned.at(-1)?.bundle
  if (newest === undefined) return report.nothing(gone)
  checkRuns(inputs, pinned.length)
  report.pinned(pinned)
  const provenance = join(folder, 'revision.json')
  await writeTemporary(provenance, canonicalJson(newest))

  const http = createHttp({ note: report.info, redact, signal })
  try {
    const { identity } = inputs.workflow
    const { info, warn } = report
    const backends = connectAll(inputs, { ...access, http, identity, info, warn })
    const results = await trackAll(backends, { pinned, unpinned }, inputs, report.info)
    report.results(results)
    const { artifactName } = inputs
    report.outputs(outputsOf({ newest, artifactName, provenance, results }, redact, report.warn))
    const { serverUrl, repository } = inputs.workflow
    const pages = `${serverUrl}/${repository}`
    if (inputs.summary) await report.summary(summaryOf(pinned, results, pages))
  } finally {
    http.close()
  }
}

/** What keeps secrets, and what ends the run early. */
type Access = Pick<Tools, 'hide'> &
  Readonly<{ redact: (text: string) => string; signal: AbortSignal }>

/** All that is read from git. It needs no process any more when this is done. */
async function pin(
  inputs: Inputs,
  packaged: string,
  { warn }: Report,
  folder: string,
  { hide, signal }: Access,
) {
  let git: Git | undefined
  try {
    git = await openGit(inputs.workingDirectory, inputs.workspace, folder, signal)
    hideUserinfo(git.origin, hide)
    const { revisions, gone } = await readRevisions(git, inputs, { warn, signal })
    return { ...(await pinAll(git, inputs, packaged, revisions, warn)), gone }
  } catch (error) {
    // Whatever ended early did so for this.
    throw signal.aborted ? stoppedError(signal, 'while git was read. Nothing was sent.') : error
  } finally {
    git?.close()
  }
}
