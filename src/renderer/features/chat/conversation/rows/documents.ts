// Answers as they are drawn. What is being written grows here, read only while somebody looks; what is complete is
// read when it first comes near to the view, and forgotten again after many others.
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

/** From the first document or listener on, for as long as the window lives. */
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
      // What has been drawn goes on being drawn, without the smallest change.
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

/** As it stands now. Cheap when nothing has arrived since. */
export function readDocument(message: Message): MarkdownDocument {
  const live = message.status === 'streaming' ? readLive(message.id) : null
  // Until the stream has told where it stands, what is known of the answer stands.
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

/** A part of the document, drawn again only when `select` answers another. */
export function useDocument<Part>(message: Message, select: (document: MarkdownDocument) => Part): Part {
  const read = () => select(readDocument(message))
  return useSyncExternalStore(useWatch(message.id), read, read)
}

/** The same where there may be no message. */
export function useDocumentIfAny<Part>(
  message: Message | null,
  select: (document: MarkdownDocument | null) => Part,
): Part {
  const read = () => select(message && readDocument(message))
  return useSyncExternalStore(useWatch(message?.id ?? null), read, read)
}

/** `null` when it is not being written, or isn't known to be yet. */
export function useLive<Part>(messageId: MessageId, select: (live: LiveAnswer | null) => Part): Part {
  const read = () => select(readLive(messageId))
  return useSyncExternalStore(useWatch(messageId), read, read)
}

const useWatch = (messageId: MessageId | null) =>
  useCallback(
    (listener: () => void) => (messageId === null ? () => {} : watchDocument(messageId, listener)),
    [messageId],
  )
