import { expect, test } from 'vitest'
import type { FolderId } from '../../../domain/ids.ts'
import { newId } from '../new-id.ts'
import { buildStore, type Store } from '../store.ts'
import {
  beginConversation,
  checkDatabase,
  openTestConnection,
  openTestStore,
  startMs,
} from '../test-support.ts'

function addFolder(store: Store, name: string): FolderId {
  const id = newId<FolderId>()
  store.folders.insert({ id, name })
  return id
}

test('folders are listed by name as a person would, each with what lies in it', () => {
  const store = openTestStore()
  const work = addFolder(store, 'work')
  for (const name of ['Éclair', 'Zoo 10', 'Zoo 9', 'dessert']) addFolder(store, name)
  beginConversation(store, { folderId: work })
  beginConversation(store, { folderId: work, isPinned: true })
  beginConversation(store, { folderId: work, isArchived: true })
  store.conversations.markDeleted(beginConversation(store, { folderId: work }).id, startMs)
  const listed = store.folders.list()
  expect(listed.map(({ name }) => name)).toEqual(['dessert', 'Éclair', 'work', 'Zoo 9', 'Zoo 10'])
  expect(listed.map(({ conversations }) => conversations)).toEqual([0, 0, 2, 0, 0])
  expect(store.folders.find(work)).toEqual({ id: work, name: 'work', conversations: 2 })
})

test('a folder is renamed and removed once it is there', () => {
  const store = openTestStore()
  const id = addFolder(store, 'Old')
  expect(store.folders.rename(id, 'New')).toBe(true)
  expect(store.folders.find(id)?.name).toBe('New')
  expect(store.folders.remove(id)).toBe(true)
  expect([store.folders.find(id), store.folders.rename(id, 'x'), store.folders.remove(id)]).toEqual([
    null,
    false,
    false,
  ])
})

test('the conversations of a folder that is removed are kept, in none', () => {
  const db = openTestConnection()
  const store = buildStore(db)
  const folderId = addFolder(store, 'Gone')
  const inside = beginConversation(store, { folderId })
  const deleted = beginConversation(store, { folderId })
  store.conversations.markDeleted(deleted.id, startMs)
  store.folders.remove(folderId)
  const none = { ...inside, folderId: null }
  expect(store.conversations.list({ shelf: { kind: 'recent' }, limit: 9, before: null })).toEqual([none])
  expect(store.conversations.list({ shelf: { kind: 'folder', folderId }, limit: 9, before: null })).toEqual(
    [],
  )
  store.conversations.restore(deleted.id)
  expect(store.conversations.find(deleted.id)?.folderId).toBeNull()
  expect(checkDatabase(db)).toEqual(['ok', []])
})
