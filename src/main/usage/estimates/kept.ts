// What was worked out, kept by name up to a number of them: what was wanted longest ago goes first.

export interface Kept<Value> {
  get(name: string): Value | undefined
  set(name: string, value: Value): void
}

export function createKept<Value>(most: number): Kept<Value> {
  const kept = new Map<string, Value>()
  function set(name: string, value: Value): void {
    // Written last, it stands last.
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
