/** The number of items that are sorted at once. */
const sortedAtOnce = 1000

/** The items in order. Equal items keep theirs. There can be very many, so timers and signals are let in. */
export async function sortInSteps<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
  checkpoint: () => Promise<void>,
): Promise<readonly Item[]> {
  const middle = items.length >> 1
  if (items.length <= sortedAtOnce) return items.toSorted(compare)
  const left = await sortInSteps(items.slice(0, middle), compare, checkpoint)
  const right = await sortInSteps(items.slice(middle), compare, checkpoint)
  const merged: Item[] = []
  for (let [first, second] = [0, 0]; merged.length < items.length; ) {
    if (merged.length % sortedAtOnce === 0) await checkpoint()
    const [a, b] = [left[first], right[second]]
    if (a !== undefined && (b === undefined || compare(a, b) <= 0)) {
      merged.push(a)
      first++
    } else if (b !== undefined) {
      merged.push(b)
      second++
    }
  }
  return merged
}
