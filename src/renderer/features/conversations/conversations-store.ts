// The list of conversations, page by page, and what can be done to one of them.
import type { Conversation } from '../../../domain/message.ts'
import type { ConversationId } from '../../../domain/ids.ts'
import type { Failure } from '../../../domain/failure.ts'
import { api } from '../../api.ts'
import { goTo, readPlace } from '../../app/navigation.ts'
import { createStore } from '../../store.ts'
import { tellFailure } from '../../ui/notices.tsx'

const pageSize = 60
const maxPage = 500

export interface ConversationList {
  readonly items: readonly Conversation[]
  readonly isRead: boolean
  readonly hasMore: boolean
  readonly failure: Failure | null
}

export const conversations = createStore<ConversationList>({
  items: [],
  isRead: false,
  hasMore: false,
  failure: null,
})

let asked = 0

/** Reads as many as are shown, so that a change anywhere in the list is seen without losing the place. */
export async function reloadConversations(): Promise<void> {
  const wanted = Math.max(pageSize, conversations.read().items.length)
  await readList([], wanted)
}

export async function showMoreConversations(): Promise<void> {
  const { items } = conversations.read()
  await readList(items, items.length + pageSize)
}

async function readList(start: readonly Conversation[], wanted: number): Promise<void> {
  const question = ++asked
  const items = [...start]
  let hasMore = true
  while (items.length < wanted && hasMore) {
    const limit = Math.min(maxPage, wanted - items.length)
    const answer = await api.chat.listConversations({ limit, before: items.at(-1)?.id ?? null })
    if (question !== asked) return
    if (!answer.ok) {
      conversations.change((state) => ({ ...state, isRead: true, failure: answer.failure }))
      return
    }
    items.push(...answer.value)
    hasMore = answer.value.length === limit
  }
  conversations.change(() => ({ items, isRead: true, hasMore, failure: null }))
}

export function startConversations(): void {
  api.chat.conversationsChanged(() => void reloadConversations())
  void reloadConversations()
}

export async function renameConversation(conversationId: ConversationId, title: string): Promise<void> {
  const trimmed = title.trim().slice(0, 200)
  if (trimmed === '') return
  conversations.change((state) => ({
    ...state,
    items: state.items.map((item) => (item.id === conversationId ? { ...item, title: trimmed } : item)),
  }))
  const answer = await api.chat.renameConversation({ conversationId, title: trimmed })
  if (!answer.ok) tellFailure(answer.failure)
  await reloadConversations()
}

export async function deleteConversation(conversationId: ConversationId): Promise<void> {
  const answer = await api.chat.deleteConversation({ conversationId })
  if (!answer.ok) {
    tellFailure(answer.failure)
    return
  }
  const place = readPlace()
  if (place.screen === 'chat' && place.conversationId === conversationId) {
    goTo({ screen: 'chat', conversationId: null })
  }
  await reloadConversations()
}
