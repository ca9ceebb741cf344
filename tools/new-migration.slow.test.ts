// Runs the generator in a copy of the store, and type-checks, lints and tests what it writes, unedited.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { makeListOf, writeMigration } from './new-migration.ts'
import { inRoot } from './setup/project.ts'

const migrationsFolder = inRoot('src', 'main', 'store', 'migrations')

/** A temporary project with its own copy of the store; everything else is this project's. */
function copyProject() {
  const root = mkdtempSync(join(tmpdir(), 'latchkey-migration-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const link = (...parts: string[]): void => symlinkSync(inRoot(...parts), join(root, ...parts), 'junction')
  const linkFolders = (own: string, ...parts: string[]): void => {
    mkdirSync(join(root, ...parts))
    for (const entry of readdirSync(inRoot(...parts), { withFileTypes: true }))
      if (entry.isDirectory() && entry.name !== own) link(...parts, entry.name)
  }
  link('node_modules')
  linkFolders('main', 'src')
  linkFolders('store', 'src', 'main')
  cpSync(inRoot('src', 'main', 'store'), join(root, 'src', 'main', 'store'), { recursive: true })
  return { root, folder: join(root, 'src', 'main', 'store', 'migrations') }
}

/** Resolves to the exit code and everything the tool printed. */
async function run(root: string, tool: string, ...args: string[]) {
  // Vitest's own variables are left out.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
  const child = spawn(process.execPath, [inRoot('node_modules', tool), ...args], { cwd: root, env })
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)]
  const [code] = await once(child, 'close')
  return { code, output: (await stdout) + (await stderr) }
}

test('what it writes compiles and passes as it is, and its test fails when rows are lost', async () => {
  const { root, folder } = copyProject()
  const stem = await writeMigration(folder, 'add-thing-of-a-test')
  expect(stem).toMatch(/^\d{4}-add-thing-of-a-test$/u)
  const spoilt = await writeMigration(folder, 'spoil-thing-of-a-test')
  const file = join(folder, `${spoilt}.ts`)
  writeFileSync(file, readFileSync(file, 'utf8').replace("exec('')", "exec('DELETE FROM folder')"))

  const base = JSON.stringify(inRoot('tsconfig.node.json'))
  const include = JSON.stringify(['src/main/store/migrations', 'src/main/store/*.d.ts'])
  writeFileSync(join(root, 'tsconfig.json'), `{ "extends": ${base}, "include": ${include} }`)
  const tests = [`${stem}.test.ts`, `${spoilt}.test.ts`, 'migrate.test.ts']
  const [types, lint, tested] = await Promise.all([
    run(root, 'typescript/bin/tsc', '-p', '.'),
    run(root, 'oxlint/bin/oxlint', '-c', inRoot('oxlint.config.ts'), 'src/main/store/migrations'),
    run(root, 'vitest/vitest.mjs', 'run', '--root', root, '--reporter', 'tap-flat', ...tests),
  ])
  expect(types).toEqual({ code: 0, output: '' })
  expect(lint.output).toContain('Found 0 warnings and 0 errors')
  const outcomes = [...tested.output.matchAll(/^((?:not )?ok) \d+ - \S+\/(\S+)/gmu)].map(
    ([, outcome, name]) => ({ outcome, name }),
  )
  expect(outcomes).toContainEqual({ outcome: 'ok', name: `${stem}.test.ts` })
  expect(outcomes).toContainEqual({ outcome: 'ok', name: 'migrate.test.ts' })
  expect(outcomes.filter(({ outcome }) => outcome !== 'ok')).toEqual([
    { outcome: 'not ok', name: `${spoilt}.test.ts` },
  ])
})

test('all.ts is what it would write', async () => {
  expect(readFileSync(join(migrationsFolder, 'all.ts'), 'utf8')).toBe(await makeListOf(migrationsFolder))
})

test.each(['thing', 'Add-thing', 'add_thing', 'add-', '-thing', 'add-thing.ts', '../add-thing', ''])(
  'refuses the name "%s"',
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-migration-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    await expect(writeMigration(folder, name)).rejects.toThrow('verb and object')
    expect(readdirSync(folder)).toEqual([])
  },
)

test('overwrites nothing: neither a migration of that name, nor a file that is there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-migration-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  expect(await writeMigration(folder, 'add-thing')).toBe('0001-add-thing')
  await expect(writeMigration(folder, 'add-thing')).rejects.toThrow('0001-add-thing')
  writeFileSync(join(folder, '0002-add-other.test.ts'), 'kept')
  await expect(writeMigration(folder, 'add-other')).rejects.toThrow('0002-add-other.test.ts')
  expect(readFileSync(join(folder, '0002-add-other.test.ts'), 'utf8')).toBe('kept')
  expect(readdirSync(folder)).not.toContain('0002-add-other.ts')
})
