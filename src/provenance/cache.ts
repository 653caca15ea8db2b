/** The cached value of a key. If there is none, it is created. Overlapping calls share the value. */
export function cached<Key, Value>(
  cache: Map<Key, Promise<Value>>,
  key: Key,
  create: () => Promise<Value>,
): Promise<Value> {
  const value = cache.get(key) ?? create()
  cache.set(key, value)
  return value
}
