// The conversations that the window has read, and the requests for answers. A sent message is shown at once;
// if it can't be sent, its text returns to the composer.
import type { Conversation, TitleUsage } from '../../../domain/chat/conversation.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { Branch, Message } from '../../../domain/chat/message.ts'
import type { Parameters } from '../../../domain/chat/parameters.ts'
import type { Result } from '../../../domain/result.ts'
import { spliceShown, type ShownConversation } from '../../../domain/chat/shown-conversation.ts'
import { api } from '../../base/api.ts'
import { goTo, readPlace } from '../../base/navigation.ts'
import { createStore, useStore } from '../../base/store.ts'
import { tellFailure } from '../../ui/notices.tsx'
import { noChoice } from '../../stores/models/choice.ts'
import { adoptNewDraft, changeDraft, giveBack, readDraft, type ChatKey } from '../../stores/drafts.ts'
import { watchAnswer } from '../../stores/live-answers.ts'

/** A message that was sent and not yet read back. `answerId` is set once main has stored it. */
export interface Pending {
  readonly text: string
  readonly answerId: MessageId | null
  readonly atMs: number
}

export interface Chat {
  readonly conversation: Conversation | null
  readonly parameters: Parameters | null
  readonly titleUsage: TitleUsage | null
  readonly messages: readonly Message[]
  readonly branches: readonly Branch[]
  readonly pending: Pending | null
  readonly isRead: boolean
  readonly failure: Failure | null
}

const unread: Chat = {
  conversation: null,
  parameters: null,
  titleUsage: null,
  messages: [],
  branches: [],
  pending: null,
  isRead: false,
  failure: null,
}
const chats = createStore<ReadonlyMap<ChatKey, Chat>>(new Map())

export const readChat = (key: ChatKey): Chat => chats.read().get(key) ?? unread
export const useChat = (key: ChatKey): Chat => useStore(chats, (all) => all.get(key) ?? unread)

/**
 * How many conversations keep their messages here. The least recently changed are dropped and read again when
 * opened.
 */
const maxKept = 12

function changeChat(key: ChatKey, update: (chat: Chat) => Chat): void {
  chats.change((all) => {
    const next = new Map(all)
    // Move it to the end of the map, which is in order of the last change.
    next.delete(key)
    next.set(key, update(all.get(key) ?? unread))
    const place = readPlace()
    const shown = place.screen === 'chat' ? (place.conversationId ?? 'new') : null
    const isIdle = ([one, chat]: [ChatKey, Chat]) => one !== key && one !== shown && !isAtWork(chat)
    const oldest = next.size > maxKept ? [...next].find(isIdle) : undefined
    if (oldest) next.delete(oldest[0])
    return next
  })
}

const isAtWork = ({ pending, messages }: Chat): boolean =>
  pending !== null || messages.at(-1)?.status === 'streaming'

let asked = 0
const latestQuestion = new Map<ConversationId, number>()

export async function reloadChat(conversationId: ConversationId): Promise<void> {
  const question = ++asked
  latestQuestion.set(conversationId, question)
  const answer = await api.chat.readConversation({ conversationId })
  if (latestQuestion.get(conversationId) !== question) return
  if (!answer.ok) {
    changeChat(conversationId, (chat) => ({ ...chat, isRead: true, failure: answer.failure }))
    return
  }
  show(answer.value)
}

/** Returns false if what is told goes on from a message that isn't shown here. */
function show({ messages, branches, ...facts }: ShownConversation): boolean {
  const { id } = facts.conversation
  const shown = spliceShown(readChat(id), { messages, branches })
  if (!shown) return false
  // A read that is under way is older than this.
  latestQuestion.delete(id)
  changeChat(id, ({ pending }) => ({
    ...facts,
    ...shown,
    pending: pending && isReadBack(pending, messages) ? null : pending,
    isRead: true,
    failure: null,
  }))
  for (const message of messages) if (message.status === 'streaming') watch(id, message.id)
  return true
}

