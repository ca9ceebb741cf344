import { describe, expect, it, vi } from 'vitest'
import type { ConversationId, MessageId } from '../../../../../domain/ids.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import { createRowBook } from './row-book.ts'

// Brands are the types' alone.
const message = (name: string, more: Partial<Message> = {}): Message => ({
  id: name as MessageId,
  conversationId: 'c' as ConversationId,
  parentId: null,
  role: 'assistant',
  text: name,
  status: 'done',
  failure: null,
  modelId: 'm',
  usage: null,
  createdAtMs: 0,
  ...more,
})

const own = message('own', { role: 'user' })
const answer = message('answer', { parentId: own.id })
const threePages = () => ({ pages: 3, hasNotes: true })
const kinds = (rows: ReadonlyArray<{ readonly kind: string }>) => rows.map(({ kind }) => kind)

describe('the rows of messages', () => {
  it('are one each until they are opened, and reads none before', () => {
    const readShape = vi.fn<typeof threePages>(threePages)
    const book = createRowBook(readShape)
    const rows = book.list([own, answer], null, null)
    expect([kinds(rows), readShape.mock.calls]).toEqual([['closed', 'closed'], []])
    const [first, second] = rows.map((row) => book.open(row))
    expect(kinds(first ?? [])).toEqual(['own', 'foot'])
    expect(kinds(second ?? [])).toEqual(['page', 'page', 'page', 'notes', 'foot'])
    const opened = book.list([own, answer], null, null)
    expect(opened).toEqual([...(first ?? []), ...(second ?? [])])
    expect(opened.every((row) => book.open(row) === null)).toBe(true)
    expect(readShape).toHaveBeenCalledTimes(1)
  })

  it('are the same objects for the same messages', () => {
    const book = createRowBook(threePages)
    const before = book.list([own, answer], null, null)
    const after = book.list([message('above'), own, answer], null, null)
    expect(after.slice(1).every((row, index) => row === before[index])).toBe(true)
  })

  it('grow with an answer, and those that were there stay the same objects', () => {
    const book = createRowBook(threePages)
    const live = { messageId: answer.id, pages: 1, hasNotes: false }
    const before = book.list([own, answer], live, null)
    expect(kinds(before)).toEqual(['closed', 'page', 'foot'])
    const after = book.list([own, answer], { ...live, pages: 2 }, null)
    expect(kinds(after)).toEqual(['closed', 'page', 'page', 'foot'])
    expect([after[1] === before[1], after[3] === before[2]]).toEqual([true, true])
  })

  it('stay open when the answer has ended, or is read again', () => {
    const book = createRowBook(threePages)
    book.list([own, answer], { messageId: answer.id, pages: 3, hasNotes: true }, null)
    const ended = { ...answer, status: 'done' as const }
    expect(kinds(book.list([own, ended], null, null))).toEqual([
      'closed',
      'page',
      'page',
      'page',
      'notes',
      'foot',
    ])
  })

  it('are another while a message is edited', () => {
    const book = createRowBook(threePages)
    expect(kinds(book.list([own, answer], null, own.id))).toEqual(['edit', 'closed'])
  })

  it('share their foot and their group with the branches beside them, and nothing else', () => {
    const book = createRowBook(threePages)
    const other = message('other', { parentId: own.id })
    const [mine, others] = [answer, other].map((one) =>
      book.list([one], null, null).flatMap((row) => book.open(row) ?? []),
    )
    const shared = mine?.filter(({ key }) => others?.some((row) => row.key === key))
    expect(kinds(shared ?? [])).toEqual(['foot'])
    expect(new Set([...(mine ?? []), ...(others ?? [])].map(({ group }) => group)).size).toBe(1)
  })
})
