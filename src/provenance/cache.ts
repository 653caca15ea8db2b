/** The entry of that key, made where it is not there. Calls that overlap share what is made. */
export function cached<Key, Value>(
  map: Map<Key, Promise<Value>>,
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}
