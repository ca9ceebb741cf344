// Starts a migration: `npm run new:migration -- add-usage-day` writes the next number's file and its
// test, and adds it to all.ts. Both compile and pass as they are; comments say what to fill in. It
// overwrites nothing but all.ts.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { inRoot } from './setup/project.ts'

/** Returns the stem of the new files. Throws a RangeError if the name isn't allowed. */
export async function writeMigration(folder: string, name: string): Promise<string> {
  if (!/^[a-z]+(-[a-z0-9]+)+$/u.test(name))
    throw new RangeError('Name it by verb and object: npm run new:migration -- add-usage-day')
  const stems = listStems(folder)
  const before = stems.find((stem) => nameOf(stem) === name)
  if (before !== undefined) throw new RangeError(`There is ${before} already.`)

  const number = Number(stems.at(-1)?.slice(0, 4) ?? 0) + 1
  const stem = `${String(number).padStart(4, '0')}-${name}`
  for (const file of [`${stem}.ts`, `${stem}.test.ts`])
    if (existsSync(join(folder, file))) throw new RangeError(`There is ${file} already.`)

  const write = async (file: string, text: string, flag: 'w' | 'wx') =>
    writeFileSync(join(folder, file), await formatCode(text), { flag })
  await write(`${stem}.ts`, makeMigration(number, stem), 'wx')
  await write(`${stem}.test.ts`, makeTest(number), 'wx')
  await write('all.ts', makeList([...stems, stem]), 'w')
  return stem
}

/** Returns what all.ts should contain, given the files beside it. */
export const makeListOf = (folder: string): Promise<string> => formatCode(makeList(listStems(folder)))

const listStems = (folder: string): string[] =>
  readdirSync(folder)
    .flatMap((file) => /^(\d{4}-[a-z0-9-]+)\.ts$/u.exec(file)?.[1] ?? [])
    .toSorted()

const nameOf = (stem: string): string => stem.slice(5)

/** For example, `0002-add-usage-day` exports `addUsageDay`. */
const exportOf = (stem: string): string =>
  nameOf(stem).replaceAll(/-([a-z0-9])/gu, (_dash, letter: string) => letter.toUpperCase())

const formatCode = async (code: string): Promise<string> =>
  format(code, { ...(await resolveConfig(inRoot('package.json'))), parser: 'typescript' })

const makeMigration = (number: number, stem: string): string => `
// Say here what this changes, and why.
import type { Migration } from '../migrate.ts'

export const ${exportOf(stem)}: Migration = {
  number: ${number},
  name: '${stem}',
  up(db) {
    // Write the change here. docs/schema.md lists each new column; query-plans.test.ts the plan of each new query.
    db.exec('')
  },
}
`

const makeTest = (number: number): string => `
import { expect, test } from 'vitest'
import { readNumberPragma } from '../connection.ts'
import { migrate } from '../migrate.ts'
import { checkDatabase, makeFolder, nowMs, openTestConnection, pathsIn } from '../test-support.ts'
import { allMigrations } from './all.ts'

test('a database of version ${number - 1} keeps what is in it', () => {
  const folder = makeFolder()
  const db = openTestConnection(${number - 1}, folder)
  // Write rows of every table that changes, by SQL: the queries are those of the newest version.
  db.exec(\`INSERT INTO folder (id, name) VALUES ('f1', 'Kept')\`)
  migrate(
    db,
    allMigrations.filter((migration) => migration.number <= ${number}),
    { ...pathsIn(folder), nowMs },
  )
  // Say here what has become of them, and add a test of what each new column refuses.
  expect(db.prepare('SELECT id, name FROM folder').all()).toEqual([{ id: 'f1', name: 'Kept' }])
  expect(readNumberPragma(db, 'user_version')).toBe(${number})
  expect(checkDatabase(db)).toEqual(['ok', []])
})
`

const makeList = (stems: readonly string[]): string => `
// All migrations, in the order in which they run. \`npm run new:migration\` writes this list. Never change a
// released migration: write a new one.
import type { Migration } from '../migrate.ts'
${stems.map((stem) => `import { ${exportOf(stem)} } from './${stem}.ts'`).join('\n')}

export const allMigrations: readonly Migration[] = [${stems.map(exportOf).join(', ')}]
`

if (import.meta.main) {
  try {
    const folder = 'src/main/store/migrations'
    const stem = await writeMigration(inRoot(folder), process.argv[2] ?? '')
    process.stdout.write(`Wrote ${folder}/${stem}.ts and ${stem}.test.ts, and listed it in all.ts.\n`)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
