// What a window is told of a conversation: whole when it opens it, and from the first message that changed after
// an answer was begun or another branch was shown.
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import type { Branch, Message } from '../../domain/chat/message.ts'
import type { ShownConversation } from '../../domain/chat/shown-conversation.ts'
import type { Store } from '../store/store.ts'

/** As the contract has it. */
export interface ToldConversation extends ShownConversation {
  readonly messages: Message[]
  readonly branches: Branch[]
}

type ChatStore = Pick<Store, 'conversations' | 'messages'>

/** `null`: there is no such conversation. */
export function readShown(store: ChatStore, conversationId: ConversationId): ToldConversation | null {
  const messages = store.messages.readBranch(conversationId)
  return describeShown(store, conversationId, messages, store.messages.listBranches(conversationId))
}

/** `messages`: the end of the branch that is shown, each the parent of the next. */
export function readEnd(
  store: ChatStore,
  conversationId: ConversationId,
  messages: Message[],
): ToldConversation | null {
  const [first, leaf] = [messages[0], messages.at(-1)]
  const branches = first && leaf ? store.messages.listPathBranches(leaf.id, first.id) : []
  return describeShown(store, conversationId, messages, branches)
}

/** Shows the newest branch through a message. `null`: there is no such message. */
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
