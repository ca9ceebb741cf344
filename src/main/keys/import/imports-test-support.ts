// For the tests of imports: real files in a folder of their own, and a stand-in for the keys module.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach } from 'vitest'
import { parseBaseUrl } from '../../../domain/base-url.ts'
import type { Failure } from '../../../domain/failure.ts'
import type { KeyId } from '../../../domain/ids.ts'
import { parseKey } from '../../../domain/keys/format.ts'
import type { KeyCandidate } from '../../../domain/keys/key.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import { newId } from '../../store/new-id.ts'
import { duplicate } from '../failures.ts'
import { createImports } from './imports.ts'

export const first = 'sk-canary-aaaaaaaaaaaaaaaaaaaaaaaa-1a1a'
export const second = 'sk-canary-bbbbbbbbbbbbbbbbbbbbbbbb-2b2b'
export const third = 'sk-canary-cccccccccccccccccccccccc-3c3c'

/** Makes a new folder for each test of the file that calls this. */
export function withFolder() {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-import-'))
    return () => rmSync(folder, { recursive: true, force: true })
  })
  return {
    in: (name: string): string => join(folder, name),
    get path() {
      return folder
    },
    write(text: string | Uint8Array, name = '.env'): string {
      const path = join(folder, name)
      writeFileSync(path, text, { mode: 0o640 })
      return path
    },
    list: (): string[] => readdirSync(folder),
  }
}

export function setUp(environment: { key?: string; baseUrl?: string } = {}) {
  const saved = new Set<KeyId>()
  const held = new Map<KeyId, { secret: string; baseUrl: string }>()
  const stored = new Map<string, { id: KeyId; label: string; isLost: boolean }>()
  let keychainFailure: Failure | null = null
  let nowMs = 1_000
  const imports = createImports({
    // Parses as the real `hold` does, and also refuses a key that is listed.
    hold(typed, baseUrl): Result<KeyCandidate> {
      const address = parseBaseUrl(baseUrl)
      if (!address.ok) return address
      const parsed = parseKey(typed, address.value)
      if (!parsed.ok) return parsed
      const { secret, lastFour } = parsed.value
      const listed = stored.get(secret)
      if (listed && !listed.isLost) return err(duplicate(listed))
      const restoresId = listed?.id ?? null
      const id = newId<KeyId>()
      held.set(id, { secret, baseUrl: address.value })
      return ok({ id, baseUrl: address.value, lastFour, kind: 'unknown', restoresId })
    },
    isKept: async (id) => (keychainFailure ? err(keychainFailure) : ok(saved.has(id))),
    readEnvironmentKey: () => environment.key ?? null,
    readEnvironmentBaseUrl: () => environment.baseUrl ?? null,
    nowMs: () => nowMs,
  })
  return {
    imports,
    held,
    saved,
    /** Adds a listed key; the keychain has it until `lose` is called. */
    store(secret: string, label: string): KeyId {
      const id = newId<KeyId>()
      stored.set(secret, { id, label, isLost: false })
      saved.add(id)
      return id
    },
    /** With `isNoticed` the list knows that the key is lost. */
    lose(secret: string, { isNoticed }: { isNoticed: boolean }): void {
      const listed = stored.get(secret)
      if (!listed) return
      saved.delete(listed.id)
      stored.set(secret, { ...listed, isLost: isNoticed })
    },
    closeKeychain: (failure: Failure | null) => void (keychainFailure = failure),
    pass: (ms: number) => (nowMs += ms),
    /** Saves the keys with these secrets. */
    save(...secrets: string[]) {
      for (const [id, { secret }] of held) if (secrets.includes(secret)) saved.add(id)
    },
  }
}

export const take = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
export const failureOf = (result: Result<unknown>): string =>
  result.ok ? 'ok' : [result.failure.code, result.failure.data?.['reason']].filter(Boolean).join(' ')
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.failure.code)

/** Writes a file with a line and a key, and reads and saves that key. `remove` takes its line away. */
export async function prepareRemoval(folder: { write(text: string): string }) {
  const app = setUp()
  const text = `A=1\nOPENAI_API_KEY=${first}\n`
  const path = folder.write(text)
  const read = take(await app.imports.readFile(path))
  app.save(first)
  return { path, text, remove: () => app.imports.removeLines(read.id) }
}

/** Runs `work` as the user nobody if the tests run as root, to whom nothing is refused. */
export async function asSomeoneElse(folder: string, work: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return work()
  chmodSync(folder, statSync(folder).mode | 0o555)
  process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
  }
}
