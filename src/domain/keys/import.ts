// Keys found in a `.env` file or the environment. They were parsed in main; what is here names them only.
import type { Failure } from '../failure.ts'
import type { ImportId, KeyId } from '../ids.ts'
import type { KeyCandidate } from './key.ts'

export interface KeyImport {
  readonly id: ImportId
  readonly source: ImportSource
  readonly entries: readonly ImportEntry[]
  /** Lines that hold no key, blank ones and comments left out. */
  readonly otherLines: number
}

export type ImportSource =
  /** The file's own name, without its folder. */
  { readonly kind: 'file'; readonly name: string } | { readonly kind: 'environment'; readonly name: string }

/** One key of an import, however often it stands there. */
export interface ImportEntry {
  /** Held for saving; `null` when it can't be. */
  readonly candidate: KeyCandidate | null
  /** The name it is given there, such as OPENAI_API_KEY; may be empty. */
  readonly variable: string
  /** From 1 on; empty for the environment. */
  readonly lines: readonly number[]
  readonly isCommentedOut: boolean
  /** Why it can't be imported; also `key/duplicate`, whose data say under which label it is here already. */
  readonly failure: Failure | null
}

/** The listed key that an entry is, where it is here already. */
export function readDuplicateId({ failure }: Pick<ImportEntry, 'failure'>): KeyId | null {
  const keyId = failure?.code === 'key/duplicate' ? failure.data?.['keyId'] : undefined
  // Main puts it there, and only an id of its own.
  return typeof keyId === 'string' ? (keyId as KeyId) : null
}
