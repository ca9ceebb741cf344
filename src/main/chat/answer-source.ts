// What windows see of an answer: a snapshot, then increments of its words and of where it stands, then how it
// settled; each exactly once, whenever one comes. It knows nothing of how an answer is made.
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
  /** Once; whoever comes later hears it at once. */
  settle(result: Result<SettledAnswer>): void
  /** `cancel` is called for every time that a window asks for it. */
  source(text: string, cancel: () => void): AnswerSource
}

/** It keeps where the answer stands, as told last, but not its words. */
export function createWatchers(first: AnswerState, warn: (message: string) => void): Watchers {
  const sinks = new Set<StreamSink<AnswerDelta, SettledAnswer>>()
  let state = first
  let settled: Result<SettledAnswer> | null = null

  function tellEach(call: (sink: StreamSink<AnswerDelta, SettledAnswer>) => void): void {
    // Who joins while the others are told has it in the snapshot already.
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

/** An answer that has ended: all of it, and then its end, at once. */
export const endedSource = (message: Message): AnswerSource => ({
  snapshot: { text: message.text, state: { name: 'streaming' } },
  attach(sink) {
    sink.settle(ok({ message }))
    return () => {}
  },
  cancel() {},
})
