import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok } from '../../domain/result.ts'
import type { Services } from '../services.ts'

const notFound = () =>
  err(makeFailure('store/not-found', 'There is no such conversation.', 'new-conversation'))

export function createChatHandlers({ store, runs, publish }: Services): DomainHandlers<Contract['chat']> {
  const { conversations, messages } = store
  const changed = (): void => publish('chat.conversationsChanged', {})

  return {
    listConversations: (page) => ok(conversations.list(page)),

    readConversation({ conversationId }) {
      const conversation = conversations.find(conversationId)
      return conversation ? ok({ conversation, messages: messages.readBranch(conversationId) }) : notFound()
    },

    sendMessage: (message) => runs.send(message),
    retryAnswer: ({ messageId, ...choice }) => runs.retry(messageId, choice),
    streamAnswer: ({ messageId }) => runs.source(messageId),

    renameConversation({ conversationId, title }) {
      if (!conversations.find(conversationId)) return notFound()
      const renamed = store.transact(() => conversations.rename(conversationId, title.trim()))
      if (!renamed.ok) return renamed
      changed()
      return ok({})
    },

    async deleteConversation({ conversationId }) {
      if (!conversations.find(conversationId)) return notFound()
      await runs.stopIn(conversationId) // so that what was being written is counted before it goes
      const removed = store.transact(() => conversations.remove(conversationId))
      if (!removed.ok) return removed
      changed()
      return ok({})
    },
  }
}
