// What a user can do to a folder. Removing one keeps its conversations, and can be undone.
import type { Folder } from '../../../domain/chat/conversation.ts'
import { maxFolderNameChars } from '../../../domain/chat/conversation.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'
import { words } from '../../../words/words.ts'
import { api } from '../../base/api.ts'
import { tellBriefly, tellFailure } from '../../ui/notices.tsx'
import { moveConversation } from './conversation-actions.ts'
import { dropFolder, folders, refreshShelves, rereadShelves, setFolderOpen } from './conversations.ts'

/**
 *  Creates an open folder and moves `moves` into it. `null` if the name is blank, or if main refused; the
 * failure has been shown by then.
 */
export async function createFolder(
  name: string,
  moves: ConversationId | null = null,
): Promise<Folder | null> {
  const trimmed = name.trim().slice(0, maxFolderNameChars).trim()
  if (trimmed === '') return null
  const answer = await api.conversations.createFolder({ name: trimmed })
  if (!answer.ok) {
    tellFailure(answer.failure)
    return null
  }
  await folders.reload()
  setFolderOpen(answer.value.id, true)
  if (moves !== null) await moveConversation(moves, answer.value.id)
  return answer.value
}

export async function renameFolder(folderId: FolderId, name: string): Promise<void> {
  const trimmed = name.trim().slice(0, maxFolderNameChars).trim()
  if (trimmed === '') return
  folders.store.change(({ value, failure }) => ({
    value: value?.map((one) => (one.id === folderId ? { ...one, name: trimmed } : one)) ?? null,
    failure,
  }))
  const answer = await api.conversations.renameFolder({ folderId, name: trimmed })
  if (!answer.ok) tellFailure(answer.failure)
  await folders.reload()
}

export async function removeFolder({ id, name }: Folder): Promise<void> {
  const members = await listMembers(id)
  const answer = await api.conversations.removeFolder({ folderId: id })
  if (!answer.ok) {
    tellFailure(answer.failure)
    return
  }
  dropFolder(id)
  await rereadShelves()
  tellBriefly(words.conversations.folderRemoved(name), {
    label: words.conversations.undo,
    press: () => void bringBack(name, members),
  })
}

const membersAtOnce = 500

async function listMembers(folderId: FolderId): Promise<ConversationId[]> {
  const members: ConversationId[] = []
  for (;;) {
    const answer = await api.conversations.listConversations({
      shelf: { kind: 'folder', folderId },
      limit: membersAtOnce,
      before: members.at(-1) ?? null,
    })
    if (!answer.ok) return members
    members.push(...answer.value.map((one) => one.id))
    if (answer.value.length < membersAtOnce) return members
  }
}

/** Creates a folder of the same name with the same conversations. */
async function bringBack(name: string, members: readonly ConversationId[]): Promise<void> {
  const folder = await createFolder(name)
  if (!folder) return
  const answers = await Promise.all(
    members.map((conversationId) =>
      api.conversations.changeConversation({ conversationId, folderId: folder.id }),
    ),
  )
  const failed = answers.find((answer) => !answer.ok)
  if (failed && !failed.ok) tellFailure(failed.failure)
  await rereadShelves()
  refreshShelves()
}
