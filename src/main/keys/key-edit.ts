// What a person changes of a key, checked. Pure. A key is bound to the origin it was added for: its path there
// may change, and nothing else of where it is sent.
import { parseBaseUrl } from '../../domain/base-url.ts'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { KeyChange } from '../store/keys/key-queries.ts'
import { otherOrigin } from './key-failures.ts'
import { readTexts, type SaidTexts } from './key-texts.ts'

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
  if (texts.value.label === '') return err(makeFailure('ipc/invalid-input', 'A key needs a name.'))
  const { isEnabled, rotateByMs } = edit
  // Whoever enables a key that was replaced takes that back.
  const change = { ...texts.value, isEnabled, rotateByMs, ...(isEnabled === true && { replacedById: null }) }
  if (edit.baseUrl === undefined) return ok(change)
  const baseUrl = parseBaseUrl(edit.baseUrl)
  if (!baseUrl.ok) return baseUrl
  if (new URL(baseUrl.value).origin !== new URL(key.baseUrl).origin) return err(otherOrigin())
  return ok({ ...change, baseUrl: baseUrl.value })
}
