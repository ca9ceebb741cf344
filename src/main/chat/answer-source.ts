// What a window sees of an answer: a snapshot, then pieces of text and changes of state, then how it settled;
// each exactly once, whenever the window starts to watch. It knows nothing of how an answer is made.
import type { StreamSink, StreamSource } from '../../contract/derived.ts'
import type { AnswerState } from '../../domain/chat/answer-state.ts'
import type { Message } from '../../domain/chat/message.ts'
import { ok, type Result } from '../../domain/result.ts'

interface AnswerSnapshot {
  readonly text: string
  readonly state: AnswerState
}

export type AnswerDelta =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'state'; readonly state: AnswerState }

export interface SettledAnswer {
  readonly message: Message
}

export type AnswerSource = StreamSource<AnswerSnapshot, AnswerDelta, SettledAnswer>

export interface Watchers {
  tell(delta: AnswerDelta): void
  /**
   * Tells every sink how the answer ended. Only the first call counts; a sink attached later is told at once.
   */
  settle(result: Result<SettledAnswer>): void
  /** `text` is the answer so far. `cancel` is called each time a window asks for it. */
  source(text: string, cancel: () => void): AnswerSource
}

/** Keeps the last state it was told, but not the text. */
export function createWatchers(first: AnswerState, warn: (message: string) => void): Watchers {
  const sinks = new Set<StreamSink<AnswerDelta, SettledAnswer>>()
  let state = first
  let settled: Result<SettledAnswer> | null = null

  function tellEach(call: (sink: StreamSink<AnswerDelta, SettledAnswer>) => void): void {
    // A sink attached during this loop already has the delta in its snapshot, so it is not in the copy.
    const watching = [...sinks]
    for (const sink of watching) {
      try {
        call(sink)
      } catch {
        warn('a window could not be told of an answer')
      }
    }
  }

  return {
    tell(delta) {
      if (delta.kind === 'state') state = delta.state
      tellEach((sink) => sink.delta(delta))
    },
    settle(result) {
      if (settled) return
      settled = result
      tellEach((sink) => sink.settle(result))
      sinks.clear()
    },
    source: (text, cancel) => ({
      snapshot: { text, state },
      attach(sink) {
        if (settled) sink.settle(settled)
        else sinks.add(sink)
        return () => void sinks.delete(sink)
      },
      cancel,
    }),
  }
}

/** Returns the source of an answer that has ended: all its text, then at once its end. */
export const endedSource = (message: Message): AnswerSource => ({
  snapshot: { text: message.text, state: { name: 'streaming' } },
  attach(sink) {
    sink.settle(ok({ message }))
    return () => {}
  },
  cancel() {},
})
