// Handlers of one conversation: the store answers what is read, the runs do everything that asks a model. A
// draft with a key in it, or something like one, is refused here, so that it never reaches the disk. An answer that
// no hard limit has room for is sent only if main has asked.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { makeFailure, type Failure } from '../../domain/failure.ts'
import type { Answerer } from '../../domain/chat/answerer.ts'
import type { Key } from '../../domain/keys/key.ts'
import { holdsKeyLike } from '../../domain/keys/key-like.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import type { AskedAgain } from '../chat/questions.ts'
import type { WeighedAnswer } from '../chat/weighing.ts'
import { readShown, showBranch } from '../chat/read-shown.ts'
import type { Services } from '../services/services.ts'
import type { AskPerson } from './ask-person.ts'

const notFound = () => err(makeFailure('store/not-found', 'new-conversation'))

export function createChatHandlers(
  {
    store,
    runs,
    weighRetry,
    keys,
  }: Pick<Services, 'store' | 'runs' | 'weighRetry'> & {
    readonly keys: Pick<Services['keys'], 'isKeyIn'> & {
      list(): readonly Pick<Key, 'id' | 'label' | 'lastFour'>[]
    }
  },
  askPerson: AskPerson,
): DomainHandlers<Contract['chat']> {
  const { drafts } = store

  /**
   * Asks whether one answer may pass the hard limits that have no room for it. Returns who answers and whether it
   * passes, for this turn only: what was agreed to is for this answerer, these limits and at most this cost.
   */
  async function askToPass(
    windowId: number,
    asked: AskedAgain,
  ): Promise<Result<Partial<Answerer> & { readonly ignoresBudgets: boolean }>> {
    const shown = await weighRetry(asked)
    if (!shown.ok) return shown
    if (shown.value === null || shown.value.refusals.length === 0) return ok({ ignoresBudgets: false })
    const { keyId, modelId, refusals, mostNanoUsd } = shown.value
    const { label = '', lastFour = '' } = keys.list().find(({ id }) => id === keyId) ?? {}
    const limits = refusals.flatMap(({ code, data }) => (code === 'budget/hard-limit' && data ? [data] : []))
    const question = words.native.passLimits({ limits, modelId, key: { label, lastFour }, mostNanoUsd })
    const agreed = await askPerson(windowId, question)
    if (!agreed.ok) return agreed
    const now = await weighRetry({ ...asked, keyId, modelId })
    if (!now.ok) return now
    return isWithin(now.value, shown.value)
      ? ok({ keyId, modelId, ignoresBudgets: true })
      : err(makeFailure('ipc/changed'))
  }

  return {
    readConversation({ conversationId }) {
      const shown = readShown(store, conversationId)
      return shown === null ? notFound() : ok(shown)
    },

    sendMessage: (message) => runs.send(message),
    editMessage: (message) => runs.edit(message),
    async retryAnswer(answer, { windowId }) {
      if (!answer.ignoresBudgets) return runs.retry(answer)
      const passed = await askToPass(windowId, answer)
      return passed.ok ? runs.retry({ ...answer, ...passed.value }) : passed
    },
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

/** Returns true if an answer meets no other limits, and can't cost more, than what was shown. */
function isWithin(now: WeighedAnswer | null, shown: WeighedAnswer): boolean {
  if (now === null) return false
  const named = new Set(shown.refusals.map(nameRefusal))
  const isDearer =
    shown.mostNanoUsd !== null && (now.mostNanoUsd === null || now.mostNanoUsd > shown.mostNanoUsd)
  return !isDearer && now.refusals.every((refusal) => named.has(nameRefusal(refusal)))
}

/** Names the limit and its height; what is spent of it may have changed meanwhile. */
const nameRefusal = ({ code, data = {} }: Failure): string =>
  JSON.stringify([code, data['scope'], data['name'], data['fromDay'], data['toDay'], data['limitNanoUsd']])
