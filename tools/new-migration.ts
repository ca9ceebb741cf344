// Starts a migration: `npm run new:migration -- add-usage-day` writes the next number's file and its test.
// It refuses a name that doesn't begin with a verb and go on with an object, and overwrites nothing.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'src', 'main', 'store', 'migrations')
const name = process.argv[2] ?? ''

if (!/^[a-z]+(-[a-z0-9]+)+$/u.test(name)) {
  process.stderr.write('Name it by verb and object: npm run new:migration -- add-usage-day\n')
  process.exit(1)
}

const numbers = readdirSync(folder).flatMap((file) => /^(\d{4})-/u.exec(file)?.[1] ?? [])
const number = Math.max(0, ...numbers.map(Number)) + 1
const stem = `${String(number).padStart(4, '0')}-${name}`
const constant = name.replace(/-([a-z0-9])/gu, (_dash, letter: string) => letter.toUpperCase())

writeFileSync(
  join(folder, `${stem}.ts`),
  `// What this changes, and why.
import type { Migration } from './migration.ts'

export const ${constant}: Migration = {
  number: ${number},
  name: '${name}',
  up(db) {
    db.exec('')
  },
}
`,
  { flag: 'wx' },
)
process.stdout.write(
  `Wrote src/main/store/migrations/${stem}.ts. List it in all.ts and write ${stem}.test.ts.\n`,
)
