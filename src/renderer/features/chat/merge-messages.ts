// Merges a conversation that was read again: unchanged messages stay the same objects, so that they aren't
// drawn again.
import type { Branch, Message } from '../../../domain/chat/message.ts'

export function mergeMessages(before: readonly Message[], now: readonly Message[]): readonly Message[] {
  const known = new Map(before.map((message) => [message.id, message]))
  const merged = now.map((message) => {
    const old = known.get(message.id)
    return old && isSame(old, message) ? old : message
  })
  return isEqualList(before, merged) ? before : merged
}

export function mergeBranches(before: readonly Branch[], now: readonly Branch[]): readonly Branch[] {
  const known = new Map(before.map((branch) => [branch.messageId, branch]))
  const merged = now.map((branch) => {
    const old = known.get(branch.messageId)
    return old && isEqualList(old.siblingIds, branch.siblingIds) ? old : branch
  })
  return isEqualList(before, merged) ? before : merged
}

const isEqualList = <Item>(a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

/** Compares the fields that can change. Comparing equal strings is fast. */
const isSame = (a: Message, b: Message): boolean =>
  a.status === b.status &&
  a.parentId === b.parentId &&
  a.modelId === b.modelId &&
  a.text === b.text &&
  JSON.stringify([a.failure, a.usage]) === JSON.stringify([b.failure, b.usage])
