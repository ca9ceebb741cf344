// Listeners by channel for the preload's world, where there is no `events` module. A listener that throws
// stops neither the others nor the host.

type Listener = (...args: unknown[]) => void
declare const reportError: (error: unknown) => void

export class EventHub {
  readonly listeners = new Map<string, Listener[]>()

  on(channel: string, listener: Listener): void {
    if (typeof listener !== 'function')
      throw new TypeError('The "listener" argument must be of type function')
    // A new list each time, so that a list never changes while it is walked.
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), listener])
  }

  off(channel: string, listener: Listener): void {
    const list = this.listeners.get(channel) ?? []
    const index = list.lastIndexOf(listener)
    if (index >= 0) this.listeners.set(channel, list.toSpliced(index, 1))
  }

  emit(channel: string, event: object, args: unknown[]): void {
    for (const listener of this.listeners.get(channel) ?? []) {
      try {
        listener(event, ...args)
      } catch (error) {
        // Reported as the uncaught error that it is; the other listeners still run.
        reportError(error)
      }
    }
  }
}
