// Checks that must pass for the app's database, whatever happened to the app. Reads it on a connection of its
// own, even while the app runs.
// oxlint-disable-next-line typescript/triple-slash-reference -- the store's type declarations, not a module
/// <reference path="../../src/main/store/better-sqlite3.d.ts" />
import Database from 'better-sqlite3-multiple-ciphers'

export interface DatabaseState {
  /** `ok`, or the damage that SQLite found. */
  readonly integrity: unknown
  /** Rows that refer to missing rows. */
  readonly orphans: readonly unknown[]
  /** Positions of messages that are missing in the index of words, or are in it and should not be. */
  readonly wronglyIndexed: readonly unknown[]
  /** Ids of answers that don't have exactly one usage record. */
  readonly wronglyCounted: readonly unknown[]
  /** Answers that are marked as being written while nothing writes them. */
  readonly streaming: readonly unknown[]
}

/** Throws SQLite's error if the index of words is damaged. */
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
