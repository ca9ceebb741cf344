// From a group's id, which was read as text, back to what can be asked for.
import type { ConversationId, KeyId } from '../../../../domain/ids.ts'
import type { Grouping, UsageFilter } from '../../../../domain/usage/history.ts'
import { purposes } from '../../../../domain/usage/usage.ts'

/** `null` where there is no such group. */
export function filterOf(by: Grouping, id: string): UsageFilter | null {
  // Main answered these ids for groups of that kind; the window makes none.
  if (by === 'key') return { by, id: id as KeyId | '' }
  if (by === 'conversation') return { by, id: id as ConversationId | '' }
  if (by !== 'purpose') return { by, id }
  const purpose = purposes.find((one) => one === id)
  return purpose ? { by, id: purpose } : null
}
