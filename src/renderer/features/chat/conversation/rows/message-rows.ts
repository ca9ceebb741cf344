// The rows of a conversation. A message that hasn't come near to the view is one row of a guessed height; then it
// is read, and becomes several: the pieces of a person's words, or the pages of an answer, and below them its foot.
// The place of a message after another is its slot: of the branches there only one is shown, in the same slot, so
// that stepping through them moves neither the focus nor the hand's place.
import type { Message, MessageRole } from '../../../../../domain/chat/message.ts'
import type { MarkdownDocument } from '../../../../markdown/nodes.ts'
import type { VirtualRow } from '../../../../ui/virtual-list/virtual-row.ts'
import { splitText } from './split-text.ts'

interface RowOf extends VirtualRow {
  readonly group: string
  readonly message: Message
}

export interface ClosedRow extends RowOf {
  readonly kind: 'closed'
}

export interface OwnRow extends RowOf {
  readonly kind: 'own'
  readonly text: string
  readonly joint: string
  readonly isFirst: boolean
  readonly isLast: boolean
}

export interface PageRow extends RowOf {
  readonly kind: 'page'
  readonly index: number
}

/** The footnotes. */
interface NotesRow extends RowOf {
  readonly kind: 'notes'
}

interface EditRow extends RowOf {
  readonly kind: 'edit'
}

/** What became of the message, and what can be done with it. */
interface FootRow extends RowOf {
  readonly kind: 'foot'
}

export type MessageRow = ClosedRow | OwnRow | PageRow | NotesRow | EditRow | FootRow

/** What of a document decides which rows there are. */
export interface DocumentShape {
  readonly pages: number
  readonly hasNotes: boolean
}

export const shapeOf = ({ pages, references }: MarkdownDocument): DocumentShape => ({
  pages: pages.length,
  hasNotes: references.footnotes.size > 0,
})

export const slotOf = ({ parentId }: Message): string => `after ${parentId ?? 'nothing'}`
export const footKey = (message: Message): string => `${slotOf(message)} foot`
export const pageKey = (message: Message, index: number): string => `${message.id} ${index}`
const notesKey = (message: Message): string => `${message.id} notes`

/** The first row of a message that has been opened. */
export const firstKey = (message: Message): string => pageKey(message, 0)

const linePx = 25
const footPx = 48
const lineChars: Record<MessageRole, number> = { user: 72, assistant: 88 }

const guessPx = (role: MessageRole, chars: number): number =>
  Math.max(1, Math.ceil(chars / lineChars[role])) * linePx + 16

export function makeClosedRow(message: Message): ClosedRow {
  const { role, text } = message
  const estimatedPx = guessPx(role, text.length) + footPx
  return { kind: 'closed', key: message.id, group: slotOf(message), estimatedPx, message }
}

const makeFootRow = (message: Message): FootRow => ({
  kind: 'foot',
  key: footKey(message),
  group: slotOf(message),
  estimatedPx: footPx,
  message,
})

export function makeOwnRows(message: Message): readonly MessageRow[] {
  const group = slotOf(message)
  const pieces = splitText(message.text)
  const rows = pieces.map(({ text, joint }, index): OwnRow => ({
    kind: 'own',
    key: pageKey(message, index),
    group,
    estimatedPx: guessPx('user', text.length),
    message,
    text,
    joint,
    isFirst: index === 0,
    isLast: index === pieces.length - 1,
  }))
  return [...rows, makeFootRow(message)]
}

/** In place of the words, while they are edited. */
export const makeEditRows = (message: Message): readonly MessageRow[] => [
  {
    kind: 'edit',
    key: `${message.id} edit`,
    group: slotOf(message),
    estimatedPx: guessPx('user', Math.min(2_000, message.text.length)) + footPx,
    message,
  },
]

export function makeAnswerRows(message: Message, { pages, hasNotes }: DocumentShape): readonly MessageRow[] {
  const group = slotOf(message)
  const estimatedPx = guessPx('assistant', message.text.length / pages)
  const rows = Array.from({ length: pages }, (_, index): PageRow => ({
    kind: 'page',
    key: pageKey(message, index),
    group,
    estimatedPx,
    message,
    index,
  }))
  const notes: NotesRow = { kind: 'notes', key: notesKey(message), group, estimatedPx: 100, message }
  return [...rows, ...(hasNotes ? [notes] : []), makeFootRow(message)]
}

/** Brings a page of a document, or its footnotes, there: the key of the row that holds it. */
export const revealKey = (message: Message, page: number | null): string =>
  page === null ? notesKey(message) : pageKey(message, page)
