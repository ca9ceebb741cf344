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
  holdsSecret: HoldsSecret,
): Result<KeyChange> {
  const texts = readTexts(edit, holdsSecret)
  if (!texts.ok) return texts
  if (texts.value.label === '') return err(makeFailure('ipc/invalid-input'))
  const { isEnabled, rotateByMs } = edit
  // Enabling a key that was replaced also undoes the replacement.
  const change = { ...texts.value, isEnabled, rotateByMs, ...(isEnabled === true && { replacedById: null }) }
  if (edit.baseUrl === undefined) return ok(change)
  const baseUrl = parseBaseUrl(edit.baseUrl)
  if (!baseUrl.ok) return baseUrl
  if (new URL(baseUrl.value).origin !== new URL(key.baseUrl).origin) return err(otherOrigin())
  if (holdsSecret(edit.baseUrl) || holdsSecret(decodePath(baseUrl.value)))
    return err(makeFailure('key/bad-base-url', 'check-base-url'))
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
/** A key that is at least this long shows its last four characters, so that they are known. */
const minCharsWithLastFour = 16
/** The longest key that is taken. */
const maxSecretChars = 203
/** A text with more endings than this is not searched any further: it would take too long. */
const maxEndings = 500

/** Returns true if the key is in the text. */
export type HoldsSecret = (text: string) => boolean

/**
 * Finds a key that doesn't look like one, also inside a word, by its fingerprint: the key itself is in the keychain.
 * Short keys, such as a local server's, can be any word, and aren't looked for.
 */
export const createHoldsSecret =
  (
    { fingerprint, lastFour }: { readonly fingerprint: string; readonly lastFour: string },
    computeFingerprint: (secret: string) => string,
  ): HoldsSecret =>
  (text) => {
    const [least, most] =
      lastFour === '' ? [minSecretChars, minCharsWithLastFour - 1] : [minCharsWithLastFour, maxSecretChars]
    let endings = 0
    // Without an ending to look for, a key can end after each character.
    let at = text.indexOf(lastFour)
    while (at !== -1 && at < text.length && (endings += 1) <= maxEndings) {
      const end = at + Math.max(lastFour.length, 1)
      for (let length = least; length <= most && length <= end; length += 1)
        if (computeFingerprint(text.slice(end - length, end)) === fingerprint) return true
      at = text.indexOf(lastFour, at + 1)
    }
    return false
  }

function decodePath(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** Returns the texts trimmed, or refuses them if one is too long or has a key in it. */
export function readTexts(said: SaidTexts, holdsSecret: HoldsSecret): Result<SaidTexts> {
  const read: { -readonly [Name in keyof SaidTexts]: SaidTexts[Name] } = {}
  for (const name of ['label', 'project', 'note'] as const) {
    const text = said[name]?.trim()
    if (text === undefined) continue
    if (text.length > maxTextChars[name]) return err(makeFailure('ipc/invalid-input'))
    if (holdsKeyLike(text) || holdsSecret(text)) return err(makeFailure('ipc/invalid-input'))
    read[name] = text
  }
  return ok(read)
}
