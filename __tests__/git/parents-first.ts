import type { CommitGraph } from '../../src/git/commit-graph.ts'

/** These commits and their ancestors, parents first. */
export async function parentsFirst(
  graph: CommitGraph,
  commits: readonly string[],
): Promise<readonly string[]> {
  const visited: string[] = []
  await graph.visitParentsFirst(
    commits,
    (commit) => visited.push(commit),
    async () => undefined,
  )
  return visited
}
