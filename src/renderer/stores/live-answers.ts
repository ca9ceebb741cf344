// The answers that are being written now. Their text is kept here outside React, in the pieces that arrived,
// so that an answer that isn't shown costs only its text.
import type { AnswerState } from '../../domain/chat/answer-state.ts'
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import type { Message } from '../../domain/chat/message.ts'
import type { Result } from '../../domain/result.ts'
import type { StreamHandle } from '../../contract/derived.ts'
import { api } from '../base/api.ts'
import { createStore, useStore } from '../base/store.ts'
import { batchByFrame, type FrameBatch } from '../base/frame-batch.ts'

export interface LiveAnswer {
  readonly conversationId: ConversationId
  readonly state: AnswerState
  /** In order. Only ever grows; a snapshot replaces the array. */
  readonly pieces: readonly string[]
  /** How many of the pieces may be drawn now. */
  readonly drawable: number
}

/** Told about every answer, by the code that draws or announces it. */
export interface AnswerWatcher {
  /** More pieces may be drawn, or the state changed. */
  changed(messageId: MessageId): void
  /** Called before the answer is dropped here, and before `result` reaches the conversation. */
  settled(messageId: MessageId, live: LiveAnswer, result: Result<{ message: Message }>): void
}

interface Held {
  live: LiveAnswer & { readonly pieces: string[] }
  readonly batch: FrameBatch
  handle: StreamHandle | null
}

const held = new Map<MessageId, Held>()
const watchers = new Set<AnswerWatcher>()
const answering = createStore<ReadonlyMap<MessageId, ConversationId>>(new Map())

/** Returns a function that stops watching. */
export function watchAnswers(watcher: AnswerWatcher): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const readLive = (messageId: MessageId): LiveAnswer | null => held.get(messageId)?.live ?? null

function change(messageId: MessageId, next: Partial<Held['live']>): void {
  const one = held.get(messageId)
  if (!one) return
  one.live = { ...one.live, ...next }
  for (const watcher of watchers) watcher.changed(messageId)
}

const drawAll = (messageId: MessageId): void =>
  change(messageId, { drawable: held.get(messageId)?.live.pieces.length ?? 0 })

const unopened: StreamHandle = { detach: () => {}, cancel: () => {} }

/**
 * Opens an answer's stream; a second call does nothing. `onSettled` gets the end and all the text that
 * arrived.
 */
export function watchAnswer(
  conversationId: ConversationId,
  messageId: MessageId,
  onSettled: (result: Result<{ message: Message }>, shownText: string) => void,
): void {
  if (held.has(messageId)) return
  const batch = batchByFrame(() => drawAll(messageId))
  const state: AnswerState = { name: 'waiting', retry: null }
  const own: Held = { live: { conversationId, state, pieces: [], drawable: 0 }, batch, handle: null }
  held.set(messageId, own)
  answering.change((all) => new Map(all).set(messageId, conversationId))
  const handle = api.chat.streamAnswer(
    { messageId },
    {
      snapshot: ({ text, state }) =>
        change(messageId, { state, pieces: text === '' ? [] : [text], drawable: text === '' ? 0 : 1 }),
      delta(delta) {
        if (delta.kind === 'state') return change(messageId, { state: delta.state })
        own.live.pieces.push(delta.text)
        return batch.note()
      },
      settle(result) {
        batch.flush()
        const { live } = own
        for (const watcher of watchers) watcher.settled(messageId, live, result)
        held.delete(messageId)
        onSettled(result, live.pieces.join(''))
        answering.change((all) => new Map([...all].filter(([id]) => id !== messageId)))
      },
    },
  )
  // The stream may settle before `streamAnswer` returns.
  if (held.has(messageId)) own.handle = handle
}

/** Cancels the answer in main, which keeps the text that had arrived. */
export const stopAnswer = (messageId: MessageId): void => (held.get(messageId)?.handle ?? unopened).cancel()

export const useIsAnswering = (conversationId: ConversationId): boolean =>
  useStore(answering, (all) => {
    for (const id of all.values()) if (id === conversationId) return true
    return false
  })
