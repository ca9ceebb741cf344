// Where a reader was in each conversation, for as long as the window lives.
import type { ListStart, ListView } from '../../../ui/virtual-list/list-view.ts'
import type { MessageRow } from './rows/message-rows.ts'

const places = new Map<string, ListStart>()

export const readKeptPlace = (conversation: string): ListStart | undefined => places.get(conversation)

/** At the end nothing is kept: one comes back to the end. */
export function keepPlace(conversation: string, view: ListView<MessageRow>): void {
  const place = view.readPlace()
  const row = place && view.readRows().find(({ key }) => key === place.key)
  if (place && row) places.set(conversation, { ...place, group: row.group })
  else places.delete(conversation)
}
