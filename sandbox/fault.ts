import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Reply } from './http.ts'

/** What goes wrong with a request. */
export type Fault =
  /** Answered so, and not acted on. */
  | { kind: 'reply'; reply: Reply }
  /** The connection is cut before the server acts. */
  | { kind: 'reset' }
  /** The server acts, and the connection is cut before its answer. */
  | { kind: 'lost' }
  /** The server acts, and half of its answer comes, as if it were whole. */
  | { kind: 'cut' }
  /** The server acts, and its answer comes so slowly that it never ends. */
  | { kind: 'drip' }
  /** No answer, ever. */
  | { kind: 'silence' }
  /** The connection is cut, and from now on none is taken. */
  | { kind: 'down' }
  /** Answered as always, but that much later. */
  | { kind: 'slow'; milliseconds: number }

/** Answers a request, as a fault has it. */
export async function meet(
  fault: Fault | undefined,
  { request, response }: Readonly<{ request: IncomingMessage; response: ServerResponse }>,
  answer: () => Reply | Promise<Reply>,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return send(response, await answer())
    case 'slow':
      await sleep(fault.milliseconds)
      return send(response, await answer())
    case 'reply':
      return send(response, fault.reply)
    case 'cut':
      return send(response, half(await answer()))
    case 'drip':
      return drip(response, await answer())
    case 'lost':
      await answer()
      break
    case 'silence':
      return
  }
  request.socket.resetAndDestroy()
}

export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers)
  response.end(body)
}

function half({ body = '', ...reply }: Reply): Reply {
  return { ...reply, body: body.slice(0, body.length / 2) }
}

/** Blanks may stand before JSON: an answer of these alone is one that goes on. */
function drip(response: ServerResponse, { status, headers }: Reply): void {
  response.writeHead(status, headers)
  const clock = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(clock))
}
