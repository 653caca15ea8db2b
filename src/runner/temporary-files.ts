import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../text/neutralize.ts'

/** A new folder in the one for files of this job. Throws where there cannot be one. */
export async function makeFolder(temporary: string): Promise<string> {
  try {
    return await mkdtemp(join(temporary, 'log-revision-'))
  } catch (error) {
    throw new Error(
      `No folder could be made in ${temporary} (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent.`,
    )
  }
}

/** Writes a file in that folder. Throws where it has no room, before anything is sent. */
export async function writeTemporary(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    throw new Error(
      `${file} could not be written (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent. Make room on the runner's disk.`,
    )
  }
}
