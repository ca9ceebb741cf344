// Keeps the reader's place in each conversation for as long as the window lives.
import type { ListStart, ListView } from '../../../ui/virtual-list/list-view.ts'
import type { MessageRow } from './rows/message-rows.ts'

const places = new Map<string, ListStart>()

export const readKeptPlace = (conversation: string): ListStart | undefined => places.get(conversation)

/** Forgets the place of a reader at the end, because a conversation opens at its end. */
export function keepPlace(conversation: string, view: ListView<MessageRow>): void {
  const place = view.readPlace()
  const row = place && view.readRows().find(({ key }) => key === place.key)
  if (place && row) places.set(conversation, { ...place, group: row.group })
  else places.delete(conversation)
}
