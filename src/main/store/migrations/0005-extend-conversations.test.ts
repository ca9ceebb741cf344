import { describe, expect, test } from 'vitest'
import { titleKinds } from '../../../domain/conversation.ts'
import type { ConversationId } from '../../../domain/ids.ts'
import { noParameters } from '../../../domain/parameters.ts'
import type { Connection } from '../connection.ts'
import { prepareConversations } from '../chat/conversation-queries.ts'
import { migrate } from '../migrate.ts'
import { checkDatabase, makeFolder, nowMs, openTestConnection, pathsIn } from '../test-support.ts'
import { allMigrations } from './all.ts'

// As version 4 wrote them.
const old = [
  ['c1', 'Own key', 'k1', 'm', 1, 20],
  ['c2', 'Ünïcode 漢字', null, 'm', 3, 40],
  ['c3', '', 'k9', 'practice', 5, 20],
] as const

function fillVersion4(db: Connection): void {
  const insert = db.prepare('INSERT INTO conversation VALUES (?, ?, ?, ?, ?, ?)')
  for (const one of old) insert.run(...one)
  db.exec(`INSERT INTO message (id, conversation_id, parent_id, role, text, status, created_at_ms) VALUES
    ('m1', 'c1', NULL, 'user', 'one', 'done', 7), ('m2', 'c1', 'm1', 'assistant', 'two', 'streaming', 8)`)
}

describe('a database of version 4', () => {
  const migrated = () => {
    const folder = makeFolder()
    const db = openTestConnection(4, folder)
    fillVersion4(db)
    const messages = db.prepare('SELECT * FROM message').all()
    migrate(
      db,
      allMigrations.filter(({ number }) => number <= 5),
      { ...pathsIn(folder), nowMs },
    )
    expect(db.prepare('SELECT * FROM message').all()).toEqual(messages)
    return db
  }

  test('keeps all that it knew of every conversation', () => {
    const columns = 'id, title, key_id, model_id, created_at_ms, updated_at_ms'
    const kept = migrated()
      .prepare<[], Record<string, unknown>>(`SELECT ${columns} FROM conversation ORDER BY id`)
      .all()
    expect(kept.map((row) => Object.values(row))).toEqual(old)
  })

  test('lists them as recent, under a title of the person’s own, without parameters', () => {
    const conversations = prepareConversations(migrated())
    const listed = conversations.list({ shelf: { kind: 'recent' }, limit: 9, before: null })
    expect(listed.map(({ id }) => id)).toEqual(['c2', 'c3', 'c1'])
    for (const { id, ...rest } of listed) {
      expect(rest).toMatchObject({ titleKind: 'own', folderId: null, isPinned: false, isArchived: false })
      expect(conversations.readParameters(id)).toEqual(noParameters)
    }
  })

  test('finds them by the words of their titles', () => {
    const words = migrated().prepare('SELECT title_words FROM conversation ORDER BY id').pluck().all()
    expect(words).toEqual([' own key ', ' unicode 漢 字 ', ' '])
  })

  test('is sound, and shows the newest branch', () => {
    const db = migrated()
    expect(checkDatabase(db)).toEqual(['ok', []])
    expect(db.prepare('SELECT DISTINCT leaf_id FROM conversation').pluck().all()).toEqual([null])
  })
})

describe('the new columns', () => {
  const open = () => {
    const db = openTestConnection(5)
    db.exec(`INSERT INTO conversation (id, title, model_id, created_at_ms, updated_at_ms)
      VALUES ('c1', '', 'm', 0, 0)`)
    db.exec(`INSERT INTO folder VALUES ('f1', 'Folder')`)
    const set = (column: string, value: unknown) =>
      db.prepare(`UPDATE conversation SET ${column} = ?`).run(value)
    return { db, set }
  }

  test('allow every kind of title, and no other', () => {
    const { set } = open()
    for (const kind of titleKinds) set('title_kind', kind)
    expect(() => set('title_kind', 'other')).toThrow(/CHECK/u)
  })

  test.each([
    ['is_pinned', 2],
    ['is_archived', -1],
    ['deleted_at_ms', -1],
    ['parameters', '{'],
    ['title_kind', null],
    ['folder_id', 'f9'],
  ])('refuse %s of %s', (column, value) => {
    expect(() => open().set(column, value)).toThrow(/CHECK|NOT NULL|FOREIGN KEY/u)
  })

  test('put a conversation on one shelf, deletion before archive before pin before folder', () => {
    const { db, set } = open()
    const shelf = () => db.prepare('SELECT shelf FROM conversation').pluck().get()
    const seen = [shelf()]
    for (const [column, value] of [
      ['folder_id', 'f1'],
      ['is_pinned', 1],
      ['is_archived', 1],
      ['deleted_at_ms', 5],
    ] as const) {
      set(column, value)
      seen.push(shelf())
    }
    expect(seen).toEqual(['recent', 'f1', 'pinned', 'archived', null])
  })

  test('let a folder go, and its conversations stay, where the list finds them', () => {
    const { db, set } = open()
    set('folder_id', 'f1')
    db.exec('DELETE FROM folder')
    expect(prepareConversations(db).find('c1' as ConversationId)?.folderId).toBeNull() // the row above
    expect(db.prepare(`SELECT id FROM conversation WHERE shelf = 'recent'`).pluck().all()).toEqual(['c1'])
    expect(checkDatabase(db)).toEqual(['ok', []])
  })
})
