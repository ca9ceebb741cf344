// A key test under way, as a stream that several windows can watch. It keeps its lines; cancelling aborts its
// requests, and the test is then not recorded.
import type { StreamSink, StreamSource } from '../../../contract/derived.ts'
import type { KeyTestLine } from '../../../domain/keys/key-test.ts'
import type { Result } from '../../../domain/result.ts'

interface KeyTestSnapshot {
  readonly lines: KeyTestLine[]
}

export type KeyTestSettled = Record<string, never>

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
  let settled: Result<KeyTestSettled> | null = null

  /** Calls each sink. A window that can't be told must not disturb the test, so its sink is dropped. */
  function tell(call: (sink: StreamSink<KeyTestLine, KeyTestSettled>) => void): void {
    // A sink attached during this loop already has the line in its snapshot, so it is not in the copy.
    const watching = [...sinks]
    for (const sink of watching) {
      try {
        call(sink)
      } catch {
        sinks.delete(sink)
      }
    }
  }

  return {
    signal: controller.signal,
    lines,
    add(line) {
      lines.push(line)
      tell((sink) => sink.delta(line))
    },
    settle(result) {
      settled = result
      tell((sink) => sink.settle(result))
      sinks.clear()
    },
    watch: () => ({
      snapshot: { lines: [...lines] },
      attach(sink) {
        if (settled) sink.settle(settled)
        else sinks.add(sink)
        return () => void sinks.delete(sink)
      },
      cancel: () => controller.abort(),
    }),
  }
}
