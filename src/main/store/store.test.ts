import Database from 'better-sqlite3-multiple-ciphers'
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noParameters } from '../../domain/chat/parameters.ts'
import { applicationId, openConnection } from './connection.ts'
import { allMigrations } from './migrations/all.ts'
import { openStore, type Store } from './store.ts'
import {
  beginConversation,
  makeConversation,
  makeFolder,
  makeKey,
  makeMessage,
  nowMs,
  openTestConnection,
  pathsIn,
} from './test-support.ts'

const open = (folder: string) => openStore({ ...pathsIn(folder), nowMs })

function withStore(folder: string, work: (store: Store) => void): void {
  const result = open(folder)
  if (!result.ok) throw new Error(result.failure.code)
  work(result.value)
  result.value.close()
}

const outcome = (folder: string): string => {
  const result = open(folder)
  if (result.ok) result.value.close()
  return result.ok ? 'ok' : result.failure.code
}

/** A database with enough in it that damage has something to hit. */
function fill(folder: string): void {
  withStore(folder, (store) => {
    const conversation = beginConversation(store)
    for (let at = 0; at < 50; at += 1)
      store.messages.insert(makeMessage(conversation.id, { text: 'x'.repeat(2_000) }))
  })
}

describe('opening', () => {
  test('a new database has the settings that durability rests on, and is the owner’s alone', () => {
    const folder = makeFolder()
    const db = openTestConnection(Infinity, folder)
    const read = (name: string): unknown => db.pragma(name, { simple: true })
    expect({
      journal: read('journal_mode'),
      synchronous: read('synchronous'),
      foreignKeys: read('foreign_keys'),
      trustedSchema: read('trusted_schema'),
      cellSizeCheck: read('cell_size_check'),
      busyTimeoutMs: read('busy_timeout'),
      applicationId: read('application_id'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      trustedSchema: 0,
      cellSizeCheck: 1,
      busyTimeoutMs: 5_000,
      applicationId,
    })
    const files = readdirSync(folder).filter((file) => file.startsWith('latchkey.db'))
    expect(files.toSorted()).toEqual(['latchkey.db', 'latchkey.db-shm', 'latchkey.db-wal'])
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  })

  test('what was written is there again, in a folder that had to be made', () => {
    const folder = join(makeFolder(), 'deep', 'er')
    const key = makeKey({ isDefault: true })
    withStore(folder, (store) => store.keys.insert(key))
    withStore(folder, (store) => expect(store.keys.list()).toEqual([key]))
    expect(readdirSync(folder)).toEqual(['latchkey.db'])
  })

  test('an answer that streamed when the process was killed is interrupted, with what had arrived', () => {
    const folder = makeFolder()
    const conversation = makeConversation()
    const answer = makeMessage(conversation.id, { role: 'assistant', status: 'streaming', text: '' })
    const script = `
      import { openStore } from '${join(import.meta.dirname, 'store.ts')}'
      const [options, conversation, parameters, answer] = JSON.parse(process.argv[1])
      const { value: store } = openStore({ ...options, nowMs: Date.now })
      store.conversations.insert(conversation, parameters)
      store.messages.insert(answer)
      store.messages.checkpoint(answer.id, 'half')
      process.kill(process.pid, 'SIGKILL')`
    const child = spawnSync(process.execPath, [
      '--input-type=module-typescript',
      '-e',
      script,
      JSON.stringify([pathsIn(folder), conversation, noParameters, answer]),
    ])
    expect([child.signal, child.stderr.toString()]).toEqual(['SIGKILL', ''])

    withStore(folder, (store) => {
      expect(store.interruptedMessages).toHaveLength(1)
      expect(store.messages.find(answer.id)).toMatchObject({ status: 'interrupted', text: 'half' })
      expect(store.messages.listStreaming()).toEqual([])
    })
    withStore(folder, (store) => expect(store.interruptedMessages).toEqual([]))
  })
})

describe('what is not to be opened is left as it is', () => {
  const alter = (folder: string, change: (path: string) => void): void => {
    fill(folder)
    change(pathsIn(folder).path)
  }
  const cases: readonly (readonly [name: string, code: string, prepare: (folder: string) => void])[] = [
    [
      'from a newer version',
      'store/newer',
      (folder) =>
        alter(folder, (path) => {
          const db = new Database(path)
          db.pragma('user_version = 99')
          db.close()
        }),
    ],
    [
      'of another program',
      'store/corrupt',
      (folder) => {
        const db = new Database(pathsIn(folder).path)
        db.exec('CREATE TABLE theirs (x)')
        db.close()
      },
    ],
    [
      'with a foreign application id',
      'store/corrupt',
      (folder) =>
        alter(folder, (path) => {
          const db = new Database(path)
          db.pragma('application_id = 7')
          db.close()
        }),
    ],
    ['garbage', 'store/corrupt', (folder) => writeFileSync(pathsIn(folder).path, 'garbage'.repeat(5_000))],
    [
      'cut in half',
      'store/corrupt',
      (folder) => alter(folder, (path) => truncateSync(path, statSync(path).size / 2)),
    ],
    [
      'cut oddly',
      'store/corrupt',
      (folder) => alter(folder, (path) => truncateSync(path, statSync(path).size - 777)),
    ],
    [
      'a folder',
      'store/corrupt',
      (folder) => {
        mkdirSync(pathsIn(folder).path)
      },
    ],
  ]

  test.each(cases)('%s: %s', (_name, code, prepare) => {
    const folder = makeFolder()
    prepare(folder)
    const { path } = pathsIn(folder)
    const isFile = statSync(path).isFile()
    const before = isFile ? readFileSync(path) : null
    expect(outcome(folder)).toBe(code)
    expect(isFile ? readFileSync(path) : null).toEqual(before)
  })

  // Versions 2 to 12 were those of development, before the schema became one migration.
  test('of each version that is not known yet: the same bytes, no backup, nothing in the WAL', () => {
    const folder = makeFolder()
    fill(folder)
    const { path } = pathsIn(folder)
    const newest = allMigrations.length
    const later = Array.from({ length: 12 }, (_, index) => index + 1).filter((version) => version > newest)
    for (const version of [...later, newest + 1]) {
      const db = new Database(path)
      db.pragma(`user_version = ${version}`)
      db.close()
      const before = readFileSync(path)
      const result = open(folder)
      expect(result).toMatchObject({
        ok: false,
        failure: { code: 'store/newer', data: { reason: `version-${version}` } },
      })
      expect(readFileSync(path).equals(before)).toBe(true)
      expect(readdirSync(folder)).not.toContain('backups')
      expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
    }
  })

  test('with a page zeroed before an unclean end', () => {
    const folder = makeFolder()
    fill(folder)
    const { path } = pathsIn(folder)
    const db = openConnection(path)
    db.exec(`UPDATE conversation SET title = 'in the WAL alone'`)
    const killed = makeFolder()
    for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${pathsIn(killed).path}${end}`)
    db.close()
    expect(outcome(killed)).toBe('ok')

    const bytes = readFileSync(path)
    const damaged = makeFolder()
    bytes.fill(0, 4_096 * 12, 4_096 * 13)
    const reopened = openConnection(path)
    reopened.exec(`UPDATE conversation SET title = 'again'`)
    copyFileSync(`${path}-wal`, `${pathsIn(damaged).path}-wal`)
    writeFileSync(pathsIn(damaged).path, bytes)
    reopened.close()
    expect(outcome(damaged)).toBe('store/corrupt')
    expect(readFileSync(pathsIn(damaged).path)).toEqual(bytes)
  })
})
