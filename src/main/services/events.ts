// How services tell each other what happened, without knowing who was built later: whoever needs to act listens.
// Listeners run at once, in the order in which they were added, and a listener that throws stops the rest.
import type { NotifiedFacts } from '../usage/alerts.ts'

export interface ServiceEvents {
  /** A usage record was saved. */
  readonly usageRecorded: undefined
  /** A key, or what is known of it, is no longer what the windows show. */
  readonly keysChanged: undefined
  readonly conversationsChanged: undefined
  /** A budget, or how much of it is used, is no longer what the windows show. */
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
      // Each was added under this name, for this payload.
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
  }
}
