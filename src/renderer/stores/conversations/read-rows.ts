// Computes the list's current rows, for actions from outside the list.
import type { ConversationId } from '../../../domain/ids.ts'
import { folders, isArchiveOpen, openFolders, shelves } from './conversations.ts'
import { findNeighbour, listRows, type Row } from './list-rows.ts'

export function readRows(): Row[] {
  return listRows({
    shelves: shelves.read(),
    folders: folders.store.read().value ?? [],
    openFolders: openFolders.read(),
    isArchiveOpen: isArchiveOpen.read(),
    isMakingFolder: false,
    nowMs: Date.now(),
  })
}

export const readNeighbour = (id: ConversationId): ConversationId | null => findNeighbour(readRows(), id)

/**
 * The conversation after or before this one in the list; `null` at either end. The first one if it isn't
 * listed.
 */
export function readStep(id: ConversationId | null, step: 1 | -1): ConversationId | null {
  const listed = readRows().flatMap((row) => (row.kind === 'conversation' ? [row.key] : []))
  const at = id === null ? -1 : listed.indexOf(id)
  if (at < 0) return listed[0] ?? null
  return listed[at + step] ?? null
}
