import { invalid, strict } from './refusal.ts'
import type { Run } from './store.ts'

type Entity = 'tag' | 'parameter' | 'attribute'
type Comparator = '=' | '!=' | 'LIKE'

export type Comparison = Readonly<{
  entity: Entity
  key: string
  comparator: Comparator
  value: string
}>

// The string tokens of the SQL lexer under MLflow. It steps over '' and \' inside a string, and
// nothing unescapes them after: a value that ends in a backslash swallows the clause behind it.
const SINGLE = String.raw`'(?:''|\\'|[^'])*'`
const DOUBLE = String.raw`"(?:""|\\"|[^"])*"`
const BACKTICKS = '`[^`]*`'

const SPACE = /\s*/y
const IDENTIFIER = new RegExp(
  String.raw`(?:${BACKTICKS}|${DOUBLE}|${SINGLE}|[^\s=!<>'"\x60])+`,
  'y',
)
const COMPARATOR = /!=|<>|<=|>=|=|<|>|(?:NOT\s+)?(?:I?LIKE|IN)\b|IS(?:\s+NOT)?\s+NULL\b/iy
const VALUE = new RegExp(String.raw`${SINGLE}|${DOUBLE}|[^\s'"]+`, 'y')
const AND = /\s+AND\s+/iy

/** The comparisons that a filter of `runs/search` joins by AND. */
export function parseFilter(filter: string): readonly Comparison[] {
  if (filter === '') return []
  if (filter.trim() === '') throw invalid(`Invalid filter '${filter}'. Could not be parsed.`)
  const comparisons: Comparison[] = []
  let at = 0

  function take(token: RegExp): string | undefined {
    token.lastIndex = at
    const taken = token.exec(filter)?.[0]
    at += taken?.length ?? 0
    return taken
  }

  do {
    take(SPACE)
    const start = at
    const identifier = take(IDENTIFIER)
    take(SPACE)
    const comparator = take(COMPARATOR)
    take(SPACE)
    if (identifier === undefined || comparator === undefined) throw unread(filter.slice(start))
    const known = { ...identified(identifier), comparator: comparable(comparator) }
    comparisons.push({ ...known, value: quoted(take(VALUE) ?? '', known.entity) })
  } while (take(AND) !== undefined)

  take(SPACE)
  if (at < filter.length) throw unread(filter.slice(at))
  return comparisons
}

function unread(rest: string) {
  if (/^AND\b/i.test(rest)) {
    return invalid(strict(`an AND out of place at '${rest}': the real server steps over it`))
  }
  return invalid(`Invalid clause(s) in filter string: '${rest}'`)
}

const ENTITIES = new Map<string, Entity | 'metric' | 'dataset'>([
  ...['tag', 'tags'].map((name) => [name, 'tag'] as const),
  ...['parameter', 'parameters', 'param', 'params'].map((name) => [name, 'parameter'] as const),
  ...['attribute', 'attributes', 'attr', 'run'].map((name) => [name, 'attribute'] as const),
  ...['metric', 'metrics'].map((name) => [name, 'metric'] as const),
  ...['dataset', 'datasets'].map((name) => [name, 'dataset'] as const),
])

function identified(identifier: string): { entity: Entity; key: string } {
  const dot = identifier.indexOf('.')
  const entity = dot < 0 ? 'attribute' : ENTITIES.get(identifier.slice(0, dot))
  const key = unquoted(identifier.slice(dot + 1))
  if (key === undefined) {
    throw invalid(`Invalid comparison clause. Expected 'Identifier' found '${identifier}'`)
  }
  if (entity === undefined) {
    throw invalid(
      `Invalid entity type '${identifier.slice(0, dot)}'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']`,
    )
  }
  if (entity === 'metric' || entity === 'dataset') throw unmodelled(`${entity}s in a filter`)
  if (entity === 'attribute') refuseAttribute(key)
  return { entity, key }
}

function unquoted(key: string): string | undefined {
  if (/^(['"`]).*\1$/su.test(key) && key.length > 1) return key.slice(1, -1)
  return /^[a-z_]\w*(\.[a-z_]\w*)*$/i.test(key) ? key : undefined
}

const ATTRIBUTES = ['status', 'run_name', 'run_id', 'user_id']

function refuseAttribute(key: string): void {
  if (ATTRIBUTES.includes(key)) return
  if (/^(artifact_uri|start_time|end_time|created)$/i.test(key)) throw unmodelled(`'${key}'`)
  throw invalid(
    `Invalid attribute key '${key}' specified. Valid keys are '${ATTRIBUTES.join(', ')}'`,
  )
}

function comparable(comparator: string): Comparator {
  const upper = comparator.toUpperCase()
  if (upper === '=' || upper === '!=' || upper === 'LIKE') return upper
  if (/^(ILIKE|IS)/.test(upper)) throw unmodelled(upper)
  throw invalid(`Invalid comparator '${upper}' not one of '=, !=, LIKE'`)
}

function unmodelled(what: string) {
  return invalid(strict(`${what} is beyond this stand-in: the real server would compare it`))
}

function quoted(value: string, entity: Entity): string {
  if (/^['"]/.test(value)) return value.slice(1, -1)
  throw invalid(
    `Expected a quoted string value for ${entity} (e.g. 'my-value'). Got value ${value}`,
  )
}

/** Whether a run meets a comparison. One without the tag or param meets none, `!=` neither. */
export function meets(run: Run, { entity, key, comparator, value }: Comparison): boolean {
  const actual = actualOf(run, entity, key)
  if (actual === undefined) return false
  if (comparator === 'LIKE') return pattern(value).test(actual)
  return (actual === value) === (comparator === '=')
}

function actualOf(run: Run, entity: Entity, key: string): string | undefined {
  if (entity === 'tag') return run.tags.get(key)
  if (entity === 'parameter') return run.params.get(key)
  const attributes: Record<string, string> = {
    status: run.status,
    run_name: run.name,
    run_id: run.id,
    user_id: run.userId,
  }
  return attributes[key]
}

/** LIKE as SQLite has it under MLflow: it heeds case and has no escape. */
function pattern(like: string): RegExp {
  const source = like
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  return new RegExp(`^${source}$`, 'su')
}
