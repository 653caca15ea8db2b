import type { IncomingHttpHeaders } from 'node:http'

export type Request = Readonly<{
  /** What messages call it: `CreateArtifact`, `runs/create`. */
  name: string
  method: 'GET' | 'POST' | 'PUT'
  url: string
  headers?: Readonly<Record<string, string>>
  body?: string
  /** Asked before each repeat, where a repeat could act twice. `false` ends the attempts. */
  mayRepeat?: () => Promise<boolean>
  /** Whether it is sent even where the run is stopped, to leave nothing open. */
  cleansUp?: boolean
  /** Whether an answer that looks as if it would pass will not. */
  isFinal?: (answer: Answer) => boolean
}>

export type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: string }>
