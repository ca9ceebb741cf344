// A shelf of conversations as far as it has been read, and how a page from main is laid into it.
// Pure: what was read before and is still true keeps its identity, so that nothing unchanged is drawn again.
import type { Conversation, ConversationShelf } from '../../../domain/chat/conversation.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'

export type ShelfKey = 'recent' | 'pinned' | 'archived' | `folder ${FolderId}`

export interface ShelfPages {
  /** In main's order, without a gap: from the newest to as far as was read. */
  readonly items: readonly Conversation[]
  readonly isRead: boolean
  readonly hasMore: boolean
  readonly failure: Failure | null
}

export const unreadShelf: ShelfPages = { items: [], isRead: false, hasMore: false, failure: null }

export const keyOfShelf = (shelf: ConversationShelf): ShelfKey =>
  shelf.kind === 'folder' ? `folder ${shelf.folderId}` : shelf.kind

/** Where a conversation belongs: in the archive, else at the pins, else in its folder, else among the recent. */
export function shelfOf({ isArchived, isPinned, folderId }: Conversation): ConversationShelf {
  if (isArchived) return { kind: 'archived' }
  if (isPinned) return { kind: 'pinned' }
  return folderId === null ? { kind: 'recent' } : { kind: 'folder', folderId }
}

/** Main's order: written in last comes first, then the younger id. */
export function compareConversations(a: Conversation, b: Conversation): number {
  if (a.updatedAtMs !== b.updatedAtMs) return b.updatedAtMs - a.updatedAtMs
  return a.id === b.id ? 0 : a.id < b.id ? 1 : -1
}

export interface Page {
  readonly items: readonly Conversation[]
  /** What was asked to come after; `null`: from the beginning. */
  readonly before: Conversation | null
  /** How many were asked for; fewer came only when there are no more. */
  readonly limit: number
}

/** What the page spans is as the page says; what lies outside it stays. */
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

/** Whether nothing of a fresh first page was known: then what lies below it can't be trusted either. */
export function isAllNew(shelf: ShelfPages, page: readonly Conversation[]): boolean {
  const ids = new Set(page.map(({ id }) => id))
  return shelf.items.length > 0 && !shelf.items.some(({ id }) => ids.has(id))
}

export function takeOut(shelf: ShelfPages, id: ConversationId): ShelfPages {
  const items = shelf.items.filter((one) => one.id !== id)
  return items.length === shelf.items.length ? shelf : { ...shelf, items }
}

/** Into its place; left out when that lies beyond what has been read, where reading on will find it. */
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
