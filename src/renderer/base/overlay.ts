// The overlay above the whole window, at most one at a time. Only its state: the component loads later.
import type { ConversationId, FolderId } from '../../domain/ids.ts'
import { createStore, useStore } from './store.ts'

export type NameQuestion =
  | { readonly kind: 'rename-conversation'; readonly conversationId: ConversationId; readonly title: string }
  | { readonly kind: 'rename-folder'; readonly folderId: FolderId; readonly name: string }
  /** `moves`: the conversation to put into the new folder. */
  | { readonly kind: 'new-folder'; readonly moves: ConversationId | null }

export type Overlay =
  /** `page`: the page to open instead of the list of all commands. */
  | { readonly name: 'palette'; readonly page?: 'move'; readonly conversationId?: ConversationId }
  | { readonly name: 'search' }
  | { readonly name: 'shortcuts' }
  | { readonly name: 'name'; readonly question: NameQuestion }

const overlay = createStore<Overlay | null>(null)

export const useOverlay = (): Overlay | null => useStore(overlay, (state) => state)
export const openOverlay = (next: Overlay): void => overlay.change(() => next)
export const closeOverlay = (): void => overlay.change(() => null)
