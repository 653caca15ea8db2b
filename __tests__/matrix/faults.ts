import type { Fault } from '../../sandbox/fault.ts'
import { json, type Reply } from '../../sandbox/http.ts'

const page = (status: number, words: string, headers = {}): Reply => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: `<html><body><h1>${words}</h1></body></html>`,
})

const message = (status: number, words: string, headers = {}): Reply => {
  const reply = json(status, { error_code: 'X', message: words, errors: [{ message: words }] })
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

const busy = (after: string) => message(429, 'slow down', { 'retry-after': after })

/** What happens, and what a message must say of it: nothing in particular where `words` is ''. */
export type Trouble = Readonly<{ words: string; fault: Fault }>

const replies: Readonly<Record<string, Trouble>> = Object.fromEntries(
  Object.entries({
    '401': message(401, 'who are you'),
    '403': message(403, 'not for you'),
    '404': message(404, 'nothing there'),
    '404 of a proxy': page(404, 'nothing there'),
    '408': message(408, 'too slow'),
    '409': message(409, 'in conflict'),
    '429 for 3 seconds': busy('3'),
    '429 until a date': busy(new Date(Date.now() + 3000).toUTCString()),
    '429 for a year': busy('31536000'),
    '500': message(500, 'it broke'),
    '502 of a proxy': page(502, 'bad gateway'),
    '503': message(503, 'closed'),
    '200 of a login': page(200, 'sign in'),
    '302 to a login': page(302, '', { location: 'https://login.example.org/?next=/' }),
    '200 with errors': json(200, { data: null, errors: [{ message: 'it broke inside' }] }),
  }).map(([name, reply]) => [name, { words: wordsOf(reply), fault: { kind: 'reply', reply } }]),
)

function wordsOf({ status, body }: Reply): string {
  if (status === 302) return 'a redirect to https://login.example.org/'
  return /"message":"([^"]+)"|<h1>([^<]+)/.exec(String(body))?.slice(1).find(Boolean) ?? ''
}

/** All that can go wrong with a request. */
export const troubles: Readonly<Record<string, Trouble>> = {
  'connection refused': { words: 'no answer', fault: { kind: 'down' } },
  'reset before it acts': { words: 'no answer', fault: { kind: 'reset' } },
  'reset after it acted': { words: 'no answer', fault: { kind: 'lost' } },
  ...replies,
  'JSON cut in half': { words: '', fault: { kind: 'cut' } },
  'a body of 10 MiB': {
    words: '',
    fault: { kind: 'reply', reply: json(200, { pad: 'x'.repeat(10 * 1024 * 1024) }) },
  },
  'a slow drip': { words: 'no whole answer', fault: { kind: 'drip' } },
  'no answer at all': { words: 'no whole answer', fault: { kind: 'silence' } },
}
