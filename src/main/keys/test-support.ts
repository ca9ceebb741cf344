// For the tests of this folder: keys over a real database and a keychain in memory.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openAiBaseUrl } from '../../domain/model.ts'
import type { Result } from '../../domain/result.ts'
import { canary } from '../chat/test-support.ts'
import { createMemoryStore } from '../secrets/memory-store.ts'
import { openStore } from '../store/store.ts'
import { createFingerprint } from './fingerprint.ts'
import { createKeys, type NewKey } from './keys.ts'

export const other = 'sk-canary-9876543210zyxwvutsrq0b1c'

export function makeKeys() {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-keys-'))
  const opened = openStore({
    path: join(folder, 'test.db'),
    backupsPath: join(folder, 'backups'),
    nowMs: () => 1_000,
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  const store = opened.value
  onTestFinished(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const secrets = createMemoryStore('Secret Service')
  let changes = 0
  const fingerprint = createFingerprint(folder)
  const keys = createKeys({
    store,
    secrets,
    fingerprint,
    fetch: globalThis.fetch,
    nowMs: () => 2_000,
    onChange: () => (changes += 1),
    timeoutMs: 5_000,
  })
  const add = (over: Partial<NewKey> = {}) =>
    keys.add({ label: 'Work', project: 'Site', baseUrl: openAiBaseUrl, secret: canary, ...over })
  return { keys, secrets, store, fingerprint, add, readChanges: () => changes }
}

export function take<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.failure.code)
