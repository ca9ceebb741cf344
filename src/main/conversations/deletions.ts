// Deletes conversations: a deleted one is hidden at once and removed for good when it can't be restored any
// more, when the app ends, or else at the next start. Long ones are removed in short turns.
import { setImmediate } from 'node:timers/promises'
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId } from '../../domain/ids.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Store } from '../store/store.ts'

export const restorableForMs = 60_000

export interface DeletionsOptions {
  readonly store: Pick<Store, 'conversations' | 'messages' | 'transact'>
  /**
   * Ends the conversation's answers that are being written, and waits until they are committed and counted.
   */
  readonly stopIn: (id: ConversationId) => Promise<void>
  readonly nowMs: () => number
  readonly logger: { warn(message: string): void }
}

export interface Deletions {
  delete(id: ConversationId): Promise<Result<void>>
  restore(id: ConversationId): Result<void>
  /** For the start of the app: removes what was deleted but not removed when the app last ended. */
  removeLeft(): Promise<void>
  /** For the app's end: removes the conversations that were deleted since the start. */
  close(): Promise<void>
}

const notFound = () => err(makeFailure('store/not-found', 'new-conversation'))

export function createDeletions({ store, stopIn, nowMs, logger }: DeletionsOptions): Deletions {
  const timers = new Map<ConversationId, NodeJS.Timeout>()
  // Listed at the start, because a conversation marked later can still be restored, or is a copy being
  // written.
  const left = store.conversations.listDeleted()

  async function remove(id: ConversationId): Promise<void> {
    clearTimeout(timers.get(id))
    timers.delete(id) // from here on it can't be restored
    try {
      await removeInTurns(id)
    } catch {
      logger.warn('removing a conversation: unexpected')
    }
  }

  async function removeInTurns(id: ConversationId): Promise<void> {
    for (;;) {
      const removed = store.transact(() => {
        if (store.messages.removeLast(id, turnMessages) > 0) return 'some'
        store.conversations.remove(id)
        return 'all'
      })
      // It stays hidden, and the next start tries again.
      if (!removed.ok) return logger.warn(`removing a conversation: ${removed.failure.code}`)
      if (removed.value === 'all') return
      await setImmediate()
    }
  }

  return {
    async delete(id) {
      if (!store.conversations.find(id)) return notFound()
      await stopIn(id)
      const marked = store.transact(() => store.conversations.markDeleted(id, nowMs()))
      if (!marked.ok) return marked
      if (!marked.value) return notFound() // deleted twice at the same time
      timers.set(id, setTimeout(() => void remove(id), restorableForMs).unref())
      await stopIn(id) // answers that began while the others ended
      return ok(undefined)
    },
    restore(id) {
      if (!timers.has(id)) return notFound()
      const restored = store.transact(() => store.conversations.restore(id))
      if (!restored.ok) return restored
      clearTimeout(timers.get(id))
      timers.delete(id)
      return restored.value ? ok(undefined) : notFound()
    },
    async removeLeft() {
      for (const id of left.splice(0)) await remove(id)
    },
    async close() {
      for (const id of timers.keys()) await remove(id)
    },
  }
}

/** Takes some milliseconds. */
const turnMessages = 100
