// Keys found in a `.env` file or the environment. Main has parsed them; these types contain no key.
import type { Failure } from '../failure.ts'
import type { ImportId, KeyId } from '../ids.ts'
import type { KeyCandidate } from './key.ts'

export interface KeyImport {
  readonly id: ImportId
  readonly source: ImportSource
  readonly entries: readonly ImportEntry[]
  /** How many lines have no key, without blank lines and comments. */
  readonly otherLines: number
}

export type ImportSource =
  /** The file's name without its folder. */
  { readonly kind: 'file'; readonly name: string } | { readonly kind: 'environment'; readonly name: string }

/** One key of an import, even if the file has it several times. */
export interface ImportEntry {
  /** The candidate that is held for saving; `null` if the key can't be saved. */
  readonly candidate: KeyCandidate | null
  /** The variable's name, such as OPENAI_API_KEY; can be empty. */
  readonly variable: string
  /** Line numbers from 1; empty for the environment. */
  readonly lines: readonly number[]
  readonly isCommentedOut: boolean
  /** Why it can't be imported. `key/duplicate` has the listed key's label in its data. */
  readonly failure: Failure | null
}

/** Returns the id of the listed key that an entry duplicates, or `null`. */
export function readDuplicateId({ failure }: Pick<ImportEntry, 'failure'>): KeyId | null {
  const keyId = failure?.code === 'key/duplicate' ? failure.data?.['keyId'] : undefined
  // Only main sets this field, always to an id of its own.
  return typeof keyId === 'string' ? (keyId as KeyId) : null
}
