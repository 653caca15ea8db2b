import { parseSync } from '@swc/core'

/** A small change of a file that a test should notice. */
export type Mutant = Readonly<{
  file: string
  line: number
  original: string
  replacement: string
  /** The whole text of the file with the change. */
  text: string
}>

/** A node of swc's syntax tree. Its positions count bytes. */
type Node = Readonly<Record<string, unknown>> &
  Readonly<{ type: string; span: Readonly<{ start: number; end: number }> }>

type Edit = Readonly<{ start: number; end: number; replacement: string }>

/** Operators that mean almost the same. */
const operators: ReadonlyMap<string, string> = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['&&', '||'],
  ['||', '&&'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
])

/**
 * All mutants of a TypeScript file, in the order of their positions: another operator, number, string or boolean, a
 * negated condition, or a statement less. Types and imports do not change.
 */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  // The position of the first statement is known: swc starts to count at 1.
  const tree: unknown = parseSync(`;${text}`, { syntax: 'typescript', target: 'es2023' })
  const bytes = Buffer.from(`;${text}`)
  const slice = (start: number, end?: number) => bytes.subarray(start, end).toString()
  return editsIn(tree, slice)
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, replacement }) => ({
      file,
      line: slice(0, start).split('\n').length,
      original: slice(start, end),
      replacement,
      text: slice(1, start) + replacement + slice(end),
    }))
}

type Slice = (start: number, end?: number) => string

function editsIn(value: unknown, slice: Slice): readonly Edit[] {
  if (Array.isArray(value)) return value.flatMap((each) => editsIn(each, slice))
  if (typeof value !== 'object' || value === null) return []
  const own = isNode(value) ? value : undefined
  if (own !== undefined && /^(Ts|Import|Export(All|Named))/.test(own.type)) {
    // `x as const` and `x satisfies T` contain code.
    return 'expression' in own ? editsIn(own['expression'], slice) : []
  }
  const inner = Object.values(value).flatMap((each) => editsIn(each, slice))
  return own === undefined ? inner : [...editsOf(own, slice), ...inner]
}

function editsOf(node: Node, slice: Slice): readonly Edit[] {
  const replace = (replacement: string): Edit => ({ ...positionOf(node), replacement })
  switch (node.type) {
    case 'BinaryExpression':
      return operatorEdits(node, slice)
    case 'UnaryExpression':
      return node['operator'] === '!' && isNode(node['argument'])
        ? [replace(textOf(node['argument'], slice))]
        : []
    case 'IfStatement':
    case 'WhileStatement':
    case 'ConditionalExpression':
      return negation(node['test'], slice)
    case 'NumericLiteral':
      return [replace(`${Number(node['value']) + 1}`)]
    case 'BooleanLiteral':
      return [replace(`${node['value'] !== true}`)]
    case 'StringLiteral':
      return [replace(node['value'] === '' ? "'mutant'" : "''")]
    case 'ExpressionStatement':
    case 'ThrowStatement':
      return [replace(';')]
    default:
      return []
  }
}

function operatorEdits({ left, right, operator }: Node, slice: Slice): readonly Edit[] {
  const replacement = operators.get(String(operator))
  if (!isNode(left) || !isNode(right) || replacement === undefined) return []
  const [start, end] = [positionOf(left).end, positionOf(right).start]
  const between = slice(start, end).replace(String(operator), replacement)
  return [{ start, end, replacement: between }]
}

function negation(test: unknown, slice: Slice): readonly Edit[] {
  return isNode(test) ? [{ ...positionOf(test), replacement: `!(${textOf(test, slice)})` }] : []
}

function textOf(node: Node, slice: Slice): string {
  const { start, end } = positionOf(node)
  return slice(start, end)
}

function positionOf({ span }: Node): Readonly<{ start: number; end: number }> {
  return { start: span.start - 1, end: span.end - 1 }
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'span' in value &&
    typeof value.type === 'string' &&
    typeof value.span === 'object'
  )
}

/** `count` of the items. The same seed selects the same items. */
export function sample<Item>(items: readonly Item[], count: number, seed: number): readonly Item[] {
  let state = seed
  // A linear congruential generator with the constants of Numerical Recipes.
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ item }) => item)
}
