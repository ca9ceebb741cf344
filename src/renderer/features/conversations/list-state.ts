// The state of the list itself: which row is being renamed, whose menu is open, and which row should get the
// focus.
import type { Conversation, Folder } from '../../../domain/chat/conversation.ts'
import type { ConversationId } from '../../../domain/ids.ts'
import { createStore } from '../../base/store.ts'
import type { MenuAnchor } from '../../ui/menu-parts.tsx'

type RowMenuSubject =
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'folder'; readonly folder: Folder }

export interface RowMenu {
  readonly subject: RowMenuSubject
  readonly anchor: MenuAnchor
  readonly isByKeyboard: boolean
  readonly isOpen: boolean
}

export const rowMenu = createStore<RowMenu | null>(null)

export const openRowMenu = (menu: Omit<RowMenu, 'isOpen'>): void =>
  rowMenu.change(() => ({ ...menu, isOpen: true }))

/** The key of the row that is being renamed. */
export const renamedKey = createStore<string | null>(null)

/** `moves`: the conversation to put into the new folder. */
export const madeFolder = createStore<{ readonly moves: ConversationId | null } | null>(null)

/** The row that Tab reaches; the arrow keys reach the others. */
export const tabStopKey = createStore<string | null>(null)

/** The row to focus as soon as it is drawn. */
export const wantedFocusKey = createStore<string | null>(null)

export const focusRow = (key: string): void => wantedFocusKey.change(() => key)

export function renameRow(key: string): void {
  renamedKey.change(() => key)
}

export function makeFolder(moves: ConversationId | null): void {
  madeFolder.change(() => ({ moves }))
}
