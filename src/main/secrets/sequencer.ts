// Runs work one after the other for each name, in the order in which it came. Work that throws doesn't hold
// up the next.

export interface Sequencer {
  run<Value>(name: string, work: () => Promise<Value>): Promise<Value>
  /** Resolves once nothing is under way, even if some work failed. */
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
