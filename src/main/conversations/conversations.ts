// What a person does with whole conversations and their folders. Every change is reported by `onChange`.
import type { Conversation, Folder } from '../../domain/chat/conversation.ts'
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId, FolderId } from '../../domain/ids.ts'
import { err, ok, type Err, type Result } from '../../domain/result.ts'
import type { ConversationChange, ConversationPage } from '../store/chat/conversation-queries.ts'
import { newId } from '../store/new-id.ts'
import type { Store } from '../store/store.ts'
import { createDeletions, restorableForMs, type DeletionsOptions } from './deletions.ts'
import { copyConversation } from './duplicate.ts'

export interface ConversationsOptions extends DeletionsOptions {
  readonly store: Store
  /** Called when the list of conversations, or a folder, has changed. */
  readonly onChange: () => void
}

export interface Conversations {
  list(page: ConversationPage): Conversation[]
  change(id: ConversationId, change: ConversationChange): Result<Conversation>
  duplicate(id: ConversationId): Promise<Result<{ readonly conversationId: ConversationId }>>
  delete(id: ConversationId): Promise<Result<{ readonly restorableForMs: number }>>
  restore(id: ConversationId): Result<void>
  listFolders(): Folder[]
  createFolder(name: string): Result<Folder>
  renameFolder(id: FolderId, name: string): Result<void>
  removeFolder(id: FolderId): Result<void>
  /**
   * For the start of the app, once interrupted answers are recorded: removes the conversations that were
   * deleted before.
   */
  removeLeft(): Promise<void>
  /**
   * For the app's end, once no answer is being written: removes deleted conversations, and finishes copies.
   */
  close(): Promise<void>
}

/** The contract's limit. */
const maxFolders = 1_000

const notFound = (): Err => err(makeFailure('store/not-found', 'new-conversation'))
const folderNotFound = (): Err => err(makeFailure('store/not-found'))

export function createConversations(options: ConversationsOptions): Conversations {
  const { store, nowMs, onChange } = options
  const { conversations, folders } = store
  const deletions = createDeletions(options)
  const copies = new Set<Promise<unknown>>()

  function told<Value>(result: Result<Value>): Result<Value> {
    if (result.ok) onChange()
    return result
  }

  /** `work` returns false if there was nothing to change. */
  function changeFolder(work: () => boolean): Result<void> {
    const changed = store.transact(work)
    if (!changed.ok) return changed
    return changed.value ? told(ok(undefined)) : folderNotFound()
  }

  return {
    list: (page) => conversations.list(page),

    change(id, change) {
      const title = change.title?.trim()
      const changed = store.transact(() => {
        if (change.folderId && !folders.find(change.folderId)) return 'no-folder'
        return conversations.change(id, { ...change, title })
      })
      if (!changed.ok) return changed
      if (changed.value === 'no-folder') return folderNotFound()
      return changed.value ? told(ok(changed.value)) : notFound()
    },

    async duplicate(id) {
      const source = conversations.find(id)
      if (!source) return notFound()
      const copying = copyConversation(store, source, nowMs())
      copies.add(copying)
      try {
        const copied = await copying
        return copied.ok ? told(ok({ conversationId: copied.value })) : copied
      } finally {
        copies.delete(copying)
      }
    },

    async delete(id) {
      const deleted = await deletions.delete(id)
      return deleted.ok ? told(ok({ restorableForMs })) : deleted
    },
    restore: (id) => told(deletions.restore(id)),

    listFolders: () => folders.list(),
    createFolder(name) {
      if (folders.list().length >= maxFolders) return err(makeFailure('ipc/invalid-input'))
      const folder = { id: newId<FolderId>(), name: name.trim(), conversations: 0 }
      const created = store.transact(() => folders.insert(folder))
      return created.ok ? told(ok(folder)) : created
    },
    renameFolder: (id, name) => changeFolder(() => folders.rename(id, name.trim())),
    removeFolder: (id) => changeFolder(() => folders.remove(id)),

    removeLeft: () => deletions.removeLeft(),
    async close() {
      await Promise.allSettled(copies)
      await deletions.close()
    },
  }
}
