// The rows of the given messages. The rows of the answer being written change as it grows.
import { useMemo, useState } from 'react'
import type { MessageId } from '../../../../../domain/ids.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import type { OpenRow } from '../../../../ui/virtual-list/drawn-rows.ts'
import { readDocument, useDocumentIfAny } from './documents.ts'
import { shapeOf, type MessageRow } from './message-rows.ts'
import { createRowBook } from './row-book.ts'

interface Rows {
  readonly rows: readonly MessageRow[]
  readonly openRow: OpenRow<MessageRow>
}

export function useRows(messages: readonly Message[], editingId: MessageId | null): Rows {
  const [book] = useState(() => createRowBook((message) => shapeOf(readDocument(message))))
  const last = messages.at(-1)
  const live = useLiveShape(last?.status === 'streaming' ? last : null)
  const rows = useMemo(() => book.list(messages, live, editingId), [book, messages, live, editingId])
  return { rows, openRow: book.open }
}

function useLiveShape(message: Message | null) {
  const pages = useDocumentIfAny(message, (document) => document?.pages.length ?? 0)
  const hasNotes = useDocumentIfAny(message, (document) => (document?.references.footnotes.size ?? 0) > 0)
  const messageId = message?.id ?? null
  return useMemo(
    () => (messageId === null ? null : { messageId, pages, hasNotes }),
    [messageId, pages, hasNotes],
  )
}
