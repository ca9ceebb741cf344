// Imports keys from a `.env` file or the environment. Keys are parsed and held for saving; an import
// remembers the lines of its keys, never a key. A file is changed only on request, only on lines of keys that
// the keychain has, and only if it is still the file that was read.
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
  /** Returns true if the keychain gives the key now: only then can its lines be removed from the file. */
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
  /** The lines of each key. */
  readonly lines: ReadonlyMap<KeyId, readonly number[]>
  readonly forgottenAtMs: number
}

const keepMs = 30 * 60_000
const maxShownLines = 1_000
const maxNameChars = 255
const environmentVariable = 'OPENAI_API_KEY'

const nothingFound = (): Failure => makeFailure('import/nothing-found', 'add-key')

/** Refuses keys that `hold` would take for OpenAI's, or send to the wrong server. */
function refuseUnheld({ baseUrl, isOthers }: FoundKey): Failure | null {
  if (isOthers) return makeFailure('key/malformed', 'replace-key')
  if (baseUrl === null) return makeFailure('key/bad-base-url', 'check-base-url')
  return null
}

/** Returns the id under which the key is listed, or will be. */
const findKeyId = (entry: ImportEntry): KeyId | null =>
  entry.candidate ? (entry.candidate.restoresId ?? entry.candidate.id) : readDuplicateId(entry)

/** Makes an assignment as if from a file, but without lines. */
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
    // Judged by the same rules as a file, so that the same key and server get the same answer.
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
      // One at a time, so that a keychain that asks for a password asks only once.
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
      // One at a time: a second call would otherwise find the file half changed.
      const removed = removing.then(() => removeLines(id))
      removing = removed.catch(() => undefined)
      return removed
    },
  }
}

/** Returns the new lines of the keys that remain after the lines in `gone` are removed. */
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
