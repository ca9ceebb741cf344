// The sidebar's shelves as far as they are read, and the folders. Reads page by page; after a change in main
// it reads only what can have changed, at most a few times a second.
import type { Conversation, ConversationShelf, Folder } from '../../../domain/chat/conversation.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'
import { api } from '../../base/api.ts'
import { readPlace } from '../../base/navigation.ts'
import { createResource, createStore, useResource, useStore } from '../../base/store.ts'
import {
  isAllNew,
  keyOfShelf,
  layPage,
  putIn,
  shelfOf,
  takeOut,
  unreadShelf,
  type ShelfKey,
  type ShelfPages,
} from './shelf.ts'

const pageItems = 100
/** The contract's limit for one page. */
const maxPageItems = 500
const refreshPauseMs = 200

type Shelves = ReadonlyMap<ShelfKey, ShelfPages>

export const shelves = createStore<Shelves>(new Map())
export const folders = createResource(() => api.conversations.listFolders({}))

/** The open folders, kept for as long as the window lives. */
export const openFolders = createStore<ReadonlySet<FolderId>>(new Set())
export const isArchiveOpen = createStore(false)

const readShelf = (key: ShelfKey): ShelfPages => shelves.read().get(key) ?? unreadShelf

function changeShelf(key: ShelfKey, change: (shelf: ShelfPages) => ShelfPages): void {
  shelves.change((all) => {
    const old = all.get(key) ?? unreadShelf
    const next = change(old)
    return next === old && all.has(key) ? all : new Map(all).set(key, next)
  })
}

/** Counts this window's own changes: a response to an earlier request is outdated. */
let edition = 0

type Outcome = 'read' | 'failed' | 'outdated'

async function readPage(
  shelf: ConversationShelf,
  from: Conversation | null,
  limit: number,
): Promise<Outcome> {
  const asked = edition
  const answer = await api.conversations.listConversations({ shelf, limit, before: from?.id ?? null })
  if (asked !== edition) return 'outdated'
  const key = keyOfShelf(shelf)
  if (!answer.ok) {
    changeShelf(key, (state) => ({ ...state, isRead: true, failure: answer.failure }))
    return 'failed'
  }
  if (from === null && limit === pageItems && isAllNew(readShelf(key), answer.value)) {
    const shown = readShelf(key).items.length
    changeShelf(key, () => layPage(unreadShelf, { items: answer.value, before: null, limit }))
    return readUpTo(shelf, shown)
  }
  changeShelf(key, (state) => layPage(state, { items: answer.value, before: from, limit }))
  return 'read'
}

/** Reads on from the last item until there are `wanted` items, or no more. */
async function readUpTo(shelf: ConversationShelf, wanted: number): Promise<Outcome> {
  for (;;) {
    const { items, hasMore } = readShelf(keyOfShelf(shelf))
    const last = items.at(-1)
    if (!hasMore || !last || items.length >= wanted) return 'read'
    // One after another, because each page begins where the last one ended.
    const outcome = await readPage(shelf, last, maxPageItems)
    if (outcome !== 'read') return outcome
  }
}

const reading = new Set<ShelfKey>()

/** Reads the first or next page. While one is being read, another call does nothing. */
export async function readOn(shelf: ConversationShelf): Promise<void> {
  const key = keyOfShelf(shelf)
  const { items, isRead, hasMore, failure } = readShelf(key)
  if (reading.has(key) || (isRead && !hasMore && !failure)) return
  reading.add(key)
  const isFirst = items.length === 0
  const outcome = await readPage(shelf, items.at(-1) ?? null, isFirst ? pageItems : 2 * pageItems)
  reading.delete(key)
  if (outcome === 'outdated') await readOn(shelf)
}

/** Reads everything again, for changes that can be anywhere. The old rows are shown until then. */
export async function rereadShelves(): Promise<void> {
  await Promise.all([folders.reload(), ...knownShelves().map(rereadShelf)])
}

async function rereadShelf(shelf: ConversationShelf): Promise<void> {
  const key = keyOfShelf(shelf)
  const shown = Math.max(1, readShelf(key).items.length)
  for (let at = 0; at < shown; at += maxPageItems) {
    const from = at === 0 ? null : (readShelf(key).items[at - 1] ?? null)
    const outcome = await readPage(shelf, from, maxPageItems)
    if (outcome === 'outdated') refreshShelves()
    if (outcome !== 'read' || !readShelf(key).hasMore) return
  }
}

const isFolderKey = (key: ShelfKey): key is `folder ${FolderId}` => key.startsWith('folder ')

function shelfOfKey(key: ShelfKey): ConversationShelf {
  // The cast is safe: the key was made from a folder's id.
  return isFolderKey(key) ? { kind: 'folder', folderId: key.slice(7) as FolderId } : { kind: key }
}

