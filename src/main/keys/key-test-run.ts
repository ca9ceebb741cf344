// A key test under way, as a stream that several windows may watch. It remembers its lines; cancelling gives
// up the request and records nothing.
import type { StreamSink, StreamSource } from '../../contract/derived.ts'
import type { Key, KeyTestLine } from '../../domain/key.ts'
import type { Result } from '../../domain/result.ts'

export interface KeyTestSnapshot {
  readonly lines: KeyTestLine[]
}

export interface KeyTestSettled {
  readonly key: Key
}

export type KeyTestSource = StreamSource<KeyTestSnapshot, KeyTestLine, KeyTestSettled>

export interface KeyTestRun {
  readonly signal: AbortSignal
  readonly lines: readonly KeyTestLine[]
  add(line: KeyTestLine): void
  settle(result: Result<KeyTestSettled>): void
  watch(): KeyTestSource
}

export function startKeyTestRun(): KeyTestRun {
  const controller = new AbortController()
  const lines: KeyTestLine[] = []
  const sinks = new Set<StreamSink<KeyTestLine, KeyTestSettled>>()
  return {
    signal: controller.signal,
    lines,
    add(line) {
      lines.push(line)
      for (const sink of sinks) sink.delta(line)
    },
    settle(result) {
      const watching = [...sinks]
      sinks.clear()
      for (const sink of watching) sink.settle(result)
    },
    watch: () => ({
      snapshot: { lines: [...lines] },
      attach(sink) {
        sinks.add(sink)
        return () => void sinks.delete(sink)
      },
      cancel: () => controller.abort(),
    }),
  }
}
