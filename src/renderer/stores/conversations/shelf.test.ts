// Pages laid over what was read before, against main's list as it would be read in one go.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../../domain/chat/conversation.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'
import {
  compareConversations,
  isAllNew,
  layPage,
  putIn,
  shelfOf,
  takeOut,
  unreadShelf,
  type ShelfPages,
} from './shelf.ts'

// Ids are branded; here any string is enough.
const conversation = (id: string, updatedAtMs: number, more: Partial<Conversation> = {}): Conversation => ({
  id: id as ConversationId,
  title: `Title ${id}`,
  titleKind: 'own',
  keyId: null,
  modelId: 'm',
  folderId: null,
  isPinned: false,
  isArchived: false,
  createdAtMs: 0,
  updatedAtMs,
  ...more,
})

const listOf = (size: number): Conversation[] =>
  Array.from({ length: size }, (_, i) => conversation(String(i).padStart(3, '0'), 10_000 - i))

const idsOf = (shelf: ShelfPages): string[] => shelf.items.map(({ id }) => id)

/** As main answers: those after `before`, in order. */
function ask(main: readonly Conversation[], before: Conversation | null, limit: number): Conversation[] {
  const sorted = main.toSorted(compareConversations)
  const rest = before ? sorted.filter((one) => compareConversations(one, before) > 0) : sorted
  return rest.slice(0, limit)
}

const read = (main: readonly Conversation[], shelf: ShelfPages, from: Conversation | null, limit: number) =>
  layPage(shelf, { items: ask(main, from, limit), before: from, limit })

describe('a shelf', () => {
  it('read to its end is what main has', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(60), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (times, limit) => {
          const main = times.map((time) => conversation(`c${time}`, time >> 1))
          let shelf = read(main, unreadShelf, null, limit)
          while (shelf.hasMore) shelf = read(main, shelf, shelf.items.at(-1) ?? null, limit)
          expect(shelf.items).toEqual(main.toSorted(compareConversations))
        },
      ),
    )
  })

  it('becomes what main has when all of it is read again, whatever changed', () => {
    const time = fc.nat(30)
    const change = fc.record({ at: fc.nat(30), time, isGone: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(time, { maxLength: 25 }),
        fc.array(change),
        fc.array(time),
        (times, changes, added) => {
          let main = times.map((ms, i) => conversation(`a${i}`, ms))
          let shelf = read(main, unreadShelf, null, 500)
          for (const { at, time: ms, isGone } of changes) {
            main = isGone
              ? main.filter((_, i) => i !== at)
              : main.map((one, i) => (i === at ? { ...one, updatedAtMs: ms } : one))
          }
          main = [...main, ...added.map((ms, i) => conversation(`b${i}`, ms))]
          shelf = read(main, shelf, null, 500)
          expect(shelf.items).toEqual(main.toSorted(compareConversations))
        },
      ),
    )
  })

  it('takes a fresh first page, and keeps what lies below it', () => {
    const main = listOf(10)
    let shelf = read(main, unreadShelf, null, 4)
    shelf = read(main, shelf, shelf.items.at(-1) ?? null, 4)
    const woken = { ...main[7], updatedAtMs: 20_000 } as Conversation
    const next = [...main.filter(({ id }) => id !== '007' && id !== '001'), woken]
    shelf = read(next, shelf, null, 4)
    expect(idsOf(shelf)).toEqual(['007', '000', '002', '003', '004', '005', '006'])
    expect(shelf.hasMore).toBe(true)
  })

  it('is the same object when nothing changed, and keeps each item that did not', () => {
    const main = listOf(6)
    const shelf = read(main, unreadShelf, null, 6)
    expect(read(structuredClone(main), shelf, null, 6)).toBe(shelf)
    const renamed = main.map((one, i) => (i === 2 ? { ...one, title: 'New' } : { ...one }))
    const next = read(renamed, shelf, null, 6)
    expect(next.items.map((one, i) => one === shelf.items[i])).toEqual([true, true, false, true, true, true])
  })

  it('knows its end by a page that is not full', () => {
    expect(read(listOf(3), unreadShelf, null, 4).hasMore).toBe(false)
    expect(read(listOf(4), unreadShelf, null, 4).hasMore).toBe(true)
    expect(read([], read(listOf(3), unreadShelf, null, 4), null, 4).items).toEqual([])
  })

  it('takes one in at its place, unless that lies beyond what was read', () => {
    const main = listOf(6)
    const part = read(main, unreadShelf, null, 3)
    expect(idsOf(putIn(part, conversation('new', 9_999)))).toEqual(['000', 'new', '001', '002'])
    expect(putIn(part, conversation('old', 1))).toBe(part)
    // What moves beyond it goes.
    expect(idsOf(putIn(part, conversation('001', 1)))).toEqual(['000', '002'])
    const all = read(main, unreadShelf, null, 50)
    expect(idsOf(putIn(all, conversation('old', 1))).at(-1)).toBe('old')
    expect(putIn(unreadShelf, conversation('new', 1))).toBe(unreadShelf)
  })

  it('lets one go', () => {
    const shelf = read(listOf(3), unreadShelf, null, 9)
    expect(idsOf(takeOut(shelf, '001' as ConversationId))).toEqual(['000', '002'])
    expect(takeOut(shelf, 'gone' as ConversationId)).toBe(shelf)
  })

  it('notices when nothing of a first page was known', () => {
    const shelf = read(listOf(3), unreadShelf, null, 3)
    expect(isAllNew(shelf, [conversation('x', 20_000)])).toBe(true)
    expect(isAllNew(shelf, [conversation('x', 20_000), conversation('001', 20_001)])).toBe(false)
    expect(isAllNew(unreadShelf, [conversation('x', 1)])).toBe(false)
  })
})

it('puts the archive before pins, and pins before folders', () => {
  const folderId = 'f' as FolderId
  expect(shelfOf(conversation('a', 1))).toEqual({ kind: 'recent' })
  expect(shelfOf(conversation('a', 1, { folderId }))).toEqual({ kind: 'folder', folderId })
  expect(shelfOf(conversation('a', 1, { folderId, isPinned: true }))).toEqual({ kind: 'pinned' })
  expect(shelfOf(conversation('a', 1, { folderId, isPinned: true, isArchived: true }))).toEqual({
    kind: 'archived',
  })
})