/** Reads the conversation whole only if this window shows something else than what main went on from. */
async function showChange(shown: ShownConversation): Promise<void> {
  if (!show(shown)) await reloadChat(shown.conversation.id)
}

const isReadBack = (pending: Pending, messages: readonly Message[]): boolean =>
  messages.some(({ id }) => id === pending.answerId)

function watch(conversationId: ConversationId, messageId: MessageId): void {
  watchAnswer(conversationId, messageId, (result, shownText) =>
    settle(conversationId, messageId, result, shownText),
  )
}

function settle(
  conversationId: ConversationId,
  messageId: MessageId,
  result: Result<{ message: Message }>,
  shownText: string,
): void {
  const isKnown = readChat(conversationId).messages.some(({ id }) => id === messageId)
  changeChat(conversationId, (chat) => ({
    ...chat,
    messages: chat.messages.map((message) => {
      if (message.id !== messageId) return message
      if (result.ok) return result.value.message
      return { ...message, text: shownText, status: 'failed' as const, failure: result.failure }
    }),
  }))
  if (!isKnown) void reloadChat(conversationId)
}

const readAsked = (key: ChatKey) => readDraft(key).choice ?? noChoice

export async function sendMessage(key: ChatKey, text: string): Promise<void> {
  const answerer = readAsked(key)
  const parameters = key === 'new' ? readDraft(key).parameters : null
  const atMs = Date.now()
  changeDraft(key, { text: '', failure: null })
  changeChat(key, (chat) => ({ ...chat, pending: { text, answerId: null, atMs } }))
  const answer = await api.chat.sendMessage({
    conversationId: key === 'new' ? null : key,
    text,
    ...answerer,
    parameters,
  })
  if (!answer.ok) {
    changeChat(key, (chat) => ({ ...chat, pending: null }))
    giveBack(key, text, answer.failure)
    return
  }
  const { conversationId, messageId, shown } = answer.value
  changeChat(conversationId, (chat) => ({ ...chat, pending: { text, answerId: messageId, atMs } }))
  watch(conversationId, messageId)
  if (key === 'new') {
    adoptNewDraft(conversationId)
    changeChat('new', () => unread)
    const place = readPlace()
    if (place.screen === 'chat' && place.conversationId === null) goTo({ screen: 'chat', conversationId })
  }
  await showChange(shown)
}

/** Shows an answer that main has begun. Main keeps the one that it replaces. Resolves to the failure, or `null`. */
async function showBegun(begun: Result<{ shown: ShownConversation }>): Promise<Failure | null> {
  if (!begun.ok) return begun.failure
  await showChange(begun.value.shown)
  return null
}

/** Asks again with the key and model chosen now. Main keeps the old answer beside the new one. */
export async function retryAnswer(message: Message, ignoresBudgets = false): Promise<void> {
  const asked = { messageId: message.id, ...readAsked(message.conversationId), ignoresBudgets }
  const failure = await showBegun(await api.chat.retryAnswer(asked))
  if (failure) tellFailure(failure)
}

/** Continues an interrupted answer in a copy of it. */
export async function continueAnswer(message: Message): Promise<void> {
  const asked = { messageId: message.id, ...readAsked(message.conversationId) }
  const failure = await showBegun(await api.chat.continueAnswer(asked))
  if (failure) tellFailure(failure)
}

/** Asks with the new text. Resolves to the failure, or `null`; after a failure the editor keeps the text. */
export async function editMessage(message: Message, text: string): Promise<Failure | null> {
  const asked = { messageId: message.id, text, ...readAsked(message.conversationId) }
  return showBegun(await api.chat.editMessage(asked))
}

/** Shows a message instead of its sibling. Resolves to true if that succeeded. */
export async function showBranch(messageId: MessageId): Promise<boolean> {
  const answer = await api.chat.showBranch({ messageId })
  if (!answer.ok) tellFailure(answer.failure)
  else await showChange(answer.value)
  return answer.ok
}
