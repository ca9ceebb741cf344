// docs/schema.md against the real schema: every table and column, whether it can be null, and who writes it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTestConnection } from './test-support.ts'

interface PageTable {
  readonly name: string
  readonly text: string
  /** Each as `name` or `name?`, which can be null. */
  readonly columns: readonly string[]
}

const page = readFileSync(join(import.meta.dirname, '../../../docs/schema.md'), 'utf8')

function readPage(): PageTable[] {
  return page
    .split(/^### /mu)
    .slice(1)
    .map((section) => {
      const rows = [...section.matchAll(/^\| `(\w+)` \|([^|]*)\|[^|]*\|$/gmu)]
      return {
        name: /^\w+/u.exec(section)?.[0] ?? '',
        text: section.slice(0, section.indexOf('\n|')),
        columns: rows.map(([, column = '', isNull = '']) => (isNull.trim() === '' ? column : `${column}?`)),
      }
    })
}

interface ColumnRow {
  readonly name: string
  /** Set for columns that may not be null. */
  readonly notnull: number
  readonly pk: number
  /** 1: of a virtual table's own, such as `rank`. */
  readonly hidden: number
}

function readSchema() {
  const db = openTestConnection()
  const names = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all()
  const triggers = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
  const readColumns = db.prepare<[string], ColumnRow>(
    'SELECT name, "notnull", pk, hidden FROM pragma_table_xinfo(?)',
  )
  const tables = names.map((name) => ({
    name,
    columns: readColumns
      .all(name)
      .filter(({ hidden }) => hidden !== 1)
      .map((column) =>
        column.notnull || column.pk || name === 'message_fts' ? column.name : `${column.name}?`,
      ),
  }))
  return { tables, triggers }
}

const compareNames = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1

test('docs/schema.md lists every table and column in the order they have, and nothing else', () => {
  const listed = readPage().map(({ name, columns }) => ({ name, columns }))
  expect(listed.toSorted(compareNames)).toEqual(readSchema().tables.toSorted(compareNames))
  const mentioned = page.match(/^\| `/gmu) ?? []
  expect(listed.flatMap(({ columns }) => columns)).toHaveLength(mentioned.length)
})

/** The files with queries that write it, as the page names them. */
function findWriters(table: string): string[] {
  const verbs = String.raw`(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)`
  const byName = new RegExp(String.raw`${verbs} ${table}\b`, 'u')
  const byVariable = new RegExp(String.raw`${verbs} \$\{table\}`, 'u')
  return ['keys', 'chat', 'usage'].flatMap((family) =>
    readdirSync(join(import.meta.dirname, family))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => `${family}/${file}`)
      .filter((file) => {
        const code = readFileSync(join(import.meta.dirname, file), 'utf8')
        return byName.test(code) || (byVariable.test(code) && code.includes(`${table}: [`))
      }),
  )
}

describe('who writes a table is what docs/schema.md says', () => {
  test.each(readPage())('$name', ({ name, text }) => {
    const find = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)
    const named = find(/trigger\s+`(\w+)`/gu)
    const files = find(/`(\w+\/[\w-]+\.ts)`/gu)
    expect(files.toSorted()).toEqual(findWriters(name).toSorted())
    const { triggers } = readSchema()
    for (const trigger of named) expect(triggers).toContain(trigger)
    expect([...files, ...named]).not.toEqual([])
  })
})
