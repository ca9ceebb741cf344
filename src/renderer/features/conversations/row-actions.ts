// Shared code of conversation rows and folder rows.
import type { MouseEvent } from 'react'
import type { Folder } from '../../../domain/chat/conversation.ts'
import type { ConversationId } from '../../../domain/ids.ts'
import { classes } from '../../ui/classes.ts'
import { deleteConversation } from '../../stores/conversations/conversation-actions.ts'
import { setFolderOpen } from '../../stores/conversations/conversations.ts'
import { removeFolder } from '../../stores/conversations/folder-actions.ts'
import { findNextStop } from './list-keys.ts'
import { readRows } from '../../stores/conversations/read-rows.ts'
import { focusRow, type RowMenu } from './list-state.ts'

/** Deletes a conversation and moves the focus to the next row. */
export function deleteFromList(id: ConversationId): void {
  const next = findNextStop(readRows(), id)
  void deleteConversation(id, next !== null)
  if (next !== null) focusRow(next)
}

export async function removeFromList(folder: Folder): Promise<void> {
  // Its conversations move elsewhere, so close the folder to find the row below it.
  setFolderOpen(folder.id, false)
  const next = findNextStop(readRows(), folder.id)
  await removeFolder(folder)
  if (next !== null) focusRow(next)
}

/** Puts a menu at the pointer, or at the row if a key opened it. */
export function placeMenu(event: MouseEvent): Pick<RowMenu, 'anchor' | 'isByKeyboard'> {
  event.preventDefault()
  if (event.button !== 2) return { anchor: event.currentTarget, isByKeyboard: true }
  return { anchor: { xPx: event.clientX, yPx: event.clientY }, isByKeyboard: false }
}

/** The classes of the button at a row's end, shown on hover, on focus, or with `isShown`. */
export const rowActionClasses = (isShown: boolean): string =>
  classes(
    'absolute end-0 group-hover:opacity-100 group-focus-within:opacity-100',
    'focus-visible:-outline-offset-2',
    isShown ? 'opacity-100' : 'opacity-0',
  )
