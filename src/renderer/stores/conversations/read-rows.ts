// The rows of the list as they are now, for what is done from outside of it.
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

/** The one after or before another in the list; from none of them the first. */
export function readStep(id: ConversationId | null, step: 1 | -1): ConversationId | null {
  const listed = readRows().flatMap((row) => (row.kind === 'conversation' ? [row.key] : []))
  const at = id === null ? -1 : listed.indexOf(id)
  if (at < 0) return listed[0] ?? null
  return listed[at + step] ?? null
}
