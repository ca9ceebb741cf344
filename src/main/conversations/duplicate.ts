// Copies a whole conversation, with new ids. It writes in short turns, so that nothing else has to wait, and
// the copy stays marked as deleted until it is complete, so that a start removes half a copy. Usage is not
// copied, since nothing was asked again. An answer that is being written is copied with its text so far, as
// interrupted.
import { setImmediate } from 'node:timers/promises'
import type { Conversation } from '../../domain/chat/conversation.ts'
import type { ConversationId, MessageId } from '../../domain/ids.ts'
import type { Message } from '../../domain/chat/message.ts'
import { ok, type Result } from '../../domain/result.ts'
import { newId } from '../store/new-id.ts'
import type { Store } from '../store/store.ts'

/** The limits of one turn, which takes some milliseconds. */
const turnChars = 50_000
const turnMessages = 50

/** The copy is the newest conversation, neither pinned nor archived, in the same folder. */
export async function copyConversation(
  store: Store,
  source: Conversation,
  nowMs: number,
): Promise<Result<ConversationId>> {
  const id = newId<ConversationId>()
  const copy = { ...source, id, isPinned: false, isArchived: false, createdAtMs: nowMs, updatedAtMs: nowMs }
  const shown = store.messages.readBranch(source.id).at(-1)
  const messages = store.messages.listAll(source.id)
  const ids = new Map<MessageId, MessageId>(messages.map((message) => [message.id, newId<MessageId>()]))
  const begun = store.transact(() => {
    store.conversations.insert(copy, store.conversations.readParameters(source.id))
    store.conversations.markDeleted(id, nowMs)
  })
  if (!begun.ok) return begun
  for (const turn of splitTurns(messages)) {
    const written = store.transact(() => {
      for (const message of turn) store.messages.insert(copyMessage(message, id, ids))
    })
    if (!written.ok) {
      store.transact(() => store.conversations.remove(id)) // if this fails too, the next start removes it
      return written
    }
    await setImmediate()
  }
  const leafId = shown && ids.get(shown.id)
  const ended = store.transact(() => {
    if (leafId) store.conversations.showLeaf(id, leafId)
    store.conversations.restore(id)
  })
  return ended.ok ? ok(id) : ended
}

function* splitTurns(messages: readonly Message[]): Generator<Message[]> {
  let turn: Message[] = []
  let chars = 0
  for (const message of messages) {
    turn.push(message)
    chars += message.text.length
    if (turn.length < turnMessages && chars < turnChars) continue
    yield turn
    turn = []
    chars = 0
  }
  if (turn.length > 0) yield turn
}

const copyMessage = (
  { usage: _usage, ...message }: Message,
  conversationId: ConversationId,
  ids: ReadonlyMap<MessageId, MessageId>,
): Omit<Message, 'usage'> => ({
  ...message,
  id: ids.get(message.id) ?? message.id,
  conversationId,
  parentId: message.parentId === null ? null : (ids.get(message.parentId) ?? null),
  status: message.status === 'streaming' ? 'interrupted' : message.status,
})
