// The words of all messages that are not being written any more, by position. The index keeps no text of its
// own. What goes in is folded (search/words.ts) and put in by the queries on messages; what is deleted leaves
// by the trigger, also when it goes with its conversation. Should folding ever change, a migration must index
// anew.
//
// Marks count as parts of words, as they do in folding; beginnings of one and two letters are indexed too, for
// they begin so many words that the first letters typed would find more slowly than whole words.
import { foldWords } from '../../../domain/fold-words.ts'
import type { Connection } from '../connection.ts'
import type { Migration } from '../migrate.ts'

export const indexMessages: Migration = {
  number: 8,
  name: '0008-index-messages',
  up(db) {
    db.exec(`
      CREATE VIRTUAL TABLE message_fts USING fts5 (
        words, content = '', contentless_delete = 1, prefix = '1 2',
        tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
      );
      -- What was deleted is merged away as new messages come, and not at once: a long conversation would stop
      -- everything else for some hundred milliseconds.
      INSERT INTO message_fts (message_fts, rank) VALUES ('deletemerge', 0);

      CREATE TRIGGER message_unindexed AFTER DELETE ON message WHEN old.status <> 'streaming'
      BEGIN
        DELETE FROM message_fts WHERE rowid = old.position;
      END;
    `)
    indexAll(db)
  },
}

function indexAll(db: Connection): void {
  const pick = db.prepare<[number], { position: number; text: string }>(
    `SELECT position, text FROM message WHERE position > ? AND status <> 'streaming' ORDER BY position LIMIT 200`,
  )
  const index = db.prepare<[number, string]>('INSERT INTO message_fts (rowid, words) VALUES (?, ?)')
  for (let from = -1; ;) {
    const batch = pick.all(from)
    for (const { position, text } of batch) index.run(position, foldWords(text))
    const last = batch.at(-1)
    if (!last) return
    from = last.position
  }
}
