// Answers that are being written now. Their text lives here, outside React, and reaches the screen
// at most once a frame, so that a word that arrives draws one message and nothing else.
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { Message } from '../../../domain/message.ts'
import type { Result } from '../../../domain/result.ts'
import type { StreamHandle } from '../../../contract/derived.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { api } from '../../api.ts'
import { createStore, useStore } from '../../store.ts'
import { announce } from '../../ui/announce.tsx'

interface LiveAnswer {
  readonly conversationId: ConversationId
  readonly text: string
}

const answers = createStore<ReadonlyMap<MessageId, LiveAnswer>>(new Map())
const handles = new Map<MessageId, StreamHandle>()

/** What has arrived since the last frame. Never waits while hidden: there are no frames then. */
const waiting = new Map<MessageId, string>()
let frame = 0

function flush(): void {
  cancelAnimationFrame(frame)
  frame = 0
  if (waiting.size === 0) return
  answers.change((all) => {
    const next = new Map(all)
    for (const [id, text] of waiting) {
      const answer = next.get(id)
      if (answer) next.set(id, { ...answer, text: answer.text + text })
    }
    return next
  })
  waiting.clear()
}

function append(messageId: MessageId, text: string): void {
  waiting.set(messageId, (waiting.get(messageId) ?? '') + text)
  if (document.hidden) flush()
  else if (frame === 0) frame = requestAnimationFrame(flush)
}

/**
 * Opens the stream of an answer, once. `onSettled` hears its end with all the text that was shown,
 * in the same turn in which the live text is let go.
 */
export function watchAnswer(
  conversationId: ConversationId,
  messageId: MessageId,
  onSettled: (result: Result<{ message: Message }>, shownText: string) => void,
): void {
  if (handles.has(messageId)) return
  let hasBegun = false
  const begin = () => {
    if (!hasBegun) announce(words.chat.announceBegin)
    hasBegun = true
  }
  handles.set(messageId, { detach: () => {}, cancel: () => {} }) // settling may come before open returns
  answers.change((all) => new Map(all).set(messageId, { conversationId, text: '' }))
  const handle = api.chat.streamAnswer(
    { messageId },
    {
      snapshot({ text }) {
        waiting.delete(messageId)
        if (text !== '') begin()
        answers.change((all) => new Map(all).set(messageId, { conversationId, text }))
      },
      delta({ text }) {
        begin()
        append(messageId, text)
      },
      settle(result) {
        flush()
        onSettled(result, answers.read().get(messageId)?.text ?? '')
        handles.delete(messageId)
        answers.change((all) => new Map([...all].filter(([id]) => id !== messageId)))
        announce(describeEnd(result))
      },
    },
  )
  if (handles.has(messageId)) handles.set(messageId, handle)
}

function describeEnd(result: Result<{ message: Message }>): string {
  const failure = result.ok ? result.value.message.failure : result.failure
  if (failure) return words.chat.announceFailed(describeFailure(failure).title)
  return result.ok && result.value.message.status === 'stopped'
    ? words.chat.announceStopped
    : words.chat.announceEnd
}

/** Ends the answer in main; what had arrived is kept. */
export const stopAnswer = (messageId: MessageId): void => handles.get(messageId)?.cancel()

export const useLiveText = (messageId: MessageId): string | undefined =>
  useStore(answers, (all) => all.get(messageId)?.text)

export const useIsAnswering = (conversationId: ConversationId): boolean =>
  useStore(answers, (all) => {
    for (const answer of all.values()) if (answer.conversationId === conversationId) return true
    return false
  })
