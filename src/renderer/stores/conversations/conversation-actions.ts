// What can be done to a conversation, from wherever: the sidebar, a chat's own menu, the palette. Each shows
// at once, is put right by main's answer, and says so when it was not possible. None asks first: what takes
// something away can be undone.
import type { Conversation } from '../../../domain/chat/conversation.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'
import { words } from '../../../words/words.ts'
import { api } from '../../base/api.ts'
import { goTo, readPlace, stayAt } from '../../base/navigation.ts'
import { createStore } from '../../base/store.ts'
import { announce } from '../../ui/announce.tsx'
import { tellBriefly, tellFailure } from '../../ui/notices.tsx'
import {
  dropConversation,
  folders,
  placeConversation,
  readListed,
  refreshShelves,
  rereadShelves,
} from './conversations.ts'
import { readNeighbour } from './read-rows.ts'

const maxTitleChars = 200

interface Change {
  readonly title?: string
  readonly folderId?: FolderId | null
  readonly isPinned?: boolean
  readonly isArchived?: boolean
}

/** Answers the conversation as it is after it; `null` when it was refused, which has been said. */
async function change(conversationId: ConversationId, wanted: Change): Promise<Conversation | null> {
  const old = readListed(conversationId)
  if (old) placeConversation({ ...old, ...wanted })
  const answer = await api.conversations.changeConversation({ conversationId, ...wanted })
  if (answer.ok) {
    placeConversation(answer.value)
    return answer.value
  }
  if (old) placeConversation(old)
  tellFailure(answer.failure)
  return null
}

/** A title of nothing but spaces changes nothing. */
export async function renameConversation(conversationId: ConversationId, title: string): Promise<void> {
  const trimmed = title.trim().slice(0, maxTitleChars).trim()
  if (trimmed !== '' && trimmed !== readListed(conversationId)?.title)
    await change(conversationId, { title: trimmed })
}

export async function pinConversation(conversationId: ConversationId, isPinned: boolean): Promise<void> {
  const done = await change(conversationId, { isPinned })
  if (done)
    announce(
      isPinned ? words.conversations.wasPinned(done.title) : words.conversations.wasUnpinned(done.title),
    )
}

export async function archiveConversation(
  conversationId: ConversationId,
  isArchived: boolean,
): Promise<void> {
  const done = await change(conversationId, { isArchived })
  if (!done) return
  tellBriefly(
    isArchived ? words.conversations.wasArchived(done.title) : words.conversations.wasUnarchived(done.title),
    {
      label: words.conversations.undo,
      press: () => void change(conversationId, { isArchived: !isArchived }),
    },
  )
}

/** `null`: into no folder. One that is pinned is unpinned: a pin would keep it out of the folder. */
export async function moveConversation(
  conversationId: ConversationId,
  folderId: FolderId | null,
): Promise<void> {
  const old = readListed(conversationId)
  const done = await change(conversationId, { folderId, isPinned: false, isArchived: false })
  if (!done) return
  const folder = folders.store.read().value?.find(({ id }) => id === folderId)
  const sentence = folder
    ? words.conversations.wasMoved(done.title, folder.name)
    : words.conversations.wasTakenOut(done.title)
  if (!old) announce(sentence)
  else {
    const { isPinned, isArchived } = old
    const press = () => void change(conversationId, { folderId: old.folderId, isPinned, isArchived })
    tellBriefly(sentence, { label: words.conversations.undo, press })
  }
}

/** The copy opens. */
export async function duplicateConversation(conversationId: ConversationId): Promise<void> {
  const title = readListed(conversationId)?.title
  const answer = await api.conversations.duplicateConversation({ conversationId })
  if (!answer.ok) {
    tellFailure(answer.failure)
    return
  }
  await rereadShelves()
  goTo({ screen: 'chat', conversationId: answer.value.conversationId })
  if (title !== undefined) tellBriefly(words.conversations.wasDuplicated(title))
}

interface Deletion {
  readonly conversationId: ConversationId
  readonly title: string
}

/** The last one that can still be brought back. */
export const lastDeletion = createStore<Deletion | null>(null)

/** How long the notice stands at most; the palette can undo for as long as main can. */
const maxNoticeMs = 15_000

/**
 * Gone at once, and for good when it can no longer be restored. Where it was open its neighbour opens, and takes
 * the focus, but for a caller that `keepsFocus`.
 */
export async function deleteConversation(conversationId: ConversationId, keepsFocus = false): Promise<void> {
  const old = readListed(conversationId)
  const neighbour = readNeighbour(conversationId)
  const place = readPlace()
  const isOpen = place.screen === 'chat' && place.conversationId === conversationId
  dropConversation(conversationId)
  if (isOpen) (keepsFocus && neighbour ? stayAt : goTo)({ screen: 'chat', conversationId: neighbour })
  const answer = await api.conversations.deleteConversation({ conversationId })
  if (!answer.ok) {
    if (old) placeConversation(old)
    if (isOpen) goTo({ screen: 'chat', conversationId })
    tellFailure(answer.failure)
    return
  }
  const deletion = { conversationId, title: old?.title ?? words.conversations.newChat }
  const { restorableForMs } = answer.value
  lastDeletion.change(() => deletion)
  setTimeout(() => lastDeletion.change((last) => (last === deletion ? null : last)), restorableForMs)
  tellBriefly(
    words.conversations.deleted(deletion.title),
    { label: words.conversations.undo, press: () => void restoreConversation(deletion, isOpen) },
    Math.min(restorableForMs, maxNoticeMs),
  )
}

export async function restoreConversation(deletion: Deletion, opens = true): Promise<void> {
  lastDeletion.change((last) => (last?.conversationId === deletion.conversationId ? null : last))
  const { conversationId } = deletion
  const answer = await api.conversations.restoreConversation({ conversationId })
  if (!answer.ok) {
    tellFailure(answer.failure)
    return
  }
  await rereadShelves()
  if (opens) goTo({ screen: 'chat', conversationId })
  announce(words.conversations.restored(deletion.title))
  refreshShelves()
}
