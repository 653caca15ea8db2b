/** Works on `atOnce` items at a time, begun in their order, and gives what comes of them in their order. */
export async function mapWithConcurrency<Item, Value>(
  atOnce: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = []
  const left = items.entries()
  const workers = Array.from({ length: atOnce }, async () => {
    for (const [index, item] of left) values[index] = await work(item)
  })
  await Promise.all(workers)
  return values
}
