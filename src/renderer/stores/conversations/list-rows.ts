// Turns the sidebar's state into one list of rows: pins, folders with their conversations, days, archive.
// Pure.
import type { Conversation, ConversationShelf, Folder } from '../../../domain/chat/conversation.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'
import { words } from '../../../words/words.ts'
import type { VirtualRow } from '../../ui/virtual-list/virtual-row.ts'
import { createDayNamer } from './group-by-day.ts'
import { keyOfShelf, unreadShelf, type ShelfKey, type ShelfPages } from './shelf.ts'

interface ConversationEntry {
  readonly kind: 'conversation'
  readonly key: ConversationId
  readonly conversation: Conversation
  readonly isInFolder: boolean
}

type Entry =
  | ConversationEntry
  | { readonly kind: 'heading'; readonly key: string; readonly name: string; readonly makesFolders: boolean }
  | { readonly kind: 'folder'; readonly key: FolderId; readonly folder: Folder; readonly isOpen: boolean }
  | { readonly kind: 'archive'; readonly key: string; readonly isOpen: boolean }
  | { readonly kind: 'note'; readonly key: string; readonly text: string }
  /** The field for the name of a new folder. */
  | { readonly kind: 'new-folder'; readonly key: 'new-folder' }
  /** The end of what was read, if there is more. */
  | { readonly kind: 'more'; readonly key: string; readonly shelf: ConversationShelf }
  | { readonly kind: 'failed'; readonly key: string }

export type Row = Entry & Pick<VirtualRow, 'estimatedPx'>
export type RowOf<Kind extends Row['kind']> = Extract<Row, { kind: Kind }>

export interface ListState {
  readonly shelves: ReadonlyMap<ShelfKey, ShelfPages>
  readonly folders: readonly Folder[]
  readonly openFolders: ReadonlySet<FolderId>
  readonly isArchiveOpen: boolean
  readonly isMakingFolder: boolean
  readonly nowMs: number
}

export function listRows(state: ListState): Row[] {
  const rows: Entry[] = []
  const read = (shelf: ConversationShelf): ShelfPages => state.shelves.get(keyOfShelf(shelf)) ?? unreadShelf

  const pinned: ConversationShelf = { kind: 'pinned' }
  if (read(pinned).items.length > 0) rows.push(heading(words.conversations.pinned))
  pushShelf(rows, pinned, read(pinned))

  if (state.folders.length > 0 || state.isMakingFolder) rows.push(heading(words.conversations.folders, true))
  if (state.isMakingFolder) rows.push({ kind: 'new-folder', key: 'new-folder' })
  for (const folder of state.folders) {
    const isOpen = state.openFolders.has(folder.id)
    rows.push({ kind: 'folder', key: folder.id, folder, isOpen })
    const shelf: ConversationShelf = { kind: 'folder', folderId: folder.id }
    if (isOpen) pushShelf(rows, shelf, read(shelf), words.conversations.emptyFolder)
  }

  const recent: ConversationShelf = { kind: 'recent' }
  pushDays(rows, recent, read(recent), state.nowMs)

  const archived: ConversationShelf = { kind: 'archived' }
  if (read(archived).items.length > 0 || state.isArchiveOpen) {
    rows.push({ kind: 'archive', key: 'archive', isOpen: state.isArchiveOpen })
    if (state.isArchiveOpen) pushShelf(rows, archived, read(archived), words.conversations.nothingArchived)
  }
  return rows.map((row) => ({ ...row, estimatedPx: heightsPx[row.kind] ?? rowPx }))
}

const rowPx = 32
/**
 * The heights that conversation-row.tsx and its neighbours draw; a wrong one is corrected when the row is
 * measured.
 */
const heightsPx: Partial<Record<Entry['kind'], number>> = { heading: 36, failed: 80 }

/** Returns the previous objects for equal rows, so that they aren't drawn again. */
export function createRowReuse(): (rows: readonly Row[]) => readonly Row[] {
  let before: readonly Row[] = []
  return (rows) => {
    const known = new Map(before.map((row) => [row.key, row]))
    const next = rows.map((row) => {
      const old = known.get(row.key)
      return old && isEqual(old, row) ? old : row
    })
    const isSame = next.length === before.length && next.every((row, at) => row === before[at])
    if (!isSame) before = next
    return before
  }
}

function isEqual(a: Row, b: Row): boolean {
  const names = Object.keys(b)
  // The fields are compared by name, so the types don't matter.
  const [left, right] = [a, b] as unknown as ReadonlyArray<Record<string, unknown>>
  return names.every((name) => name === 'shelf' || Object.is(left?.[name], right?.[name]))
}

const heading = (name: string, makesFolders = false): Entry => ({
  kind: 'heading',
  key: `heading ${name}`,
  name,
  makesFolders,
})

const isNested: ReadonlySet<ConversationShelf['kind']> = new Set(['folder', 'archived'])

function pushShelf(rows: Entry[], shelf: ConversationShelf, pages: ShelfPages, empty?: string): void {
  const isInFolder = isNested.has(shelf.kind)
  for (const conversation of pages.items) {
    rows.push({ kind: 'conversation', key: conversation.id, conversation, isInFolder })
  }
  if (pages.isRead && pages.items.length === 0 && !pages.failure && empty !== undefined) {
    rows.push({ kind: 'note', key: `note ${keyOfShelf(shelf)}`, text: empty })
  }
  pushEnd(rows, shelf, pages)
}

function pushDays(rows: Entry[], shelf: ConversationShelf, pages: ShelfPages, nowMs: number): void {
  const nameDay = createDayNamer(nowMs)
  let day = ''
  for (const conversation of pages.items) {
    const name = nameDay(conversation.updatedAtMs)
    if (name !== day) rows.push(heading(name))
    day = name
    rows.push({ kind: 'conversation', key: conversation.id, conversation, isInFolder: false })
  }
  pushEnd(rows, shelf, pages)
}

function pushEnd(rows: Entry[], shelf: ConversationShelf, { failure, hasMore }: ShelfPages): void {
  const key = keyOfShelf(shelf)
  if (failure) rows.push({ kind: 'failed', key: `failed ${key}` })
  else if (hasMore) rows.push({ kind: 'more', key: `more ${key}`, shelf })
}

/** The conversation to open when this one is removed: the next one in the list, else the previous one. */
export function findNeighbour(rows: readonly Row[], id: ConversationId): ConversationId | null {
  const at = rows.findIndex((row) => row.key === id)
  if (at < 0) return null
  const listed = (step: 1 | -1): ConversationId | null => {
    for (let next = at + step; ; next += step) {
      const row = rows[next]
      if (!row) return null
      if (row.kind === 'conversation') return row.key
    }
  }
  return listed(1) ?? listed(-1)
}
