// Checks what a person changes of a key. Pure. A key belongs to the origin that it was added for: only the
// path of its address can change.
import { parseBaseUrl } from '../../domain/base-url.ts'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { KeyChange } from '../store/keys/key-queries.ts'
import { otherOrigin } from './failures.ts'
import { holdsKeyLike } from '../../domain/keys/key-like.ts'

/** A field that is absent or undefined keeps its value. */
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
  // Enabling a key that was replaced also undoes the replacement.
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

/** A text that is absent or undefined was not given. */
export type SaidTexts = { readonly [Name in keyof KeyTexts]?: string | undefined }

export const maxTextChars: Readonly<Record<keyof KeyTexts, number>> = { label: 80, project: 80, note: 500 }
/** A shorter key can be any word, and any word can be in a note or an address. */
export const minSecretChars = 8

/**
 * Returns the texts trimmed, or refuses them if one is too long or has a key in it. `isSecret` recognises a
 * key that doesn't look like one; it is not asked about short words, since a local server's key can be any
 * word.
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
