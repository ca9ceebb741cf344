// What a user can do to a conversation, called from the sidebar, the chat's menu and the palette. Each change
// is shown at once and then corrected by main's response; failures are shown. None asks first, because
// deleting can be undone.
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

/** Resolves to the changed conversation; `null` if main refused; the failure has been shown by then. */
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

/** A blank title changes nothing. */
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

/** `null` takes it out of its folder. Also unpins it, because a pin would keep it out of the folder. */
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

/** Duplicates a conversation and opens the copy. */
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

/** The last deletion that can still be undone. */
export const lastDeletion = createStore<Deletion | null>(null)

/** The longest time that the notice is shown; the palette can undo for as long as main can. */
const maxNoticeMs = 15_000

/**
 * Removes it at once; for good when main can no longer restore it. If it was open, its neighbour opens and
 * takes the focus, unless the caller sets `keepsFocus`.
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
