import { pinned } from '../revision-v2.ts'

export const now = pinned()
/** The tag as it was before it was moved. */
export const before = pinned({ commit: 'b'.repeat(40), committed_at: '2026-11-23T12:00:00Z' })
