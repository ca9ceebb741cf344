// Handlers of one conversation: the store answers what is read, the runs do everything that asks a model. A
// draft with something like a key in it is refused here, so that it never reaches the disk.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { makeFailure } from '../../domain/failure.ts'
import { holdsKeyLike } from '../../domain/keys/key-like.ts'
import { err, ok } from '../../domain/result.ts'
import type { Services } from '../services/services.ts'

const notFound = () => err(makeFailure('store/not-found', 'new-conversation'))

export function createChatHandlers({
  store,
  runs,
}: Pick<Services, 'store' | 'runs'>): DomainHandlers<Contract['chat']> {
  const { conversations, messages, drafts } = store

  return {
    readConversation({ conversationId }) {
      const conversation = conversations.find(conversationId)
      if (!conversation) return notFound()
      return ok({
        conversation,
        parameters: conversations.readParameters(conversationId),
        titleUsage: conversations.readTitleUsage(conversationId),
        messages: messages.readBranch(conversationId),
        branches: messages.listBranches(conversationId),
      })
    },

    sendMessage: (message) => runs.send(message),
    editMessage: (message) => runs.edit(message),
    retryAnswer: (answer) => runs.retry(answer),
    continueAnswer: (answer) => runs.continue(answer),
    streamAnswer: ({ messageId }) => runs.source(messageId),

    showBranch({ messageId }) {
      const shown = store.transact(() => messages.showBranch(messageId))
      if (!shown.ok) return shown
      return shown.value === null ? notFound() : ok({})
    },

    readDraft: ({ conversationId }) => ok({ text: drafts.read(conversationId) }),

    saveDraft({ conversationId, text }) {
      if (holdsKeyLike(text)) return ok({ isSaved: false })
      const saved = store.transact(() => drafts.save(conversationId, text))
      return saved.ok ? ok({ isSaved: true }) : saved
    },
  }
}
