// Listeners by channel for the preload's world, where there is no `events` module.
// A listener that throws stops neither the others nor the host.

type Listener = (...args: unknown[]) => void

export class EventHub {
  readonly listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>()

  on(channel: string, listener: Listener, isOnce = false): void {
    if (typeof listener !== 'function')
      throw new TypeError('The "listener" argument must be of type function')
    // A new list each time, so that one being walked never changes.
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), { listener, isOnce }])
  }

  once(channel: string, listener: Listener): void {
    this.on(channel, listener, true)
  }

  off(channel: string, listener: Listener): void {
    const list = this.listeners.get(channel) ?? []
    const index = list.findLastIndex((entry) => entry.listener === listener)
    if (index < 0) return
    if (list.length === 1) this.listeners.delete(channel)
    else this.listeners.set(channel, list.toSpliced(index, 1))
  }

  clear(channel?: string): void {
    if (channel === undefined) this.listeners.clear()
    else this.listeners.delete(channel)
  }

  count(channel: string): number {
    return this.listeners.get(channel)?.length ?? 0
  }

  emit(channel: string, event: object, args: unknown[]): void {
    for (const { listener, isOnce } of this.listeners.get(channel) ?? []) {
      if (isOnce) this.off(channel, listener)
      try {
        listener(event, ...args)
      } catch (error) {
        // Reported as the uncaught error it is, without keeping the others from hearing.
        reportUncaught(error)
      }
    }
  }
}

declare const reportError: (error: unknown) => void

function reportUncaught(error: unknown): void {
  reportError(error)
}
