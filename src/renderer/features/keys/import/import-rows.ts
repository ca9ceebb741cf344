// Turns an import's entries into rows, with the choice and the result of saving each. Pure.
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import { readDuplicateId, type ImportEntry, type KeyImport } from '../../../../domain/keys/import.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { suggestLabels } from './import-names.ts'

export interface ImportRow {
  readonly index: number
  readonly entry: ImportEntry
  /** The name used if none is typed. */
  readonly suggestedLabel: string
  readonly isChosen: boolean
  readonly state: 'waiting' | 'saving' | 'saved'
  /** `null` until it is saved. */
  readonly savedKey: Pick<Key, 'id' | 'label'> | null
  /** Why it was not saved; saving can be tried again. */
  readonly failure: Failure | null
}

type Listed = Pick<Key, 'id' | 'label'>

type Held = ImportRow & { readonly entry: { readonly candidate: NonNullable<ImportEntry['candidate']> } }

/** Makes the rows. A key that is commented out isn't chosen, because someone set it aside. */
export function makeRows({ entries }: KeyImport, list: readonly Listed[]): ImportRow[] {
  // Only importable entries get a name, so that the others don't use one up.
  const importable = entries.filter(({ candidate }) => candidate !== null)
  const labels = new Map(suggestLabels(importable, list).map((label, at) => [importable[at], label]))
  return entries.map((entry, index) => ({
    index,
    entry,
    suggestedLabel: labels.get(entry) ?? '',
    isChosen: entry.candidate !== null && !entry.isCommentedOut,
    state: 'waiting',
    savedKey: null,
    failure: null,
  }))
}

/** Returns true if the row has a key that isn't saved yet. */
const isOpen = (row: ImportRow): row is Held => row.entry.candidate !== null && row.state !== 'saved'

export const openRows = (rows: readonly ImportRow[]): Held[] => rows.filter(isOpen)
export const chosenRows = (rows: readonly ImportRow[]): Held[] =>
  openRows(rows).filter(({ isChosen }) => isChosen)
export const savedRows = (rows: readonly ImportRow[]): ImportRow[] =>
  rows.filter(({ state }) => state === 'saved')

export const changeRow = (
  rows: readonly ImportRow[],
  index: number,
  change: Partial<Pick<ImportRow, 'isChosen' | 'state' | 'savedKey' | 'failure'>>,
): ImportRow[] => rows.map((row) => (row.index === index ? { ...row, ...change } : row))

export const chooseAll = (rows: readonly ImportRow[], isChosen: boolean): ImportRow[] =>
  rows.map((row) => (isOpen(row) ? { ...row, isChosen } : row))

/**
 * The rows whose keys are in the keychain, saved here or earlier. Main checks this again before it removes a
 * line.
 */
export function keptRows(
  rows: readonly ImportRow[],
  list: readonly Pick<Key, 'id' | 'keptIn'>[],
): ImportRow[] {
  const isKept = (keyId: KeyId | null): boolean =>
    list.some(({ id, keptIn }) => id === keyId && keptIn === 'keychain')
  return rows.filter(({ savedKey, entry }) => isKept(savedKey?.id ?? readDuplicateId(entry)))
}

/** A line with two keys counts once. */
export const countLines = (rows: readonly ImportRow[]): number =>
  new Set(rows.flatMap(({ entry }) => entry.lines)).size
