import { invalidParameter, strictError } from './errors.ts'
import type { Run } from './store.ts'

type Entity = 'tag' | 'parameter' | 'attribute'
type Comparator = '=' | '!=' | 'LIKE' | 'ILIKE'

type Comparison = Readonly<{
  entity: Entity
  key: string
  comparator: Comparator
  value: string
}>

// The string tokens of MLflow's SQL lexer. Inside a string, '' and \' do not end the string, and they are never
// unescaped. A backslash at the end of a value therefore makes the next clause part of the string.
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

/** Parses a filter of `runs/search`: comparisons that are joined by AND. */
export function parseFilter(filter: string): readonly Comparison[] {
  if (filter === '') return []
  if (filter.trim() === '')
    throw invalidParameter(`Invalid filter '${filter}'. Could not be parsed.`)
  const comparisons: Comparison[] = []
  let position = 0

  function read(token: RegExp): string | undefined {
    token.lastIndex = position
    const text = token.exec(filter)?.[0]
    position += text?.length ?? 0
    return text
  }

  do {
    read(SPACE)
    const start = position
    const identifier = read(IDENTIFIER)
    read(SPACE)
    const comparator = read(COMPARATOR)
    read(SPACE)
    if (identifier === undefined || comparator === undefined) throw syntaxError(filter.slice(start))
    const left = { ...parseIdentifier(identifier), comparator: parseComparator(comparator) }
    comparisons.push({ ...left, value: parseValue(read(VALUE) ?? '', left.entity) })
  } while (read(AND) !== undefined)

  read(SPACE)
  if (position < filter.length) throw syntaxError(filter.slice(position))
  return comparisons
}

function syntaxError(rest: string) {
  if (/^AND\b/i.test(rest)) {
    return strictError(`an AND out of place at '${rest}': the real server steps over it`)
  }
  return invalidParameter(`Invalid clause(s) in filter string: '${rest}'`)
}

const ENTITIES = new Map<string, Entity | 'metric' | 'dataset'>([
  ...['tag', 'tags'].map((name) => [name, 'tag'] as const),
  ...['parameter', 'parameters', 'param', 'params'].map((name) => [name, 'parameter'] as const),
  ...['attribute', 'attributes', 'attr', 'run'].map((name) => [name, 'attribute'] as const),
  ...['metric', 'metrics'].map((name) => [name, 'metric'] as const),
  ...['dataset', 'datasets'].map((name) => [name, 'dataset'] as const),
])

function parseIdentifier(identifier: string): { entity: Entity; key: string } {
  const dot = identifier.indexOf('.')
  const entity = dot < 0 ? 'attribute' : ENTITIES.get(identifier.slice(0, dot))
  const key = parseKey(identifier.slice(dot + 1))
  if (key === undefined) {
    throw invalidParameter(`Invalid comparison clause. Expected 'Identifier' found '${identifier}'`)
  }
  if (entity === undefined) {
    throw invalidParameter(
      `Invalid entity type '${identifier.slice(0, dot)}'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']`,
    )
  }
  if (entity === 'metric' || entity === 'dataset') throw unsupported(`${entity}s in a filter`)
  if (entity === 'attribute') checkAttribute(key)
  return { entity, key }
}

function parseKey(key: string): string | undefined {
  if (/^(['"`]).*\1$/su.test(key) && key.length > 1) return key.slice(1, -1)
  return /^[a-z_]\w*(\.[a-z_]\w*)*$/i.test(key) ? key : undefined
}

const ATTRIBUTES = ['status', 'run_name', 'run_id', 'user_id']

function checkAttribute(key: string): void {
  if (ATTRIBUTES.includes(key)) return
  if (/^(artifact_uri|start_time|end_time|created)$/i.test(key)) throw unsupported(`'${key}'`)
  throw invalidParameter(
    `Invalid attribute key '${key}' specified. Valid keys are '${ATTRIBUTES.join(', ')}'`,
  )
}

function parseComparator(comparator: string): Comparator {
  const upper = comparator.toUpperCase()
  if (upper === '=' || upper === '!=' || upper === 'LIKE' || upper === 'ILIKE') return upper
  if (upper.startsWith('IS')) throw unsupported(upper)
  throw invalidParameter(`Invalid comparator '${upper}' not one of '=, !=, LIKE'`)
}

function unsupported(feature: string) {
  return strictError(`${feature} is beyond this stand-in: the real server would compare it`)
}

function parseValue(value: string, entity: Entity): string {
  if (/^['"]/.test(value)) return value.slice(1, -1)
  throw invalidParameter(
    `Expected a quoted string value for ${entity} (e.g. 'my-value'). Got value ${value}`,
  )
}

/** True if a run matches a comparison. A run without the tag or param matches nothing, not even `!=`. */
export function matches(run: Run, { entity, key, comparator, value }: Comparison): boolean {
  const actual = readValue(run, entity, key)
  if (actual === undefined) return false
  if (comparator === 'LIKE') return likePattern(value, 'su').test(actual)
  if (comparator === 'ILIKE') return likePattern(value, 'isu').test(actual)
  return (actual === value) === (comparator === '=')
}

function readValue(run: Run, entity: Entity, key: string): string | undefined {
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

/** SQLite's LIKE as MLflow configures it: it has no escape character. ILIKE ignores the case. */
function likePattern(like: string, flags: string): RegExp {
  const source = like
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  return new RegExp(`^${source}$`, flags)
}
