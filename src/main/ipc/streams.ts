// The streams that windows watch. A window that closes is detached from its streams, which go on in main;
// only `cancel` ends them.
import type { StreamSource } from '../../contract/derived.ts'
import type { StreamId } from '../../contract/wire.ts'
import type { Result } from '../../domain/result.ts'
import type { KnownWindow } from './windows.ts'

/** Limits the streams that a faulty page could open. */
const maxStreamsPerWindow = 256

interface Watched {
  readonly detach: () => void
  readonly cancel: () => void
}

/** Checks each value before it is sent; throws if the contract forbids it. */
interface StreamChecks {
  delta(delta: unknown): void
  settled(result: Result<unknown>): void
}

export interface Streams {
  canOpen(window: KnownWindow, id: StreamId): boolean
  open(
    window: KnownWindow,
    id: StreamId,
    source: StreamSource<unknown, unknown, unknown>,
    checks: StreamChecks,
  ): void
  detach(window: KnownWindow, id: StreamId): void
  cancel(window: KnownWindow, id: StreamId): void
}

export function createStreams(): Streams {
  const byWindow = new WeakMap<KnownWindow, Map<StreamId, Watched>>()

  function streamsOf(window: KnownWindow): Map<StreamId, Watched> {
    const known = byWindow.get(window)
    if (known) return known
    const streams = new Map<StreamId, Watched>()
    byWindow.set(window, streams)
    window.signal.addEventListener('abort', () => {
      for (const { detach } of streams.values()) detach()
      streams.clear()
    })
    return streams
  }

  return {
    canOpen(window, id) {
      const streams = streamsOf(window)
      return !streams.has(id) && streams.size < maxStreamsPerWindow
    },

    open(window, id, source, checks) {
      const streams = streamsOf(window)
      window.outbox.push({ kind: 'snapshot', stream: id, snapshot: source.snapshot })
      let hasSettled = false
      const detach = source.attach({
        delta(delta) {
          checks.delta(delta)
          window.outbox.delta(id, delta)
        },
        settle(result) {
          hasSettled = true
          streams.delete(id)
          checks.settled(result)
          window.outbox.push({ kind: 'settled', stream: id, result })
        },
      })
      // A source that has already ended settles during `attach`.
      if (!hasSettled) streams.set(id, { detach, cancel: () => source.cancel() })
    },

    detach(window, id) {
      const streams = streamsOf(window)
      streams.get(id)?.detach()
      streams.delete(id)
    },

    cancel(window, id) {
      streamsOf(window).get(id)?.cancel()
    },
  }
}
