// What these handlers answer is what the contract has room for; what they do is tested beside their services.
import { expect, test } from 'vitest'
import { conversations as contract } from '../../contract/conversations.ts'
import { prompts as promptsContract } from '../../contract/prompts.ts'
import { search as searchContract } from '../../contract/search.ts'
import { createConversations } from '../conversations/conversations.ts'
import { createPrompts } from '../prompts/prompts.ts'
import { beginConversation, makeMessage, openTestStore, startMs } from '../store/test-support.ts'
import { createConversationsHandlers } from './conversations.ts'
import { createPromptsHandlers } from './prompts.ts'
import { createSearchHandlers } from './search.ts'
import { context, take } from './test-support.ts'

function open() {
  const store = openTestStore()
  const tools = { store, nowMs: () => startMs, onChange: () => {} }
  const conversations = createConversations({
    ...tools,
    stopIn: async () => {},
    logger: { warn: () => {} },
  })
  return {
    store,
    conversations: createConversationsHandlers({ conversations }),
    prompts: createPromptsHandlers({ prompts: createPrompts(tools) }),
    search: createSearchHandlers({ store }),
  }
}

test('conversations and folders', async () => {
  const { store, conversations } = open()
  const { id: conversationId } = beginConversation(store)
  const folder = await take(contract.createFolder, conversations.createFolder({ name: 'Work' }, context))
  const folderId = folder.id
  const changed = { conversationId, folderId, title: 'Mine' }
  expect(
    await take(contract.changeConversation, conversations.changeConversation(changed, context)),
  ).toMatchObject({ id: conversationId, folderId, title: 'Mine', titleKind: 'own' })
  const page = { shelf: { kind: 'folder', folderId }, limit: 5, before: null } as const
  const list = () => take(contract.listConversations, conversations.listConversations(page, context))
  expect(await list()).toHaveLength(1)
  const one = { conversationId }
  const copy = await take(contract.duplicateConversation, conversations.duplicateConversation(one, context))
  expect((await list()).map(({ id }) => id)).toContain(copy.conversationId)
  expect(await take(contract.deleteConversation, conversations.deleteConversation(one, context))).toEqual({
    restorableForMs: 60_000,
  })
  expect(await list()).toHaveLength(1)
  await take(contract.restoreConversation, conversations.restoreConversation(one, context))
  expect(await list()).toHaveLength(2)
  await take(contract.renameFolder, conversations.renameFolder({ folderId, name: 'Play' }, context))
  const folders = await take(contract.listFolders, conversations.listFolders({}, context))
  expect(folders).toEqual([{ id: folderId, name: 'Play', conversations: 2 }])
  await take(contract.removeFolder, conversations.removeFolder({ folderId }, context))
  expect(await list()).toEqual([])
})

test('prompts', async () => {
  const { prompts } = open()
  const saying = { kind: 'template', name: 'Summary', text: 'Sum up {{text}}' } as const
  const made = await take(
    promptsContract.savePrompt,
    prompts.savePrompt({ ...saying, promptId: null }, context),
  )
  expect(await take(promptsContract.listPrompts, prompts.listPrompts({}, context))).toEqual([made])
  await take(promptsContract.removePrompt, prompts.removePrompt({ promptId: made.id }, context))
  expect(await take(promptsContract.listPrompts, prompts.listPrompts({}, context))).toEqual([])
})

test('search', async () => {
  const { store, search } = open()
  const { id } = beginConversation(store, { title: 'A needle' })
  store.messages.insert(makeMessage(id, { text: `${'hay '.repeat(500)}needle` }))
  const question = { query: 'needle', order: 'newest', limit: 5 } as const
  expect(await take(searchContract.findMessages, search.findMessages(question, context))).toMatchObject({
    messages: [{ conversationId: id }],
    titles: [{ conversationId: id, title: { text: 'A needle', marks: [{ start: 2, end: 8 }] } }],
  })
})
