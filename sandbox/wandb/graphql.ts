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
import { SDL } from './schema.ts'
import { RequestError } from './validation.ts'

const Body = v.strictObject({
  query: v.string(),
  variables: v.nullish(v.record(v.string(), v.unknown())),
  operationName: v.nullish(v.string()),
})
type Body = v.InferOutput<typeof Body>

let builtSchema: GraphQLSchema | undefined

/**
 * Executes a GraphQL request. Errors have an HTTP status other than 200. The schema of an older server lacks the
 * `missingFields`.
 */
export async function answerGraphQL(
  rootValue: unknown,
  request: ReceivedRequest,
  missingFields: readonly string[] = [],
): Promise<Reply> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return errorReply(400, 'Content-Type must be application/json')
  const body = readBody(request.body)
  if (body === undefined) return errorReply(400, 'the body is not a GraphQL request in JSON')
  const missing = missingFields.find((field) => new RegExp(`\\b${field}\\b`).test(body.query))
  if (missing !== undefined) return errorReply(400, `Cannot query field "${missing}" on this type.`)
  const result = await executeOperation(body, rootValue)
  return json(result.data === undefined ? 400 : statusOf(result), result)
}

/** The name of the requested operation, if it has one. */
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

/** A reply with one error. All endpoints of the server use this form. */
export function errorReply(status: number, message: string): Reply {
  return json(status, { errors: [{ message }] })
}

async function executeOperation(body: Body, rootValue: unknown): Promise<ExecutionResult> {
  try {
    const { document, errors } = parseQuery(body.query)
    if (errors.length > 0) return { errors }
    return await execute({
      schema: strictSchema(),
      document,
      rootValue,
      variableValues: body.variables ?? null,
      // The Python SDK sends an empty name if there is only one operation.
      operationName: body.operationName || null,
    })
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] }
    throw error
  }
}

type ParsedQuery = Readonly<{ document: DocumentNode; errors: readonly GraphQLError[] }>

/** Clients send few different queries, and the validation of a query takes longer than its execution. */
const queryCache = new Map<string, ParsedQuery>()

function parseQuery(query: string): ParsedQuery {
  const cached = queryCache.get(query)
  if (cached !== undefined) return cached
  const document = parse(query)
  const parsed = { document, errors: validate(strictSchema(), document) }
  queryCache.set(query, parsed)
  return parsed
}

function statusOf({ errors = [] }: ExecutionResult): number {
  const [first] = errors
  if (first === undefined) return 200
  const { originalError } = first
  return originalError instanceof RequestError ? originalError.status : 500
}

function readBody(bytes: Buffer): Body | undefined {
  try {
    const parsed = v.safeParse(Body, JSON.parse(bytes.toString()))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** Many tests send no GraphQL request, and it takes 50 ms to build the schema. */
function strictSchema(): GraphQLSchema {
  builtSchema ??= buildStrictSchema()
  return builtSchema
}

/** Builds the schema with checks for its own scalars. Without them, these scalars accept any value. */
function buildStrictSchema(): GraphQLSchema {
  const schema = buildSchema(SDL)
  restrictScalar(schema, 'JSONString', Kind.STRING, (value) => typeof value === 'string')
  restrictScalar(schema, 'DateTime', Kind.STRING, (value) => typeof value === 'string')
  restrictScalar(schema, 'Int64', Kind.INT, (value) => Number.isSafeInteger(value))
  return schema
}

function restrictScalar(
  schema: GraphQLSchema,
  name: string,
  kind: Kind.STRING | Kind.INT,
  accepts: (value: unknown) => boolean,
): void {
  const type = schema.getType(name)
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
