// The lists of conversations, and their folders.
import * as z from 'zod'
import { event, route } from './kinds.ts'
import * as values from './values.ts'

const none = z.strictObject({})
const oneConversation = z.strictObject({ conversationId: values.conversationId })

const shelf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('recent') }),
  z.strictObject({ kind: z.literal('pinned') }),
  z.strictObject({ kind: z.literal('archived') }),
  z.strictObject({ kind: z.literal('folder'), folderId: values.folderId }),
])

export const conversations = {
  /** Newest first. `before` is the last conversation of the page before. */
  listConversations: route({
    input: z.strictObject({
      shelf,
      limit: z.int().min(1).max(500),
      before: values.conversationId.nullable(),
    }),
    output: z.array(values.conversation).max(500),
  }),
  changeConversation: route({
    input: z.strictObject({
      conversationId: values.conversationId,
      ...z
        .strictObject({
          title: values.title.refine((title) => title.trim() !== ''),
          folderId: values.folderId.nullable(),
          isPinned: z.boolean(),
          isArchived: z.boolean(),
          parameters: values.parameters,
        })
        .partial().shape,
    }),
    output: values.conversation,
  }),
  /** Copies the whole tree into a new conversation. */
  duplicateConversation: route({ input: oneConversation, output: oneConversation }),
  /** Hides it at once and removes it a little later; until then it can be restored. Usage records stay. */
  deleteConversation: route({
    input: oneConversation,
    output: z.strictObject({ restorableForMs: z.int().nonnegative() }),
  }),
  restoreConversation: route({ input: oneConversation, output: none }),
  listFolders: route({ input: none, output: z.array(values.folder).max(1_000) }),
  createFolder: route({ input: z.strictObject({ name: values.folderName }), output: values.folder }),
  renameFolder: route({
    input: z.strictObject({ folderId: values.folderId, name: values.folderName }),
    output: none,
  }),
  /** Its conversations are kept, without a folder. */
  removeFolder: route({ input: z.strictObject({ folderId: values.folderId }), output: none }),
  conversationsChanged: event(none),
}