const knownShelves = (): ConversationShelf[] => [...shelves.read().keys()].map(shelfOfKey)

let isRefreshing = false
let isRefreshWanted = false

/** Refreshes at once; calls during a refresh cause one more after it. */
export function refreshShelves(): void {
  isRefreshWanted = true
  if (!isRefreshing) void refresh()
}

async function refresh(): Promise<void> {
  isRefreshing = true
  while (isRefreshWanted) {
    isRefreshWanted = false
    const outcomes = await Promise.all([
      folders.reload(),
      ...knownShelves().map((shelf) => readPage(shelf, null, pageItems)),
    ])
    if (outcomes.includes('outdated')) isRefreshWanted = true
    await new Promise((resolve) => setTimeout(resolve, refreshPauseMs))
  }
  isRefreshing = false
}

/** Removes the conversation from its old shelf and puts it on the one it belongs to now. */
export function placeConversation(conversation: Conversation): void {
  edition += 1
  const place = readPlace()
  if (place.screen === 'chat' && place.conversationId === conversation.id) noteShown(conversation)
  const own = keyOfShelf(shelfOf(conversation))
  for (const key of shelves.read().keys()) {
    changeShelf(key, (shelf) => (key === own ? putIn(shelf, conversation) : takeOut(shelf, conversation.id)))
  }
}

export function dropConversation(id: ConversationId): void {
  edition += 1
  for (const key of shelves.read().keys()) changeShelf(key, (shelf) => takeOut(shelf, id))
}

export function dropFolder(id: FolderId): void {
  edition += 1
  shelves.change((all) => new Map([...all].filter(([key]) => key !== `folder ${id}`)))
  folders.store.change(({ value, failure }) => ({
    value: value?.filter((folder) => folder.id !== id) ?? null,
    failure,
  }))
}

export function setFolderOpen(folderId: FolderId, isOpen: boolean): void {
  openFolders.change((all) => {
    const next = new Set(all)
    if (isOpen) next.add(folderId)
    else next.delete(folderId)
    return next
  })
  if (isOpen) void readOn({ kind: 'folder', folderId })
}

export function setArchiveOpen(isOpen: boolean): void {
  isArchiveOpen.change(() => isOpen)
  if (isOpen) void readOn({ kind: 'archived' })
}

/** The shown conversation, which may be beyond what the shelves have read. */
const shownConversation = createStore<Conversation | null>(null)

/** Notes it, so that commands work on the shown conversation even if no shelf lists it yet. */
const noteShown = (conversation: Conversation): void => shownConversation.change(() => conversation)

export function subscribeToConversations(listener: () => void): () => void {
  const stops = [shelves.subscribe(listener), shownConversation.subscribe(listener)]
  return () => {
    for (const stop of stops) stop()
  }
}

function findListed(all: Shelves, id: ConversationId): Conversation | null {
  for (const { items } of all.values()) {
    const found = items.find((one) => one.id === id)
    if (found) return found
  }
  return null
}

/** `null` if it is neither on a shelf that was read nor the shown one. */
export function readListed(id: ConversationId): Conversation | null {
  const shown = shownConversation.read()
  return findListed(shelves.read(), id) ?? (shown?.id === id ? shown : null)
}

export function useListed(id: ConversationId | null): Conversation | null {
  const listed = useStore(shelves, (all) => (id === null ? null : findListed(all, id)))
  const shown = useStore(shownConversation, (one) => (one?.id === id ? one : null))
  return listed ?? shown
}

export interface Listing {
  /** True once the pins, the recent ones and the folders are read or have failed. */
  readonly isRead: boolean
  /** True if there are no conversations except archived ones. */
  readonly isEmpty: boolean
  readonly failure: Failure | null
}

export function useListing(): Listing {
  const recent = useStore(shelves, (all) => all.get('recent') ?? unreadShelf)
  const pinned = useStore(shelves, (all) => all.get('pinned') ?? unreadShelf)
  const known = useResource(folders)
  const areFoldersEmpty = known.value?.every((folder: Folder) => folder.conversations === 0) ?? true
  return {
    isRead: recent.isRead && pinned.isRead && (known.value !== null || known.failure !== null),
    isEmpty: recent.items.length === 0 && pinned.items.length === 0 && areFoldersEmpty,
    failure: recent.failure ?? pinned.failure ?? known.failure,
  }
}

export function startConversations(): void {
  api.conversations.conversationsChanged(refreshShelves)
  void folders.reload()
  void readOn({ kind: 'pinned' })
  void readOn({ kind: 'recent' })
  // Decides whether the list shows an archive; not urgent.
  requestIdleCallback(() => void readOn({ kind: 'archived' }))
}
