// One shelf of conversations as far as it is read, and how a page from main is merged into it. Pure:
// unchanged conversations and shelves stay the same objects, so that they aren't drawn again.
import type { Conversation, ConversationShelf } from '../../../domain/chat/conversation.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'

export type ShelfKey = 'recent' | 'pinned' | 'archived' | `folder ${FolderId}`

export interface ShelfPages {
  /** In main's order without a gap, from the newest to the last one read. */
  readonly items: readonly Conversation[]
  readonly isRead: boolean
  readonly hasMore: boolean
  readonly failure: Failure | null
}

export const unreadShelf: ShelfPages = { items: [], isRead: false, hasMore: false, failure: null }

export const keyOfShelf = (shelf: ConversationShelf): ShelfKey =>
  shelf.kind === 'folder' ? `folder ${shelf.folderId}` : shelf.kind

/** The shelf of a conversation: the archive, else the pins, else its folder, else the recent ones. */
export function shelfOf({ isArchived, isPinned, folderId }: Conversation): ConversationShelf {
  if (isArchived) return { kind: 'archived' }
  if (isPinned) return { kind: 'pinned' }
  return folderId === null ? { kind: 'recent' } : { kind: 'folder', folderId }
}

/** Main's order: the latest change first; for equal times the greater id. */
export function compareConversations(a: Conversation, b: Conversation): number {
  if (a.updatedAtMs !== b.updatedAtMs) return b.updatedAtMs - a.updatedAtMs
  return a.id === b.id ? 0 : a.id < b.id ? 1 : -1
}

export interface Page {
  readonly items: readonly Conversation[]
  /** The conversation that the page comes after; `null` for the first page. */
  readonly before: Conversation | null
  /** The requested count; a shorter page is the last one. */
  readonly limit: number
}

/** Replaces the part of the shelf that the page covers, and keeps the rest. */
export function layPage(shelf: ShelfPages, { items: page, before, limit }: Page): ShelfPages {
  const isEnd = page.length < limit
  const last = page.at(-1)
  const fresh = new Map(page.map((one) => [one.id, one]))
  const isSpanned = (one: Conversation): boolean =>
    (before === null || compareConversations(one, before) > 0) &&
    (isEnd || last === undefined || compareConversations(one, last) <= 0)
  const kept = new Map<ConversationId, Conversation>()
  const rest: Conversation[] = []
  for (const one of shelf.items) {
    if (fresh.has(one.id)) kept.set(one.id, one)
    else if (!isSpanned(one)) rest.push(one)
  }
  const items = [...rest, ...page.map((one) => keepIfEqual(kept.get(one.id), one))].toSorted(
    compareConversations,
  )
  const endsHere = last === undefined || items.at(-1)?.id === last.id
  const hasMore = isEnd ? false : endsHere ? true : shelf.hasMore
  return keepShelf(shelf, { items, isRead: true, hasMore, failure: null })
}

/** Returns true if nothing in a new first page was known; then the items below it can't be trusted either. */
export function isAllNew(shelf: ShelfPages, page: readonly Conversation[]): boolean {
  const ids = new Set(page.map(({ id }) => id))
  return shelf.items.length > 0 && !shelf.items.some(({ id }) => ids.has(id))
}

export function takeOut(shelf: ShelfPages, id: ConversationId): ShelfPages {
  const items = shelf.items.filter((one) => one.id !== id)
  return items.length === shelf.items.length ? shelf : { ...shelf, items }
}

/**
 * Puts the conversation in its place, or leaves it out if that is beyond what was read; reading on will find
 * it.
 */
export function putIn(shelf: ShelfPages, conversation: Conversation): ShelfPages {
  if (!shelf.isRead) return shelf
  const others = shelf.items.filter(({ id }) => id !== conversation.id)
  const last = others.at(-1)
  const isBeyond = last !== undefined && compareConversations(conversation, last) > 0
  if (isBeyond && shelf.hasMore)
    return others.length === shelf.items.length ? shelf : { ...shelf, items: others }
  return { ...shelf, items: [...others, conversation].toSorted(compareConversations) }
}

function keepShelf(old: ShelfPages, next: ShelfPages): ShelfPages {
  const isSame =
    old.isRead &&
    old.failure === null &&
    old.hasMore === next.hasMore &&
    old.items.length === next.items.length &&
    old.items.every((one, at) => one === next.items[at])
  return isSame ? old : next
}

function keepIfEqual(old: Conversation | undefined, next: Conversation): Conversation {
  return old && isEqual(old, next) ? old : next
}

const isEqual = (a: Conversation, b: Conversation): boolean =>
  a.title === b.title &&
  a.titleKind === b.titleKind &&
  a.keyId === b.keyId &&
  a.modelId === b.modelId &&
  a.folderId === b.folderId &&
  a.isPinned === b.isPinned &&
  a.isArchived === b.isArchived &&
  a.updatedAtMs === b.updatedAtMs &&
  a.createdAtMs === b.createdAtMs
