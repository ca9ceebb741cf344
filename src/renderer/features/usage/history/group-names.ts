// Names a model, a key, a project, a conversation or a purpose, even if it no longer exists.
import type { Key } from '../../../../domain/keys/key.ts'
import { isPracticeModel } from '../../../../domain/chat/model.ts'
import type { Grouping } from '../../../../domain/usage/history.ts'
import { purposes, type Purpose } from '../../../../domain/usage/usage.ts'
import { words } from '../../../../words/words.ts'

const idEnd = 4

const isPurpose = (id: string): id is Purpose => purposes.some((purpose) => purpose === id)

export function nameKey(id: string | null, keys: readonly Key[]): string {
  if (!id) return words.usage.noneOf.key
  return keys.find((key) => key.id === id)?.label ?? words.usage.removedKey(id.slice(-idEnd))
}

export const nameModel = (id: string): string => (isPracticeModel(id) ? words.usage.practice : id)

/** @param title the title of a conversation that still exists. */
export function nameGroup(by: Grouping, id: string, title: string | null, keys: readonly Key[]): string {
  if (by === 'conversation') return id === '' ? words.usage.otherRequests : (title ?? words.usage.deletedChat)
  if (id === '') return words.usage.noneOf[by]
  if (by === 'key') return nameKey(id, keys)
  if (by === 'model') return nameModel(id)
  return by === 'purpose' && isPurpose(id) ? words.usage.purposes[id] : id
}
