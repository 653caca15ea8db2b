import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  isScalarType,
  Kind,
  parse,
  type ValueNode,
  validate,
} from 'graphql'
import * as v from 'valibot'
import { json, type ReceivedRequest, type Reply } from '../http.ts'
import { Refusal } from './refusal.ts'
import { SDL } from './schema.ts'

const Body = v.strictObject({
  query: v.string(),
  variables: v.nullish(v.record(v.string(), v.unknown())),
  operationName: v.nullish(v.string()),
})
type Body = v.InferOutput<typeof Body>

const schema = strictSchema()

/** Executes a GraphQL request; whatever is wrong with it has an HTTP status of its own. */
export async function receiveGraphQL(rootValue: unknown, request: ReceivedRequest): Promise<Reply> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return errors(400, 'Content-Type must be application/json')
  const body = readBody(request.body)
  if (body === undefined) return errors(400, 'the body is not a GraphQL request in JSON')
  const result = await run(body, rootValue)
  return json(result.data === undefined ? 400 : statusOf(result), result)
}

/** The name of the operation that is asked for, if there is one. */
export function operationName(bytes: Buffer): string | undefined {
  const body = readBody(bytes)
  if (body === undefined) return undefined
  if (body.operationName) return body.operationName
  try {
    return getOperationAST(parse(body.query))?.name?.value
  } catch {
    return undefined
  }
}

/** An answer with errors only, as every part of the server gives them. */
export function errors(status: number, message: string): Reply {
  return json(status, { errors: [{ message }] })
}

async function run(body: Body, rootValue: unknown): Promise<ExecutionResult> {
  try {
    const { document, problems } = examine(body.query)
    if (problems.length > 0) return { errors: problems }
    return await execute({
      schema,
      document,
      rootValue,
      variableValues: body.variables ?? null,
      // The Python SDK sends an empty name when there is but one operation.
      operationName: body.operationName || null,
    })
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] }
    throw error
  }
}

type Examined = Readonly<{ document: DocumentNode; problems: readonly GraphQLError[] }>

/** Clients send the same few operations again and again: to validate one takes longer than to answer it. */
const examined = new Map<string, Examined>()

function examine(query: string): Examined {
  const known = examined.get(query)
  if (known !== undefined) return known
  const document = parse(query)
  const fresh = { document, problems: validate(schema, document) }
  examined.set(query, fresh)
  return fresh
}

function statusOf({ errors: problems = [] }: ExecutionResult): number {
  const [first] = problems
  if (first === undefined) return 200
  const { originalError } = first
  return originalError instanceof Refusal ? originalError.status : 500
}

function readBody(bytes: Buffer): Body | undefined {
  try {
    const parsed = v.safeParse(Body, JSON.parse(bytes.toString()))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** GraphQL's own scalars are strict; those of the schema would let anything through. */
function strictSchema(): GraphQLSchema {
  const built = buildSchema(SDL)
  refine(built, 'JSONString', Kind.STRING, (value) => typeof value === 'string')
  refine(built, 'DateTime', Kind.STRING, (value) => typeof value === 'string')
  refine(built, 'Int64', Kind.INT, (value) => Number.isSafeInteger(value))
  return built
}

function refine(
  built: GraphQLSchema,
  name: string,
  kind: Kind.STRING | Kind.INT,
  accepts: (value: unknown) => boolean,
): void {
  const type = built.getType(name)
  if (!isScalarType(type)) throw new Error(`no scalar ${name}`)
  const check = (value: unknown): unknown => {
    if (!accepts(value)) throw new GraphQLError(`${name} cannot represent ${JSON.stringify(value)}`)
    return value
  }
  type.parseValue = check
  type.serialize = check
  type.parseLiteral = (node: ValueNode) => {
    if (node.kind !== kind) throw new GraphQLError(`${name} cannot represent a ${node.kind}`)
    return kind === Kind.INT ? check(Number(node.value)) : node.value
  }
}
