import { type Fault, json, type Reply } from '../../../sandbox/http.ts'

const page = (status: number, text: string, headers = {}): Reply => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: `<html><body><h1>${text}</h1></body></html>`,
})

const message = (status: number, text: string, headers = {}): Reply => {
  const reply = json(status, { error_code: 'X', message: text, errors: [{ message: text }] })
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

const rateLimit = (retryAfter: string) => message(429, 'slow down', { 'retry-after': retryAfter })

/** A fault, and the text that the error of the step must contain: '' for any text. */
export type ExpectedFault = Readonly<{ text: string; fault: Fault }>

const replies: Readonly<Record<string, ExpectedFault>> = Object.fromEntries(
  Object.entries({
    '401': message(401, 'who are you'),
    '403': message(403, 'not for you'),
    '404': message(404, 'nothing there'),
    '404 of a proxy': page(404, 'nothing there'),
    '408': message(408, 'too slow'),
    '409': message(409, 'in conflict'),
    '429 for 3 seconds': rateLimit('3'),
    '429 until a date': rateLimit(new Date(Date.now() + 3000).toUTCString()),
    '429 for a year': rateLimit('31536000'),
    '500': message(500, 'it broke'),
    '502 of a proxy': page(502, 'bad gateway'),
    '503': message(503, 'closed'),
    '200 of a login page': page(200, 'sign in'),
    '302 to a login page': page(302, '', { location: 'https://login.example.org/?next=/' }),
    '200 with errors': json(200, { data: null, errors: [{ message: 'it broke inside' }] }),
  }).map(([name, reply]) => [name, { text: textOf(reply), fault: { kind: 'reply', reply } }]),
)

function textOf({ status, body }: Reply): string {
  if (status === 302) return 'a redirect to https://login.example.org/'
  return /"message":"([^"]+)"|<h1>([^<]+)/.exec(String(body))?.slice(1).find(Boolean) ?? ''
}

/** All faults that a request is tested with, by name. */
export const faults: Readonly<Record<string, ExpectedFault>> = {
  'connection refused': { text: 'no answer', fault: { kind: 'down' } },
  'reset before the request took effect': { text: 'no answer', fault: { kind: 'reset' } },
  'reset after the request took effect': { text: 'no answer', fault: { kind: 'lost-reply' } },
  ...replies,
  'incomplete JSON': { text: '', fault: { kind: 'truncated' } },
  'a body of 10 MiB': {
    text: '',
    fault: { kind: 'reply', reply: json(200, { pad: 'x'.repeat(10 * 1024 * 1024) }) },
  },
  'a very slow response': { text: 'no complete response', fault: { kind: 'endless' } },
  'no response': { text: 'no complete response', fault: { kind: 'no-reply' } },
}
