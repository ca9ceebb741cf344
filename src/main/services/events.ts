// How services tell each other what happened: a service that needs to act listens, so the sender needn't know
// the services built after it. Listeners run at once, in the order they were added; if one throws, the rest
// don't run.
import type { NotifiedFacts } from '../usage/alerts.ts'

export interface ServiceEvents {
  /** A usage record was saved. */
  readonly usageRecorded: undefined
  /** A key changed, or something that the windows show of it. */
  readonly keysChanged: undefined
  /** The keychain was unlocked, locked, started or ended. */
  readonly keychainChanged: undefined
  readonly conversationsChanged: undefined
  /** A budget changed, or how much of it is used. */
  readonly budgetsChanged: undefined
  /** Unusual activity that is worth a notification. */
  readonly alertRaised: NotifiedFacts
}

export interface Emitter<Events> {
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): void
  emit<Name extends keyof Events>(
    name: Name,
    ...payload: Events[Name] extends undefined ? [] : [Events[Name]]
  ): void
}

export function createEmitter<Events>(): Emitter<Events> {
  const listeners = new Map<keyof Events, ((payload: never) => void)[]>()
  return {
    on(name, listener) {
      const added = listeners.get(name) ?? []
      added.push(listener)
      listeners.set(name, added)
    },
    emit(name, ...[payload]) {
      // Every listener in this list was added under this name, so it takes this payload.
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
  }
}
