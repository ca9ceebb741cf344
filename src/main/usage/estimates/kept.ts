// A small cache of computed values by name. When it is full, the value that was used least recently is
// dropped.

export interface Kept<Value> {
  get(name: string): Value | undefined
  set(name: string, value: Value): void
}

export function createKept<Value>(most: number): Kept<Value> {
  const kept = new Map<string, Value>()
  function set(name: string, value: Value): void {
    // Deleted first, so that the entry moves to the end of the map.
    kept.delete(name)
    kept.set(name, value)
    const oldest = kept.size > most ? kept.keys().next() : undefined
    if (oldest && !oldest.done) kept.delete(oldest.value)
  }
  return {
    get(name) {
      const value = kept.get(name)
      if (value !== undefined) set(name, value)
      return value
    },
    set,
  }
}
