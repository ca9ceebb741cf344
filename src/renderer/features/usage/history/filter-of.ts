// Turns a group's id back into a filter.
import type { ConversationId, KeyId } from '../../../../domain/ids.ts'
import type { Grouping, UsageFilter } from '../../../../domain/usage/history.ts'
import { purposes } from '../../../../domain/usage/usage.ts'

/** Returns `null` if there is no such group. */
export function filterOf(by: Grouping, id: string): UsageFilter | null {
  // The casts are safe: these ids come from main, for groups of that kind.
  if (by === 'key') return { by, id: id as KeyId | '' }
  if (by === 'conversation') return { by, id: id as ConversationId | '' }
  if (by !== 'purpose') return { by, id }
  const purpose = purposes.find((one) => one === id)
  return purpose ? { by, id: purpose } : null
}
