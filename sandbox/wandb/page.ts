/** The arguments of every connection. */
export type PageArgs = Readonly<{ after?: string | null; first?: number | null }>

/** One page of a connection; its cursors count from 1. */
export function page<T>(nodes: readonly T[], { after, first }: PageArgs) {
  const start = Number(after ?? 0)
  const end = Math.min(nodes.length, start + (first ?? nodes.length))
  return {
    edges: nodes
      .slice(start, end)
      .map((node, index) => ({ cursor: String(start + index + 1), node })),
    pageInfo: {
      startCursor: String(start + 1),
      endCursor: String(end),
      hasPreviousPage: start > 0,
      hasNextPage: end < nodes.length,
    },
    totalCount: nodes.length,
  }
}
