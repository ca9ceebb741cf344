// Queries on a person's own prompts.
import type { PromptId } from '../../../domain/ids.ts'
import type { Prompt } from '../../../domain/chat/prompt.ts'
import type { Connection } from '../connection.ts'

export interface PromptQueries {
  /** Returns the prompts by name, in a person's order (2 before 10). */
  list(): Prompt[]
  count(): number
  find(id: PromptId): Prompt | null
  insert(prompt: Prompt): void
  /** Returns false if there is none with this id. */
  change(prompt: Prompt): boolean
  /** Returns false if there is none. */
  remove(id: PromptId): boolean
}

const columns = 'id, kind, name, text, updated_at_ms AS updatedAtMs'

const promptSql = {
  list: `SELECT ${columns} FROM prompt`,
  count: 'SELECT count(*) FROM prompt',
  find: `SELECT ${columns} FROM prompt WHERE id = ?`,
  insert: `INSERT INTO prompt (id, kind, name, text, updated_at_ms)
    VALUES (@id, @kind, @name, @text, @updatedAtMs)`,
  change: `UPDATE prompt SET kind = @kind, name = @name, text = @text, updated_at_ms = @updatedAtMs
    WHERE id = @id`,
  remove: 'DELETE FROM prompt WHERE id = ?',
} as const

export function preparePrompts(db: Connection): PromptQueries {
  const list = db.prepare<[], Prompt>(promptSql.list)
  const count = db.prepare<[], number>(promptSql.count).pluck()
  const find = db.prepare<[PromptId], Prompt>(promptSql.find)
  const insert = db.prepare<[Prompt]>(promptSql.insert)
  const change = db.prepare<[Prompt]>(promptSql.change)
  const remove = db.prepare<[PromptId]>(promptSql.remove)
  const { compare } = new Intl.Collator(undefined, { numeric: true })

  return {
    list: () =>
      list.all().toSorted((left, right) => compare(left.name, right.name) || (left.id < right.id ? -1 : 1)),
    count: () => count.get() ?? 0,
    find: (id) => find.get(id) ?? null,
    insert(prompt) {
      insert.run(prompt)
    },
    change: (prompt) => change.run(prompt).changes === 1,
    remove: (id) => remove.run(id).changes === 1,
  }
}
