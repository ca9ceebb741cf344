// Handlers of the lists of conversations and the folders. The rules are in main/conversations.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { Services } from '../services/services.ts'

const nothing = (result: Result<void>) => (result.ok ? ok({}) : result)

export const createConversationsHandlers = ({
  conversations,
}: Pick<Services, 'conversations'>): DomainHandlers<Contract['conversations']> => ({
  listConversations: (page) => ok(conversations.list(page)),
  changeConversation: ({ conversationId, ...change }) => conversations.change(conversationId, change),
  duplicateConversation: ({ conversationId }) => conversations.duplicate(conversationId),
  deleteConversation: ({ conversationId }) => conversations.delete(conversationId),
  restoreConversation: ({ conversationId }) => nothing(conversations.restore(conversationId)),

  listFolders: () => ok(conversations.listFolders()),
  createFolder: ({ name }) => conversations.createFolder(name),
  renameFolder: ({ folderId, name }) => nothing(conversations.renameFolder(folderId, name)),
  removeFolder: ({ folderId }) => nothing(conversations.removeFolder(folderId)),
})
