import { describe, expect, test } from 'vitest'
import { titleKinds } from '../../../../domain/chat/conversation.ts'
import { messageRoles, messageStatuses } from '../../../../domain/chat/message.ts'
import { promptKinds } from '../../../../domain/chat/prompt.ts'
import { checkDatabase, openTestConnection } from '../../test-support.ts'

function open() {
  const db = openTestConnection(1)
  db.exec(`INSERT INTO conversation (id, title, model_id, created_at_ms, updated_at_ms)
    VALUES ('c1', '', 'm', 0, 0), ('c2', '', 'm', 0, 0)`)
  return db
}

describe('conversation', () => {
  const openOne = () => {
    const db = open()
    db.exec(`INSERT INTO folder VALUES ('f1', 'Folder')`)
    const set = (column: string, value: unknown) =>
      db.prepare(`UPDATE conversation SET ${column} = ? WHERE id = 'c1'`).run(value)
    return { db, set }
  }

  test('allows every kind of title, and no other', () => {
    const { set } = openOne()
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
  ])('refuses %s of %s', (column, value) => {
    expect(() => openOne().set(column, value)).toThrow(/CHECK|NOT NULL|FOREIGN KEY/u)
  })

  test('is on one shelf: deletion comes before archive, then pin, then folder', () => {
    const { db, set } = openOne()
    const shelf = () => db.prepare(`SELECT shelf FROM conversation WHERE id = 'c1'`).pluck().get()
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

  test('stays when its folder is removed, where the list finds it', () => {
    const { db, set } = openOne()
    set('folder_id', 'f1')
    db.exec('DELETE FROM folder')
    expect(db.prepare(`SELECT folder_id FROM conversation WHERE id = 'c1'`).pluck().get()).toBeNull()
    const recent = db.prepare(`SELECT id FROM conversation WHERE shelf = 'recent' ORDER BY id`).pluck().all()
    expect(recent).toEqual(['c1', 'c2'])
    expect(checkDatabase(db)).toEqual(['ok', []])
  })
})

describe('message', () => {
  const insert = `INSERT INTO message
    (id, conversation_id, parent_id, role, text, status, failure, created_at_ms)
    VALUES (?, ?, ?, ?, '', ?, ?, 0)`

  test('allows every role and status of the domain, and no other', () => {
    const db = open()
    for (const role of messageRoles) {
      for (const status of messageStatuses)
        db.prepare(insert).run(`${role}-${status}`, 'c1', null, role, status, null)
    }
    expect(() => db.prepare(insert).run('x', 'c1', null, 'system', 'done', null)).toThrow(/CHECK/u)
    expect(() => db.prepare(insert).run('x', 'c1', null, 'user', 'lost', null)).toThrow(/CHECK/u)
    expect(() => db.prepare(insert).run('x', 'c1', null, 'user', 'failed', '{')).toThrow(/CHECK/u)
  })

  test('has a parent that is there, and of the same conversation', () => {
    const db = open()
    db.prepare(insert).run('a', 'c1', null, 'user', 'done', null)
    expect(() => db.prepare(insert).run('b', 'c2', 'a', 'user', 'done', null)).toThrow(/FOREIGN KEY/u)
    expect(() => db.prepare(insert).run('b', 'c1', 'z', 'user', 'done', null)).toThrow(/FOREIGN KEY/u)
    expect(() => db.prepare(insert).run('b', 'c3', null, 'user', 'done', null)).toThrow(/FOREIGN KEY/u)
    db.prepare(insert).run('b', 'c1', 'a', 'user', 'done', null)
  })
})

describe('message_fts', () => {
  const openIndexed = (texts: Readonly<Record<string, string>>) => {
    const db = open()
    const add = db.prepare<[string, string], number>(
      `INSERT INTO message (id, conversation_id, parent_id, role, text, status, created_at_ms)
        VALUES (?, 'c1', NULL, 'user', ?, 'done', 0) RETURNING position`,
    )
    const index = db.prepare<[unknown, string]>('INSERT INTO message_fts (rowid, words) VALUES (?, ?)')
    for (const [id, text] of Object.entries(texts)) index.run(add.pluck().get(id, text), text)
    const search = (expression: string): unknown[] =>
      db
        .prepare(
          `SELECT message.id FROM message_fts JOIN message ON position = message_fts.rowid
            WHERE message_fts MATCH ? ORDER BY position`,
        )
        .pluck()
        .all(expression)
    return { db, search }
  }

  test('finds a word by every beginning, and indexes those of up to five letters', () => {
    const { db, search } = openIndexed({ one: 'word449 other', two: 'words', three: 'sword' })
    for (const beginning of ['w', 'wo', 'wor', 'word'])
      expect(search(`"${beginning}" *`)).toEqual(['one', 'two'])
    for (const beginning of ['word4', 'word44']) expect(search(`"${beginning}" *`)).toEqual(['one'])
    const sql = db.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'message_fts'`).pluck().get()
    expect(sql).toContain(`prefix = '1 2 3 4 5'`)
  })

  test('takes marks as parts of words, and letters as they are folded', () => {
    const { search } = openIndexed({ hindi: 'हिन्दी', accent: 'Wörd' })
    expect(search('"हिन्दी"')).toEqual(['hindi'])
    expect(search('"ह" *')).toEqual(['hindi'])
    expect(search('"न"')).toEqual([])
    expect(search('word')).toEqual(['accent'])
  })

  test('loses a message that is deleted, alone or with its conversation', () => {
    const { db, search } = openIndexed({ one: 'word one', two: 'word two', three: 'word three' })
    db.exec(`DELETE FROM message WHERE id = 'two'`)
    expect(search('word')).toEqual(['one', 'three'])
    expect(search('"two" *')).toEqual([])
    db.exec(`INSERT INTO message (id, conversation_id, parent_id, role, text, status, created_at_ms)
      VALUES ('streaming', 'c1', NULL, 'assistant', 'word', 'streaming', 0)`)
    db.exec('DELETE FROM conversation')
    expect(search('word')).toEqual([])
    expect(db.prepare('SELECT count(*) FROM message_fts_docsize').pluck().get()).toBe(0)
    expect(checkDatabase(db)).toEqual(['ok', []])
  })
})

describe('draft', () => {
  const insert = 'INSERT INTO draft (conversation_id, text) VALUES (?, ?)'

  test('is one for a conversation, and one for none', () => {
    const db = open()
    for (const id of ['c1', null]) {
      db.prepare(insert).run(id, 'typed')
      expect(() => db.prepare(insert).run(id, 'typed')).toThrow(/UNIQUE/u)
    }
  })

  test('has a text, and its conversation is there', () => {
    const db = open()
    expect(() => db.prepare(insert).run('c1', '')).toThrow(/CHECK/u)
    expect(() => db.prepare(insert).run('c9', 'typed')).toThrow(/FOREIGN KEY/u)
  })

  test('goes with its conversation, and the one of none stays', () => {
    const db = open()
    for (const id of ['c1', null]) db.prepare(insert).run(id, 'typed')
    db.exec('DELETE FROM conversation')
    expect(db.prepare('SELECT conversation_id FROM draft').pluck().all()).toEqual([null])
  })
})

describe('prompt', () => {
  const insert = 'INSERT INTO prompt VALUES (?, ?, ?, ?, ?)'

  test('allows every kind of the domain, and no other', () => {
    const db = open()
    for (const kind of promptKinds) db.prepare(insert).run(kind, kind, '', '', 0)
    expect(() => db.prepare(insert).run('x', 'tool', '', '', 0)).toThrow(/CHECK/u)
  })

  test('refuses an id twice, and a negative time', () => {
    const db = open()
    db.prepare(insert).run('p', 'persona', '', '', 0)
    expect(() => db.prepare(insert).run('p', 'persona', '', '', 0)).toThrow(/UNIQUE/u)
    expect(() => db.prepare(insert).run('q', 'persona', '', '', -1)).toThrow(/CHECK/u)
  })
})
