// Adds conversations to a profile's database, as if they had been written in the app: by the app's own
// queries, so that search finds them and the list shows them like any other.
import type { Conversation } from '../../src/domain/chat/conversation.ts'
import type { ConversationId, MessageId } from '../../src/domain/ids.ts'
import type { Message } from '../../src/domain/chat/message.ts'
import { practiceModelId } from '../../src/domain/chat/model.ts'
import { noParameters } from '../../src/domain/chat/parameters.ts'
import { newId } from '../../src/main/store/new-id.ts'
import type { Store } from '../../src/main/store/store.ts'
import { withProfileStore } from './profile-store.ts'

export interface SeededMessage {
  readonly role: Message['role']
  readonly text: string
  /** The message it follows, by its place in the list; the one before it if left out. `null`: none. */
  readonly after?: number | null
}

export interface SeededConversation extends Partial<
  Pick<Conversation, 'modelId' | 'isPinned' | 'isArchived'>
> {
  readonly title: string
  /** The branch that was written last is shown. If left out, there is one question: the title. */
  readonly messages?: readonly SeededMessage[]
  /** When it was last written in. */
  readonly atMs: number
}

export const asked = (text: string, after?: number | null): SeededMessage => seeded('user', text, after)
export const answered = (text: string, after?: number | null): SeededMessage =>
  seeded('assistant', text, after)

const seeded = (role: Message['role'], text: string, after?: number | null): SeededMessage => ({
  role,
  text,
  ...(after !== undefined && { after }),
})

/** Writes them in this order, whatever their dates, in one transaction: ten thousand take about a second. */
export function seedConversations(
  profileFolder: string,
  all: Iterable<SeededConversation>,
): readonly WrittenConversation[] {
  return withProfileStore(profileFolder, (store) => {
    const written = store.transact(() => [...all].map((conversation) => insert(store, conversation)))
    if (!written.ok) throw new Error(written.failure.code)
    return written.value
  })
}

export interface WrittenConversation {
  readonly id: ConversationId
  readonly messageIds: readonly MessageId[]
}

function insert(
  store: Store,
  { title, atMs, messages = [asked(title)], ...rest }: SeededConversation,
): WrittenConversation {
  const id = newId<ConversationId>()
  const conversation: Conversation = {
    id,
    title,
    titleKind: 'own',
    keyId: null,
    modelId: practiceModelId,
    folderId: null,
    isPinned: false,
    isArchived: false,
    createdAtMs: atMs,
    updatedAtMs: atMs,
    ...rest,
  }
  store.conversations.insert(conversation, noParameters)
  const ids: MessageId[] = []
  for (const { role, text, after = ids.length - 1 } of messages) {
    const messageId = newId<MessageId>()
    store.messages.insert({
      id: messageId,
      conversationId: id,
      parentId: after === null ? null : (ids[after] ?? null),
      role,
      text,
      status: 'done',
      failure: null,
      modelId: role === 'user' ? null : conversation.modelId,
      createdAtMs: atMs,
    })
    ids.push(messageId)
  }
  return { id, messageIds: ids }
}
