// State outside React: a value, a way to change it, and a hook that reads it. Also `Resource`: a value of
// main's, read on demand, and again when main reports a change.
import { useSyncExternalStore } from 'react'
import type { Failure } from '../../domain/failure.ts'
import type { Result } from '../../domain/result.ts'

export interface Store<State> {
  readonly read: () => State
  readonly change: (update: (state: State) => State) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    read: () => state,
    change(update) {
      const next = update(state)
      if (Object.is(next, state)) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Renders again only when the result of `select` changes; it must be stable for a stable state. */
export function useStore<State, Part>(store: Store<State>, select: (state: State) => Part): Part {
  const read = () => select(store.read())
  return useSyncExternalStore(store.subscribe, read, read)
}

export interface Loaded<Value> {
  readonly value: Value | null
  readonly failure: Failure | null
}

export interface Resource<Value> {
  readonly store: Store<Loaded<Value>>
  /** Asks main again; the old value is shown until the new one arrives. Only the latest call counts. */
  readonly reload: () => Promise<void>
}

export function createResource<Value>(ask: () => Promise<Result<Value>>): Resource<Value> {
  const store = createStore<Loaded<Value>>({ value: null, failure: null })
  let asked = 0
  return {
    store,
    async reload() {
      const question = ++asked
      const answer = await ask()
      if (question !== asked) return
      store.change((state) =>
        answer.ok ? { value: answer.value, failure: null } : { value: state.value, failure: answer.failure },
      )
    },
  }
}

export const useResource = <Value>(resource: Resource<Value>): Loaded<Value> =>
  useStore(resource.store, (state) => state)
