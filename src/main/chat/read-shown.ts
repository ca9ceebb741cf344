// Reads a conversation for a window: whole when the window opens it, and from the first changed message on when an
// answer begins or another branch is shown.
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import type { Branch, Message } from '../../domain/chat/message.ts'
import type { ShownConversation } from '../../domain/chat/shown-conversation.ts'
import type { Store } from '../store/store.ts'

/** The contract's shape. */
export interface ToldConversation extends ShownConversation {
  readonly messages: Message[]
  readonly branches: Branch[]
}

type ChatStore = Pick<Store, 'conversations' | 'messages'>

/** Reads a whole conversation; `null` if there is none with this id. */
export function readShown(store: ChatStore, conversationId: ConversationId): ToldConversation | null {
  const messages = store.messages.readBranch(conversationId)
  return describeShown(store, conversationId, messages, store.messages.listBranches(conversationId))
}

/** Describes a conversation by the end of its shown branch. `messages`: each is the parent of the next. */
export function readEnd(
  store: ChatStore,
  conversationId: ConversationId,
  messages: Message[],
): ToldConversation | null {
  const [first, leaf] = [messages[0], messages.at(-1)]
  const branches = first && leaf ? store.messages.listPathBranches(leaf.id, first.id) : []
  return describeShown(store, conversationId, messages, branches)
}

/** Shows the newest branch through a message. Returns `null` if there is no such message. */
export function showBranch(store: ChatStore, messageId: MessageId): ToldConversation | null {
  const shown = store.messages.showBranch(messageId)
  if (!shown) return null
  return readEnd(store, shown.conversationId, store.messages.readPath(shown.leafId, messageId))
}

function describeShown(
  { conversations }: ChatStore,
  conversationId: ConversationId,
  messages: Message[],
  branches: Branch[],
): ToldConversation | null {
  const conversation = conversations.find(conversationId)
  if (!conversation) return null
  return {
    conversation,
    parameters: conversations.readParameters(conversationId),
    titleUsage: conversations.readTitleUsage(conversationId),
    messages,
    branches,
  }
}
