// Decides where a key leads in the list: up, down, to either end, in and out of a folder, or to a typed name.
// Pure.
import type { FolderId } from '../../../domain/ids.ts'
import type { Row } from '../../stores/conversations/list-rows.ts'

export type ListMove =
  | { readonly kind: 'focus'; readonly key: string }
  | { readonly kind: 'unfold'; readonly folderId: FolderId | 'archive'; readonly isOpen: boolean }

const isStop = ({ kind }: Row): boolean => kind === 'conversation' || kind === 'folder' || kind === 'archive'

export const findFirstStop = (rows: readonly Row[]): string | null => rows.find(isStop)?.key ?? null

/** `null` if the key means nothing here. At either end, the focus stays. */
export function findMove(rows: readonly Row[], fromKey: string, key: string): ListMove | null {
  const at = rows.findIndex((row) => row.key === fromKey)
  const row = rows[at]
  if (!row) return null
  const to = (found: Row | undefined): ListMove => ({ kind: 'focus', key: found?.key ?? fromKey })
  if (key === 'ArrowDown') return to(rows.find((one, i) => i > at && isStop(one)))
  if (key === 'ArrowUp') return to(rows.findLast((one, i) => i < at && isStop(one)))
  if (key === 'Home') return to(rows.find(isStop))
  if (key === 'End') return to(rows.findLast(isStop))
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const opens = key === 'ArrowRight'
  if (row.kind === 'folder') return { kind: 'unfold', folderId: row.folder.id, isOpen: opens }
  if (row.kind === 'archive') return { kind: 'unfold', folderId: 'archive', isOpen: opens }
  const isInside = row.kind === 'conversation' && row.isInFolder
  if (opens || !isInside) return null
  return to(rows.findLast(({ kind }, i) => i < at && (kind === 'folder' || kind === 'archive')))
}

/** The row to focus when this one is removed: the one below it, else the one above. */
export function findNextStop(rows: readonly Row[], key: string): string | null {
  const at = rows.findIndex((row) => row.key === key)
  const below = rows[at + 1]
  const next = below && isStop(below) ? below : rows.findLast((row, i) => i < at && isStop(row))
  return (next ?? rows.find((row, i) => i > at && isStop(row)))?.key ?? null
}

const nameOf = (row: Row): string | null =>
  row.kind === 'conversation' ? row.conversation.title : row.kind === 'folder' ? row.folder.name : null

/**
 * The next row whose name begins with `typed`, wrapping around at the end. With several letters the current
 * row counts too.
 */
export function findTyped(rows: readonly Row[], fromKey: string, typed: string): string | null {
  const wanted = typed.toLocaleLowerCase()
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === fromKey),
  )
  const first = wanted.length > 1 ? 0 : 1
  for (let step = first; step < rows.length + first; step += 1) {
    const row = rows[(at + step) % rows.length]
    const name = row && nameOf(row)
    if (row && name?.trimStart().toLocaleLowerCase().startsWith(wanted)) return row.key
  }
  return null
}
