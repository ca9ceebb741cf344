// Queries on folders. A conversation is in one folder at most; removing a folder leaves its conversations in
// none.
import type { Folder } from '../../../domain/chat/conversation.ts'
import type { FolderId } from '../../../domain/ids.ts'
import type { Connection } from '../connection.ts'

export interface FolderQueries {
  /** Returns the folders by name, in a person's order (2 before 10). */
  list(): Folder[]
  find(id: FolderId): Folder | null
  insert(folder: Pick<Folder, 'id' | 'name'>): void
  /** Returns false if there is none. */
  rename(id: FolderId, name: string): boolean
  /** Returns false if there is none. */
  remove(id: FolderId): boolean
}

const select = `SELECT id, name, (SELECT count(*) FROM conversation
    WHERE folder_id = folder.id AND is_archived = 0 AND deleted_at_ms IS NULL) AS conversations
  FROM folder`

export const folderSql = {
  list: select,
  find: `${select} WHERE id = ?`,
  insert: 'INSERT INTO folder (id, name) VALUES (@id, @name)',
  rename: 'UPDATE folder SET name = ? WHERE id = ?',
  remove: 'DELETE FROM folder WHERE id = ?',
} as const

export function prepareFolders(db: Connection): FolderQueries {
  const list = db.prepare<[], Folder>(folderSql.list)
  const find = db.prepare<[FolderId], Folder>(folderSql.find)
  const insert = db.prepare<[Pick<Folder, 'id' | 'name'>]>(folderSql.insert)
  const rename = db.prepare<[string, FolderId]>(folderSql.rename)
  const remove = db.prepare<[FolderId]>(folderSql.remove)
  const { compare } = new Intl.Collator(undefined, { numeric: true })

  return {
    list: () =>
      list.all().toSorted((left, right) => compare(left.name, right.name) || (left.id < right.id ? -1 : 1)),
    find: (id) => find.get(id) ?? null,
    insert({ id, name }) {
      insert.run({ id, name })
    },
    rename: (id, name) => rename.run(name, id).changes === 1,
    remove: (id) => remove.run(id).changes === 1,
  }
}
