// What is typed and chosen but not sent, per conversation, for as long as the window lives.
import type { Failure } from '../../../domain/failure.ts'
import type { ConversationId, KeyId } from '../../../domain/ids.ts'
import { createStore, useStore } from '../../store.ts'

/** A conversation, or the one that is not begun yet. */
export type ChatKey = ConversationId | 'new'

export interface Choice {
  readonly keyId: KeyId | null
  readonly modelId: string
}

export interface Draft {
  readonly text: string
  /** Why the text is back here instead of sent. */
  readonly failure: Failure | null
  readonly choice: Choice | null
}

const empty: Draft = { text: '', failure: null, choice: null }
const drafts = createStore<ReadonlyMap<ChatKey, Draft>>(new Map())

export const readDraft = (key: ChatKey): Draft => drafts.read().get(key) ?? empty
export const useDraft = (key: ChatKey): Draft => useStore(drafts, (all) => all.get(key) ?? empty)

export function changeDraft(key: ChatKey, change: Partial<Draft>): void {
  drafts.change((all) => new Map(all).set(key, { ...(all.get(key) ?? empty), ...change }))
}

/** Text that could not be sent comes back, before anything typed since. */
export function giveBack(key: ChatKey, text: string, failure: Failure): void {
  const since = readDraft(key).text
  changeDraft(key, { text: since === '' ? text : `${text}\n${since}`, failure })
}

/** A conversation that has begun takes over what was chosen and typed for it. */
export function adoptNewDraft(conversationId: ConversationId): void {
  drafts.change((all) => {
    const next = new Map(all)
    const draft = next.get('new')
    next.delete('new')
    return draft ? next.set(conversationId, draft) : next
  })
}
