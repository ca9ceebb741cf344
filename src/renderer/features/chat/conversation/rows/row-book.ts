// Caches the rows of each message while the message is unchanged, so that equal rows stay the same objects.
import type { MessageId } from '../../../../../domain/ids.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import {
  makeAnswerRows,
  makeClosedRow,
  makeEditRows,
  makeOwnRows,
  type DocumentShape,
  type MessageRow,
} from './message-rows.ts'

export interface RowBook {
  /** The rows of all messages. A message is open if it was opened before or its shape is known. */
  list(
    messages: readonly Message[],
    live: LiveShape | null,
    editingId: MessageId | null,
  ): readonly MessageRow[]
  /** The rows that replace a closed row; `null` for any other row. */
  readonly open: (row: MessageRow) => readonly MessageRow[] | null
}

/** The shape of the answer that is being written. */
interface LiveShape extends DocumentShape {
  readonly messageId: MessageId
}

/** @param readShape parses an answer, which can take a while. */
export function createRowBook(readShape: (message: Message) => DocumentShape): RowBook {
  const opened = new WeakMap<Message, readonly MessageRow[]>()
  const closed = new Map<MessageId, MessageRow>()
  const editing = new WeakMap<Message, readonly MessageRow[]>()
  /** An open message stays open when it changes, so that what the reader looks at doesn't close. */
  const openIds = new Set<MessageId>()
  const growing = new WeakMap<Message, { readonly shape: LiveShape; readonly rows: readonly MessageRow[] }>()

  const remember = <Rows>(in_: WeakMap<Message, Rows>, message: Message, make: () => Rows): Rows => {
    const rows = in_.get(message) ?? make()
    in_.set(message, rows)
    return rows
  }

  const growRows = (message: Message, shape: LiveShape): readonly MessageRow[] => {
    const before = growing.get(message)
    if (before?.shape === shape) return before.rows
    const rows = makeAnswerRows(message, shape).map(
      (row) => before?.rows.find((old) => old.key === row.key && old.kind === row.kind) ?? row,
    )
    growing.set(message, { shape, rows })
    openIds.add(message.id)
    return rows
  }

  const openRows = (message: Message): readonly MessageRow[] => {
    openIds.add(message.id)
    return remember(opened, message, () =>
      message.role === 'user' ? makeOwnRows(message) : makeAnswerRows(message, readShape(message)),
    )
  }

  return {
    list(messages, live, editingId) {
      // Nearly all of thousands of messages are closed: nothing new is created for those.
      const rows: MessageRow[] = []
      for (const message of messages) {
        if (message.id === editingId) rows.push(...remember(editing, message, () => makeEditRows(message)))
        else if (message.id === live?.messageId) rows.push(...growRows(message, live))
        else if (openIds.has(message.id)) rows.push(...openRows(message))
        else {
          const known = closed.get(message.id)
          const row = known?.message === message ? known : makeClosedRow(message)
          if (row !== known) closed.set(message.id, row)
          rows.push(row)
        }
      }
      return rows
    },
    open: (row) => (row.kind === 'closed' ? openRows(row.message) : null),
  }
}
