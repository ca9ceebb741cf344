// The parsed answers. An answer being written is parsed as it grows, but only while something reads it. A
// complete answer is parsed when it first comes near the view; the most recent ones are kept.
import { useCallback, useSyncExternalStore } from 'react'
import type { MessageId } from '../../../../../domain/ids.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import { growMarkdown, type GrowingMarkdown } from '../../../../markdown/growing-markdown.ts'
import type { MarkdownDocument } from '../../../../markdown/nodes.ts'
import { parseMarkdown } from '../../../../markdown/parse-markdown.ts'
import { readLive, watchAnswers, type LiveAnswer } from '../../../../stores/live-answers.ts'

interface Growing {
  readonly markdown: GrowingMarkdown
  readonly pieces: LiveAnswer['pieces']
  taken: number
}

const maxKept = 200
const kept = new Map<Message, MarkdownDocument>()
const growing = new Map<MessageId, Growing>()
const listeners = new Map<MessageId, Set<() => void>>()

let isWatching = false

/** Starts with the first document or listener, and runs for as long as the window lives. */
function startWatching(): void {
  if (isWatching) return
  isWatching = true
  watchAnswers({
    changed(messageId) {
      for (const listener of listeners.get(messageId) ?? []) listener()
    },
    settled(messageId, live, result) {
      const one = growing.get(messageId)
      growing.delete(messageId)
      if (!one || !result.ok || result.value.message.text === '') return
      grow(one, live.pieces.length)
      // Keep the document that is already drawn, so that settling changes nothing on the screen.
      if (one.pieces === live.pieces && one.markdown.read() === result.value.message.text)
        keep(result.value.message, one.markdown.settle())
    },
  })
}

function keep(message: Message, document: MarkdownDocument): MarkdownDocument {
  kept.delete(message)
  kept.set(message, document)
  const oldest = kept.keys().next().value
  if (kept.size > maxKept && oldest) kept.delete(oldest)
  return document
}

function grow(one: Growing, drawable: number): void {
  if (one.taken >= drawable) return
  one.markdown.append(one.pieces.slice(one.taken, drawable).join(''))
  one.taken = drawable
}

function readGrowing(messageId: MessageId, live: LiveAnswer): MarkdownDocument {
  startWatching()
  let one = growing.get(messageId)
  if (one?.pieces !== live.pieces) {
    one = { markdown: growMarkdown(), pieces: live.pieces, taken: 0 }
    growing.set(messageId, one)
  }
  grow(one, live.drawable)
  return one.markdown.document
}

/** The document as it is now. Cheap if nothing has arrived since the last call. */
export function readDocument(message: Message): MarkdownDocument {
  const live = message.status === 'streaming' ? readLive(message.id) : null
  // Until the stream's first text arrives, show the text that the message already has.
  if (live && (live.drawable > 0 || message.text === '')) return readGrowing(message.id, live)
  const document = kept.get(message)
  return keep(message, document ?? parseMarkdown(message.text))
}

function watchDocument(messageId: MessageId, listener: () => void): () => void {
  startWatching()
  const own = listeners.get(messageId) ?? new Set()
  listeners.set(messageId, own.add(listener))
  return () => {
    own.delete(listener)
    if (own.size === 0) listeners.delete(messageId)
  }
}

/** Returns a part of the document; the component renders again only if `select` returns another value. */
export function useDocument<Part>(message: Message, select: (document: MarkdownDocument) => Part): Part {
  const read = () => select(readDocument(message))
  return useSyncExternalStore(useWatch(message.id), read, read)
}

/** Like `useDocument`, for a message that may be `null`. */
export function useDocumentIfAny<Part>(
  message: Message | null,
  select: (document: MarkdownDocument | null) => Part,
): Part {
  const read = () => select(message && readDocument(message))
  return useSyncExternalStore(useWatch(message?.id ?? null), read, read)
}

/** `select` gets `null` if the answer isn't being written, or its stream hasn't reported yet. */
export function useLive<Part>(messageId: MessageId, select: (live: LiveAnswer | null) => Part): Part {
  const read = () => select(readLive(messageId))
  return useSyncExternalStore(useWatch(messageId), read, read)
}

const useWatch = (messageId: MessageId | null) =>
  useCallback(
    (listener: () => void) => (messageId === null ? () => {} : watchDocument(messageId, listener)),
    [messageId],
  )
