import { pinned } from '../../revision-v2.ts'

export const revision = pinned()
/** The same tag before it was moved to another commit. */
export const unmovedRevision = pinned({
  commit: 'b'.repeat(40),
  committed_at: '2026-11-23T12:00:00Z',
})
