// What a person says of a key. It is stored in the open and shown, so nothing that is or looks like a key may
// be in it: one pasted into the wrong field is refused, and not repeated.
import { makeFailure } from '../../domain/failure.ts'
import { holdsKeyLike } from '../../domain/key-like.ts'
import { err, ok, type Result } from '../../domain/result.ts'

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
    if (holdsKeyLike(text) || words.some(isSecret))
      return err(makeFailure('ipc/invalid-input', 'A key stands where a name or a note belongs.'))
    if (text.length > maxTextChars[name])
      return err(makeFailure('ipc/invalid-input', 'A name or a note is too long.'))
    read[name] = text
  }
  return ok(read)
}
