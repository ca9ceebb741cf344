// Handlers of one conversation: the store answers what is read, the runs do everything that asks a model. A
// draft with a key in it, or something like one, is refused here, so that it never reaches the disk.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { makeFailure } from '../../domain/failure.ts'
import { holdsKeyLike } from '../../domain/keys/key-like.ts'
import { err, ok } from '../../domain/result.ts'
import { readShown, showBranch } from '../chat/read-shown.ts'
import type { Services } from '../services/services.ts'

const notFound = () => err(makeFailure('store/not-found', 'new-conversation'))

export function createChatHandlers({
  store,
  runs,
  keys,
}: Pick<Services, 'store' | 'runs'> & {
  readonly keys: Pick<Services['keys'], 'isKeyIn'>
}): DomainHandlers<Contract['chat']> {
  const { drafts } = store

  return {
    readConversation({ conversationId }) {
      const shown = readShown(store, conversationId)
      return shown === null ? notFound() : ok(shown)
    },

    sendMessage: (message) => runs.send(message),
    editMessage: (message) => runs.edit(message),
    retryAnswer: (answer) => runs.retry(answer),
    continueAnswer: (answer) => runs.continue(answer),
    streamAnswer: ({ messageId }) => runs.source(messageId),

    showBranch({ messageId }) {
      const shown = store.transact(() => showBranch(store, messageId))
      if (!shown.ok) return shown
      return shown.value === null ? notFound() : ok(shown.value)
    },

    readDraft: ({ conversationId }) => ok({ text: drafts.read(conversationId) }),

    saveDraft({ conversationId, text }) {
      // In silence: it is in the window still, and a key in it is warned of before it is sent.
      if (holdsKeyLike(text) || keys.isKeyIn(text)) return ok({})
      const saved = store.transact(() => drafts.save(conversationId, text))
      return saved.ok ? ok({}) : saved
    },
  }
}
