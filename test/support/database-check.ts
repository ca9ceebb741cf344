// What must hold of the app's database whatever became of the app, read past the app: beside it while it runs.
// oxlint-disable-next-line typescript/triple-slash-reference -- the types that the store made for it, and no module
/// <reference path="../../src/main/store/better-sqlite3.d.ts" />
import Database from 'better-sqlite3-multiple-ciphers'

export interface DatabaseState {
  /** `ok`, or what SQLite found. */
  readonly integrity: unknown
  /** Rows that point at nothing. */
  readonly orphans: readonly unknown[]
  /** Messages that should be in the index of words and aren't, and the other way round; by position. */
  readonly wronglyIndexed: readonly unknown[]
  /** Answers that have another number of usage records than one, by id. */
  readonly wronglyCounted: readonly unknown[]
  /** Answers that no one writes, and that say they are being written. */
  readonly streaming: readonly unknown[]
}

/** Throws SQLite's error where the index of words is damaged. */
export function checkDatabase(path: string): DatabaseState {
  const db = new Database(path, { fileMustExist: true, timeout: 5_000 })
  const pluck = (sql: string): readonly unknown[] => db.prepare(sql).pluck().all()
  try {
    db.exec(`INSERT INTO message_fts (message_fts) VALUES ('integrity-check')`)
    return {
      integrity: db.pragma('integrity_check', { simple: true }),
      orphans: db.prepare('PRAGMA foreign_key_check').all(),
      wronglyIndexed: pluck(`
        SELECT coalesce(whole.position, indexed.id) FROM
          (SELECT position FROM message WHERE status <> 'streaming') AS whole
          FULL JOIN message_fts_docsize AS indexed ON indexed.id = whole.position
        WHERE whole.position IS NULL OR indexed.id IS NULL`),
      wronglyCounted: pluck(`
        SELECT id FROM message WHERE role = 'assistant' AND
          (SELECT count(*) FROM usage_record WHERE message_id = message.id AND purpose = 'chat') <> 1`),
      streaming: pluck(`SELECT id FROM message WHERE status = 'streaming'`),
    }
  } finally {
    db.close()
  }
}

export const soundDatabase: DatabaseState = {
  integrity: 'ok',
  orphans: [],
  wronglyIndexed: [],
  wronglyCounted: [],
  streaming: [],
}
