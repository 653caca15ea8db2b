import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../text/message.ts'

/** Creates a folder in RUNNER_TEMP for the files of this run. Throws if that fails. */
export async function createTemporaryFolder(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, 'log-revision-'))
  } catch (error) {
    throw new Error(
      `No folder could be made in ${parent} (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent. Check that this folder exists, and that the runner can write to it.`,
    )
  }
}

/** Writes a file in that folder, before anything is sent. Throws if that fails. */
export async function writeTemporaryFile(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    throw new Error(
      `${file} could not be written (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent. Make room on the runner's disk.`,
    )
  }
}
