import { expect, test } from 'vitest'
import type { ConversationId, FolderId } from '../../domain/ids.ts'
import { newId } from '../store/new-id.ts'
import { beginConversation, makeMessage, openTestStore, startMs } from '../store/test-support.ts'
import { createConversations } from './conversations.ts'

const notFound = { ok: false, failure: { code: 'store/not-found' } }

function open() {
  const store = openTestStore()
  const told: number[] = []
  const conversations = createConversations({
    store,
    stopIn: async () => {},
    nowMs: () => startMs + 1,
    logger: { warn: () => {} },
    onChange: () => told.push(told.length),
  })
  return { store, conversations, countTold: () => told.length }
}

test('each change is told once, and what changes nothing is not', async () => {
  const { store, conversations, countTold } = open()
  const { id } = beginConversation(store)
  const folder = conversations.createFolder(' Work ')
  if (!folder.ok) throw new Error(folder.failure.code)
  const folderId = folder.value.id
  const changes = [
    () => conversations.change(id, { folderId }),
    () => conversations.renameFolder(folderId, ' Play '),
    () => conversations.duplicate(id),
    () => conversations.delete(id),
    () => conversations.restore(id),
    () => conversations.removeFolder(folderId),
  ]
  for (const [index, change] of changes.entries()) {
    expect((await change()).ok).toBe(true)
    expect(countTold()).toBe(index + 2)
  }
  const nobody = newId<ConversationId>()
  const nowhere = newId<FolderId>()
  const refused = [
    () => conversations.change(nobody, { isPinned: true }),
    () => conversations.change(id, { folderId: nowhere }),
    () => conversations.duplicate(nobody),
    () => conversations.delete(nobody),
    () => conversations.restore(id),
    () => conversations.renameFolder(nowhere, 'x'),
    () => conversations.removeFolder(nowhere),
  ]
  for (const change of refused) expect(await change()).toMatchObject(notFound)
  expect(countTold()).toBe(changes.length + 1)
})

test('titles and names are kept without the space around them', () => {
  const { store, conversations } = open()
  const { id } = beginConversation(store)
  expect(conversations.change(id, { title: '  Mine \n' })).toMatchObject({
    ok: true,
    value: { title: 'Mine', titleKind: 'own' },
  })
  expect(conversations.createFolder('  Work ')).toMatchObject({ value: { name: 'Work', conversations: 0 } })
  const [folder] = conversations.listFolders()
  if (!folder) throw new Error('one')
  conversations.renameFolder(folder.id, ' Play ')
  expect(conversations.listFolders()).toMatchObject([{ name: 'Play' }])
})

test('there are no more folders than the contract lets pass', () => {
  const { store, conversations } = open()
  store.transact(() => {
    for (let at = 0; at < 1_000; at += 1) store.folders.insert({ id: newId<FolderId>(), name: `${at}` })
  })
  expect(conversations.createFolder('one more')).toMatchObject({ failure: { code: 'ipc/invalid-input' } })
  expect(conversations.listFolders()).toHaveLength(1_000)
})

test('the end waits for a copy, and removes what was deleted', async () => {
  const { store, conversations } = open()
  const { id } = beginConversation(store)
  for (let at = 0; at < 250; at += 1) store.messages.insert(makeMessage(id))
  const copying = conversations.duplicate(id)
  const gone = beginConversation(store)
  await conversations.delete(gone.id)
  await conversations.close()
  const listed = store.conversations.list({ shelf: { kind: 'recent' }, limit: 9, before: null })
  expect(listed).toHaveLength(2)
  expect(store.conversations.listDeleted()).toEqual([])
  expect((await copying).ok).toBe(true)
})
