// The rows of a conversation. Until a message comes near the view it is one closed row of guessed height;
// then it is parsed and becomes several: pieces of a user's text or pages of an answer, and a foot. A
// message's slot is the place after its parent. Siblings share a slot, so that stepping through them moves
// neither the focus nor the foot.
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

interface NotesRow extends RowOf {
  readonly kind: 'notes'
}

interface EditRow extends RowOf {
  readonly kind: 'edit'
}

/** The status of the message, and its actions. */
interface FootRow extends RowOf {
  readonly kind: 'foot'
}

export type MessageRow = ClosedRow | OwnRow | PageRow | NotesRow | EditRow | FootRow

/** The part of a document that decides its rows. */
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

/** The key of the first row of an opened message. */
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

/** The one row shown while a user's text is edited. */
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

/** The key of the row that contains this page of the document; `null` means its footnotes. */
export const revealKey = (message: Message, page: number | null): string =>
  page === null ? notesKey(message) : pageKey(message, page)
