// Recognises a model's name in what a server sent.
import { holdsKeyLike } from '../../domain/keys/key-like.ts'
import { mask, tellsKey } from './echo.ts'

const maxChars = 200
// They make a name look like another, or break a line of a log or a list.
const deceptivePattern = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** Returns false for a name in which the key was, in one of `forms`. */
export const isModelName = (value: unknown, forms: readonly string[]): value is string =>
  typeof value === 'string' &&
  value !== '' &&
  value.length <= maxChars &&
  !deceptivePattern.test(value) &&
  !value.includes(mask) &&
  !holdsKeyLike(value) &&
  !tellsKey(value, forms)
