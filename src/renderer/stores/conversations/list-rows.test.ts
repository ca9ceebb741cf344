// The rows of a small list, and where keys lead in it.
import { describe, expect, it } from 'vitest'
import type { Conversation, Folder } from '../../../domain/chat/conversation.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'
import { findMove, findNextStop, findTyped } from '../../features/conversations/list-keys.ts'
import { createRowReuse, findNeighbour, listRows, type ListState, type Row } from './list-rows.ts'
import { unreadShelf, type ShelfKey, type ShelfPages } from './shelf.ts'

const nowMs = new Date(2026, 4, 15, 12).getTime()
const dayMs = 86_400_000

// Ids are branded; here a word is enough.
const conversation = (id: string, daysAgo: number, title = id): Conversation => ({
  id: id as ConversationId,
  title,
  titleKind: 'own',
  keyId: null,
  modelId: 'm',
  folderId: null,
  isPinned: false,
  isArchived: false,
  createdAtMs: 0,
  updatedAtMs: nowMs - daysAgo * dayMs,
})

const shelf = (...items: Conversation[]): ShelfPages => ({ ...unreadShelf, items, isRead: true })
const folder = (id: string, conversations: number): Folder => ({
  id: id as FolderId,
  name: id,
  conversations,
})
const work = folder('work', 1)

const state = (more: Partial<ListState> = {}): ListState => ({
  shelves: new Map<ShelfKey, ShelfPages>([
    ['pinned', shelf(conversation('pin', 3))],
    ['folder work' as ShelfKey, shelf(conversation('plan', 1))],
    ['recent', shelf(conversation('apple', 0), conversation('apricot', 0), conversation('banana', 1))],
    ['archived', shelf(conversation('old', 50))],
  ]),
  folders: [work, folder('home', 0)],
  openFolders: new Set(),
  isArchiveOpen: false,
  isMakingFolder: false,
  nowMs,
  ...more,
})

const show = (rows: readonly Row[]): string[] =>
  rows.map((row) =>
    row.kind === 'heading' ? `# ${row.name}` : row.kind === 'note' ? `(${row.text})` : row.key,
  )

describe('the rows of the list', () => {
  it('are pins, folders, days, and the archive', () => {
    expect(show(listRows(state()))).toEqual([
      '# Pinned',
      'pin',
      '# Folders',
      'work',
      'home',
      '# Today',
      'apple',
      'apricot',
      '# Yesterday',
      'banana',
      'archive',
    ])
  })

  it('hold what lies in open folders, and say when that is nothing', () => {
    const shelves = new Map(state().shelves).set('folder home' as ShelfKey, shelf())
    const openFolders = new Set(['work', 'home'] as FolderId[])
    expect(show(listRows(state({ shelves, openFolders, isArchiveOpen: true }))).slice(2, -7)).toEqual([
      '# Folders',
      'work',
      'plan',
      'home',
      '(No chats here yet)',
    ])
    expect(show(listRows(state({ isArchiveOpen: true }))).slice(-2)).toEqual(['archive', 'old'])
  })

  it('end a shelf with what is to be read next, or with what went wrong', () => {
    const recent = { ...shelf(conversation('apple', 0)), hasMore: true }
    const rows = (more: ShelfPages) =>
      show(listRows(state({ shelves: new Map([['recent', more]]), folders: [] })))
    expect(rows(recent)).toEqual(['# Today', 'apple', 'more recent'])
    const failure = { code: 'store/busy', retry: { kind: 'never' } } as const
    expect(rows({ ...recent, failure })).toEqual(['# Today', 'apple', 'failed recent'])
    expect(rows(unreadShelf)).toEqual([])
  })

  it('have room for a folder that is being made', () => {
    const rows = listRows(state({ shelves: new Map(), folders: [], isMakingFolder: true }))
    expect(show(rows)).toEqual(['# Folders', 'new-folder'])
  })

  it('have keys of their own', () => {
    const keys = listRows(state({ openFolders: new Set([work.id]), isArchiveOpen: true })).map(
      ({ key }) => key,
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('stay the same objects while they are equal', () => {
    const reuse = createRowReuse()
    const same = state()
    const first = reuse(listRows(same))
    expect(reuse(listRows(same))).toBe(first)
    const next = reuse(listRows({ ...same, openFolders: new Set([work.id]) }))
    const kept = next.filter((row) => first.includes(row))
    expect(next.length - kept.length).toBe(2)
  })
})

describe('keys in the list', () => {
  const rows = listRows(state({ openFolders: new Set([work.id]) }))
  const go = (from: string, key: string) => {
    const move = findMove(rows, from, key)
    return move && (move.kind === 'focus' ? move.key : `${move.folderId} ${move.isOpen ? 'opens' : 'closes'}`)
  }

  it.each([
    ['pin', 'ArrowDown', 'work'],
    ['work', 'ArrowUp', 'pin'],
    ['pin', 'ArrowUp', 'pin'],
    ['archive', 'ArrowDown', 'archive'],
    ['home', 'ArrowDown', 'apple'],
    ['banana', 'Home', 'pin'],
    ['pin', 'End', 'archive'],
    ['work', 'ArrowRight', 'work opens'],
    ['work', 'ArrowLeft', 'work closes'],
    ['plan', 'ArrowLeft', 'work'],
    ['apple', 'ArrowLeft', null],
    ['archive', 'ArrowRight', 'archive opens'],
    ['apple', 'x', null],
    ['gone', 'ArrowDown', null],
  ])('on %s, %s leads to %s', (from, key, to) => {
    expect(go(from, key)).toBe(to)
  })

  it('finds a name by its first letters, from where one is and around the end', () => {
    expect(findTyped(rows, 'pin', 'a')).toBe('apple')
    expect(findTyped(rows, 'apple', 'a')).toBe('apricot')
    expect(findTyped(rows, 'apricot', 'a')).toBe('apple')
    // More letters of the same word stay where they fit.
    expect(findTyped(rows, 'apricot', 'AP')).toBe('apricot')
    expect(findTyped(rows, 'apple', 'apr')).toBe('apricot')
    expect(findTyped(rows, 'apple', 'w')).toBe('work')
    expect(findTyped(rows, 'apple', 'q')).toBeNull()
  })

  it('knows what takes the place of one that goes', () => {
    expect(findNextStop(rows, 'apple')).toBe('apricot')
    expect(findNextStop(rows, 'apricot')).toBe('apple')
    expect(findNextStop(rows, 'pin')).toBe('work')
    expect(findNeighbour(rows, 'apricot' as ConversationId)).toBe('banana')
    expect(findNeighbour(rows, 'banana' as ConversationId)).toBe('apricot')
    expect(findNeighbour(rows, 'gone' as ConversationId)).toBeNull()
  })
})
