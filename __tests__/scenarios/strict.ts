import type { Outcome } from '../../sandbox/runner.ts'
import { evil } from './hostile.ts'

/** The active content in a step's log and summary: empty if all is text. Links to `hosts` are allowed. */
export function faultsIn(step: Outcome, hosts: readonly string[]): readonly string[] {
  return [...faultsInLog(step), ...faultsInSummary(step.summary, hosts)]
}

type Command = Readonly<{ name: string; data: string }>

/** The workflow commands that the action uses. */
const allowedCommands = ['group', 'endgroup', 'warning', 'error', 'notice', 'add-mask', 'debug']

/**
 * The lines that a step prints, as the runner takes them from its output: they end at a line feed, at a
 * carriage return and at both (.NET, StreamReader.ReadLine).
 */
function linesOf({ stdout, stderr }: Outcome): readonly string[] {
  return [stdout, stderr].flatMap((text) => text.split(/\r\n|\r|\n/))
}

/**
 * The commands that the runner finds in a line: `::name …::data` after whatever .NET takes for blanks, and
 * the older `##[name …]data` anywhere. The runner leaves names alone that it does not know; here, all count.
 * (actions/runner, ActionCommand.cs)
 */
function commandsIn(line: string): readonly Command[] {
  const [, head, data = ''] = /^[\s\u0085]*::(.*?)::(.*)$/.exec(line) ?? []
  const now = head === undefined ? [] : [{ name: head.split(' ', 1).join().toLowerCase(), data }]
  const [, old, rest = ''] = /##\[(.*?)\](.*)$/.exec(line) ?? []
  return old === undefined ? now : [...now, { name: `##[${old}]`, data: rest }]
}

/** The parts of a step's log that the runner, a terminal or a browser would interpret. */
function faultsInLog(step: Outcome): readonly string[] {
  const lines = linesOf(step)
  const commands = lines.flatMap(commandsIn)
  const strange = commands.filter(
    ({ name, data }) =>
      !allowedCommands.includes(name) || data.startsWith(evil) || name.includes('##'),
  )
  let depth = 0
  for (const { name } of commands) {
    depth += name === 'group' ? 1 : name === 'endgroup' ? -1 : 0
    if (depth < 0 || depth > 1) return ['groups that are not closed in their order']
  }
  const signs = `${step.stdout}${step.stderr}`.match(/[^\P{Cc}\n]|[\p{Bidi_Control}\p{Zl}\p{Zp}]/gu)
  return [
    ...strange.map(({ name, data }) => `the command ${name}: ${data.slice(0, 80)}`),
    ...new Set([...(signs ?? [])].map((sign) => `the sign ${JSON.stringify(sign)}`)),
    // 4000 characters. Each can be a percent sign, which is %25 in a command.
    ...lines.filter((line) => line.length > 12_100).map((line) => `${line.length} signs in a line`),
  ]
}

/** The allowed elements of a summary, with their allowed attributes. */
const elements = [
  'h3',
  'table',
  'tr',
  'th',
  'td',
  'code',
  'b',
  'a',
  'details',
  'summary',
  'pre',
  'p',
]
const tag = /<(\/?)([a-z0-9]+)((?: (?:align="left"|href="[^"<>]*"))?)>|<|>/g

/** The pages of the workflow's repository. */
const pages = 'https://github.com/lab/sample-dataset'

/** Elements in which GitHub does not link addresses and mentions. */
const quiet = ['code', 'pre', 'a']

function decode(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/**
 * What GitHub would make of a summary, and must not. It is one block of HTML as long as it has no empty line
 * (CommonMark, "HTML blocks"); in such a block there is no Markdown, but addresses and names in its text
 * still become links, unless they stand in code.
 */
function faultsInSummary(summary: string, hosts: readonly string[]): readonly string[] {
  const faults: string[] = []
  const open: string[] = []
  let from = 0
  const read = (text: string) => {
    if (/&(?!(#\d+|amp|lt|gt);)/.test(text)) faults.push(`an ampersand in ${text.slice(0, 80)}`)
    const loud = !open.some((name) => quiet.includes(name))
    if (loud && /[@\\`*_[\]~|]|#\w|GH-\d|https?:|www\.|\w\/\w/i.test(decode(text))) {
      faults.push(`bare text: ${decode(text).trim().slice(0, 80)}`)
    }
  }
  for (const match of summary.matchAll(tag)) {
    const [all, close, name = '', attribute = ''] = match
    read(summary.slice(from, match.index))
    from = match.index + all.length
    if (name === 'br' && close === '' && attribute === '') continue
    if (!elements.includes(name)) faults.push(`the tag ${all}`)
    else if (close === '') open.push(name)
    else if (open.pop() !== name) faults.push(`${all} closes nothing`)
    const [, href] = /^ href="(.*)"$/.exec(attribute) ?? []
    if (href === undefined) continue
    const url = decode(href)
    const isOurs = [...hosts, pages].some((host) => url.startsWith(`${host}/`))
    if (!URL.canParse(url) || !isOurs) faults.push(`a link to ${url}`)
  }
  read(summary.slice(from))
  return [
    ...faults,
    ...open.map((name) => `<${name}> is not closed`),
    ...(summary === '' || summary.startsWith('<h3>') ? [] : ['it does not begin with HTML']),
    ...(/\n[ \t]*\n/.test(summary) ? ['an empty line, after which Markdown is read'] : []),
    ...(/[^\P{Cc}\n]|\p{Bidi_Control}/u.test(summary) ? ['a control character'] : []),
    ...(Buffer.byteLength(summary) > 1024 * 1024 ? ['more than GitHub takes'] : []),
  ]
}
