// One line for each name: work on the same name runs one after the other, in the order in which it came.
// Promises that work which throws doesn't hold up what waits behind it.

export interface Sequencer {
  run<Value>(name: string, work: () => Promise<Value>): Promise<Value>
  /** Resolves once nothing is under way, whatever comes of it. */
  idle(): Promise<void>
}

export function createSequencer(): Sequencer {
  const last = new Map<string, Promise<void>>()
  return {
    run(name, work) {
      const before = last.get(name) ?? Promise.resolve()
      const outcome = before.then(work)
      const settled = outcome.then(
        () => undefined,
        () => undefined,
      )
      last.set(name, settled)
      void settled.finally(() => {
        if (last.get(name) === settled) last.delete(name)
      })
      return outcome
    },
    async idle() {
      while (last.size > 0) await Promise.all(last.values())
    },
  }
}
