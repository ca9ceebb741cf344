// A conversation as a window shows it: its facts, and the branch that is shown. Main sends it whole, or from the first
// changed message on. Unchanged messages keep their identity, so that they aren't drawn again.
import type { MessageId } from '../ids.ts'
import type { Conversation, TitleUsage } from './conversation.ts'
import type { Branch, Message } from './message.ts'
import type { Parameters } from './parameters.ts'

interface ShownBranch {
  /** Each is the parent of the next. */
  readonly messages: readonly Message[]
  /** Those of `messages` that have siblings, in their order. */
  readonly branches: readonly Branch[]
}

export interface ShownConversation extends ShownBranch {
  readonly conversation: Conversation
  readonly parameters: Parameters
  /** `null` if the title was not generated. */
  readonly titleUsage: TitleUsage | null
}

/**
 * Returns everything that is shown up to the parent of `told`'s first message, followed by `told`. Returns `null`
 * if that parent isn't shown: then the conversation must be read whole.
 */
export function spliceShown(before: ShownBranch, told: ShownBranch): ShownBranch | null {
  const parentId = told.messages[0]?.parentId ?? null
  // Most changes are at the end.
  const parentAt = parentId === null ? -1 : before.messages.findLastIndex(({ id }) => id === parentId)
  if (parentId !== null && parentAt === -1) return null
  const kept = before.messages.slice(0, parentAt + 1)
  const replacedIds = new Set(before.messages.slice(kept.length).map(({ id }) => id))
  const isKept = (branch: Branch): boolean => !replacedIds.has(branch.messageId)
  return {
    messages: append(before.messages, kept, told.messages, isSameMessage, ({ id }) => id),
    branches: append(
      before.branches,
      before.branches.filter(isKept),
      told.branches,
      (a, b) => isEqualList(a.siblingIds, b.siblingIds),
      ({ messageId }) => messageId,
    ),
  }
}

/** Returns `kept` and then `told`. An unchanged item is the object from before, and so is an unchanged list. */
function append<Item>(
  before: readonly Item[],
  kept: readonly Item[],
  told: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
  readId: (item: Item) => MessageId,
): readonly Item[] {
  const known = new Map(before.slice(kept.length).map((item) => [readId(item), item]))
  const merged = told.map((item) => {
    const old = known.get(readId(item))
    return old && isSame(old, item) ? old : item
  })
  const after = [...kept, ...merged]
  return isEqualList(before, after) ? before : after
}

const isEqualList = <Item>(a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

/** Compares only what can change in a message. Equal strings compare at the speed of memory. */
const isSameMessage = (a: Message, b: Message): boolean =>
  a.status === b.status &&
  a.parentId === b.parentId &&
  a.modelId === b.modelId &&
  a.text === b.text &&
  JSON.stringify([a.failure, a.usage]) === JSON.stringify([b.failure, b.usage])
