// Keys that stand in a `.env` file or the environment. They are parsed here and held for saving; what is
// remembered of an import is where its keys stand, never a key. A file is changed only when asked, only where
// a key stands that the keychain has, and only while it is the very file that was read.
import { basename } from 'node:path'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { makeFailure, type Failure } from '../../../domain/failure.ts'
import type { ImportId, KeyId } from '../../../domain/ids.ts'
import {
  readDuplicateId,
  type ImportEntry,
  type ImportSource,
  type KeyImport,
} from '../../../domain/keys/import.ts'
import type { KeyCandidate } from '../../../domain/keys/key.ts'
import { hideKeyLike } from '../../../domain/keys/key-like.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import { newId } from '../../store/new-id.ts'
import { hashOf, readSmallFile, replaceFile } from './file.ts'
import { decodeTextFile, withoutLines } from './lines.ts'
import type { Assignment } from './assignments.ts'
import { findKeys, parseEnvText, type EnvRead, type FoundKey } from './parse.ts'

export interface Imports {
  readFile(path: string): Promise<Result<KeyImport>>
  readEnvironment(): Result<KeyImport>
  removeLines(id: ImportId): Promise<Result<{ removedLines: number }>>
}

export interface ImportsOptions {
  readonly hold: (secret: string, baseUrl: string) => Result<KeyCandidate>
  /** The keychain gives it now: only then may it be taken out of the file. */
  readonly isKept: (id: KeyId) => Promise<Result<boolean>>
  /** OPENAI_API_KEY and OPENAI_BASE_URL as they were before the environment was scrubbed. */
  readonly readEnvironmentKey: () => string | null
  readonly readEnvironmentBaseUrl: () => string | null
  readonly nowMs: () => number
}

interface HeldImport {
  readonly id: ImportId
  readonly realPath: string
  readonly hash: string
  /** By the key that stands there. */
  readonly lines: ReadonlyMap<KeyId, readonly number[]>
  readonly forgottenAtMs: number
}

const keepMs = 30 * 60_000
const maxShownLines = 1_000
const maxNameChars = 255
const environmentVariable = 'OPENAI_API_KEY'

const nothingFound = (): Failure => makeFailure('import/nothing-found', 'add-key')

/** What `hold` would take for OpenAI's, or for the wrong server's. */
function refuseUnheld({ baseUrl, isOthers }: FoundKey): Failure | null {
  if (isOthers) return makeFailure('key/malformed', 'replace-key')
  if (baseUrl === null) return makeFailure('key/bad-base-url', 'check-base-url')
  return null
}

/** Under which it is listed, or will be. */
const findKeyId = (entry: ImportEntry): KeyId | null =>
  entry.candidate ? (entry.candidate.restoresId ?? entry.candidate.id) : readDuplicateId(entry)

/** As if it stood in a file, on no line of it. */
const assign = (name: string, value: string): Assignment => ({
  name,
  value,
  lines: [],
  isCommentedOut: false,
})

export function createImports(options: ImportsOptions): Imports {
  const { hold, isKept, nowMs } = options
  const held = new Map<ImportId, HeldImport>()
  let removing: Promise<unknown> = Promise.resolve()

  function forgetOld(): void {
    for (const { id, forgottenAtMs } of held.values()) if (forgottenAtMs <= nowMs()) held.delete(id)
  }

  function offer(found: FoundKey): ImportEntry {
    const { typed, baseUrl, variable, lines, isCommentedOut } = found
    const refusal = refuseUnheld(found)
    const holding = refusal ? err(refusal) : hold(typed, baseUrl ?? openAiBaseUrl)
    return {
      candidate: holding.ok ? holding.value : null,
      variable,
      lines: lines.slice(0, maxShownLines),
      isCommentedOut,
      failure: holding.ok ? null : holding.failure,
    }
  }

  function offerAll(source: ImportSource, read: EnvRead): KeyImport {
    return {
      id: newId<ImportId>(),
      source,
      entries: read.keys.map((found) => offer(found)),
      otherLines: read.otherLines,
    }
  }

  async function readFile(path: string): Promise<Result<KeyImport>> {
    forgetOld()
    const file = await readSmallFile(path)
    if (!file.ok) return file
    const { realPath, bytes, hash } = file.value
    const decoded = decodeTextFile(bytes)
    if (decoded === null)
      return err(makeFailure('import/unreadable', { kind: 'never' }, { reason: 'not-text' }))
    const read = parseEnvText(decoded.text)
    if (read.keys.length === 0) return err(nothingFound())
    const name = hideKeyLike(basename(path)).slice(0, maxNameChars)
    const made = offerAll({ kind: 'file', name }, read)
    const lines = new Map<KeyId, readonly number[]>()
    for (const [index, entry] of made.entries.entries()) {
      const keyId = findKeyId(entry)
      if (keyId !== null) lines.set(keyId, read.keys[index]?.lines ?? [])
    }
    held.set(made.id, { id: made.id, realPath, hash, lines, forgottenAtMs: nowMs() + keepMs })
    return ok(made)
  }

  function readEnvironment(): Result<KeyImport> {
    const typed = options.readEnvironmentKey()
    if (typed === null || typed.trim() === '') return err(nothingFound())
    // Judged as in a file, so that the same is said of the same key and its server.
    const keys = findKeys([
      assign(environmentVariable, typed),
      assign('OPENAI_BASE_URL', options.readEnvironmentBaseUrl() ?? ''),
    ])
    if (keys.length === 0) return err(nothingFound())
    return ok(offerAll({ kind: 'environment', name: environmentVariable }, { keys, otherLines: 0 }))
  }

  async function removeLines(id: ImportId): Promise<Result<{ removedLines: number }>> {
    forgetOld()
    const known = held.get(id)
    if (!known) return err(makeFailure('import/not-held'))
    const gone = new Set<number>()
    for (const [keyId, lines] of known.lines) {
      // One after the other: a keychain that asks for a password asks once.
      const kept = await isKept(keyId)
      if (!kept.ok) return kept
      if (kept.value) for (const line of lines) gone.add(line)
    }
    if (gone.size === 0) return ok({ removedLines: 0 })
    const file = await readSmallFile(known.realPath)
    const decoded = file.ok && file.value.hash === known.hash ? decodeTextFile(file.value.bytes) : null
    if (decoded === null) return err(makeFailure('import/changed'))
    const bytes = decoded.encode(withoutLines(decoded.text, gone))
    const replaced = await replaceFile(known, bytes)
    if (!replaced.ok) return replaced
    held.set(id, { ...known, hash: hashOf(bytes), lines: moveLines(known.lines, gone) })
    return ok({ removedLines: gone.size })
  }

  return {
    readFile,
    readEnvironment,
    removeLines(id) {
      // One after the other: the second would find the file in the middle of the first.
      const removed = removing.then(() => removeLines(id))
      removing = removed.catch(() => undefined)
      return removed
    },
  }
}

/** Where the keys that stay stand, once the lines in `gone` are. */
function moveLines(
  lines: ReadonlyMap<KeyId, readonly number[]>,
  gone: ReadonlySet<number>,
): ReadonlyMap<KeyId, readonly number[]> {
  const removed = [...gone].toSorted((left, right) => left - right)
  const moved = new Map<KeyId, readonly number[]>()
  for (const [keyId, own] of lines) {
    let before = 0
    const left = own.flatMap((line) => {
      while ((removed[before] ?? Infinity) < line) before += 1
      return gone.has(line) ? [] : [line - before]
    })
    if (left.length > 0) moved.set(keyId, left)
  }
  return moved
}
