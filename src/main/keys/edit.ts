// What a person changes of a key, checked. Pure. A key is bound to the origin it was added for: its path there
// may change, and nothing else of where it is sent.
import { parseBaseUrl } from '../../domain/base-url.ts'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { KeyChange } from '../store/keys/key-queries.ts'
import { otherOrigin } from './failures.ts'
import { holdsKeyLike } from '../../domain/keys/key-like.ts'

/** What is absent or undefined stays as it is. */
export interface KeyEdit extends SaidTexts {
  readonly baseUrl?: string | undefined
  readonly isEnabled?: boolean | undefined
  readonly rotateByMs?: number | null | undefined
}

export function readKeyEdit(
  key: { readonly baseUrl: string },
  edit: KeyEdit,
  isSecret: (word: string) => boolean,
): Result<KeyChange> {
  const texts = readTexts(edit, isSecret)
  if (!texts.ok) return texts
  if (texts.value.label === '') return err(makeFailure('ipc/invalid-input'))
  const { isEnabled, rotateByMs } = edit
  // Whoever enables a key that was replaced takes that back.
  const change = { ...texts.value, isEnabled, rotateByMs, ...(isEnabled === true && { replacedById: null }) }
  if (edit.baseUrl === undefined) return ok(change)
  const baseUrl = parseBaseUrl(edit.baseUrl)
  if (!baseUrl.ok) return baseUrl
  if (new URL(baseUrl.value).origin !== new URL(key.baseUrl).origin) return err(otherOrigin())
  return ok({ ...change, baseUrl: baseUrl.value })
}

export interface KeyTexts {
  readonly label: string
  readonly project: string
  readonly note: string
}

/** What is absent or undefined is not said. */
export type SaidTexts = { readonly [Name in keyof KeyTexts]?: string | undefined }

export const maxTextChars: Readonly<Record<keyof KeyTexts, number>> = { label: 80, project: 80, note: 500 }
/** A shorter key is any word, and may well stand in a text or an address. */
export const minSecretChars = 8

/**
 * Without the spaces around them. `isSecret` knows a key that doesn't look like one by its whole; words too
 * short to be a secret are not asked about, since a local server's key may be any word.
 */
export function readTexts(said: SaidTexts, isSecret: (word: string) => boolean): Result<SaidTexts> {
  const read: { -readonly [Name in keyof SaidTexts]: SaidTexts[Name] } = {}
  for (const name of ['label', 'project', 'note'] as const) {
    const text = said[name]?.trim()
    if (text === undefined) continue
    const words = text.split(/\s+/u).filter((word) => word.length >= minSecretChars)
    if (holdsKeyLike(text) || words.some(isSecret)) return err(makeFailure('ipc/invalid-input'))
    if (text.length > maxTextChars[name]) return err(makeFailure('ipc/invalid-input'))
    read[name] = text
  }
  return ok(read)
}
