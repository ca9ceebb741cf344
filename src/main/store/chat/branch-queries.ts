// Queries on the tree of a conversation's messages. One branch is shown: it goes up from the message that
// conversation.leaf_id names, and down along the newest child each time; without a leaf_id it starts at the
// newest root. A child is written after its parent, so a branch is in the order of writing.
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { Branch, Message } from '../../../domain/chat/message.ts'
import { messageFromRow, selectMessages, type MessageUsageRow } from './message-rows.ts'
import type { Connection } from '../connection.ts'

export interface BranchQueries {
  /** Reads the shown branch, from the root to the leaf; empty for a deleted conversation. */
  readBranch(conversationId: ConversationId): Message[]
  /** Reads the messages down to this one: from the root, or from `fromId` if that is above it. */
  readPath(leafId: MessageId, fromId?: MessageId): Message[]
  /** Lists the places on the shown branch where another branch can be chosen, in its order. */
  listBranches(conversationId: ConversationId): Branch[]
  /** Lists such places on the path from `fromId` down to `leafId`, in its order. */
  listPathBranches(leafId: MessageId, fromId: MessageId): Branch[]
  /** Shows the newest branch through this message. Returns its leaf, or `null` if there is no such message. */
  showBranch(messageId: MessageId): ShownLeaf | null
}

interface ShownLeaf {
  readonly conversationId: ConversationId
  readonly leafId: MessageId
}

interface SiblingRow {
  readonly position: number
  readonly id: MessageId
  readonly parentId: MessageId | null
  readonly isShown: number
}

/** Goes down from the message to show, or from the newest root, to the leaf. */
export const shownDown = `
  WITH RECURSIVE down (position, id, parent_id) AS (
    SELECT start.position, start.id, start.parent_id FROM message AS start WHERE start.position = coalesce(
      (SELECT leaf.position FROM conversation
        JOIN message AS leaf ON leaf.conversation_id = conversation.id AND leaf.id = conversation.leaf_id
        WHERE conversation.id = @conversationId),
      (SELECT max(position) FROM message WHERE conversation_id = @conversationId AND parent_id IS NULL))
    UNION ALL
    SELECT child.position, child.id, child.parent_id FROM down JOIN message AS child ON child.position =
      (SELECT max(position) FROM message WHERE conversation_id = @conversationId AND parent_id = down.id)
  )`

/** Goes up from that leaf to the root. */
const shown = `${shownDown},
  shown (position, parent_id) AS (
    SELECT position, parent_id FROM down WHERE position = (SELECT max(position) FROM down)
    UNION ALL
    SELECT parent.position, parent.parent_id FROM shown JOIN message AS parent ON parent.id = shown.parent_id
  )`

const isThere = `EXISTS (SELECT 1 FROM conversation WHERE id = @conversationId AND deleted_at_ms IS NULL)`

/** From a message up to another, or to the root. */
const path = `
  WITH RECURSIVE path (position, id, parent_id, conversation_id) AS (
    SELECT position, id, parent_id, conversation_id FROM message WHERE id = @leafId
    UNION ALL
    SELECT parent.position, parent.id, parent.parent_id, parent.conversation_id FROM path
      JOIN message AS parent ON parent.id = path.parent_id WHERE path.id IS NOT @fromId
  )`

export const branchSql = {
  readBranch: `${shown}
    ${selectMessages} WHERE message.position IN (SELECT position FROM shown) AND ${isThere}
    ORDER BY message.position`,
  readPath: `${path}
    ${selectMessages} WHERE message.position IN (SELECT position FROM path) ORDER BY message.position`,
  // Few messages have siblings, so only those are read, and the shown branch only if there are any.
  listBranches: `${shown}
    SELECT sibling.position, sibling.id, sibling.parent_id AS parentId,
      sibling.position IN (SELECT position FROM shown) AS isShown
    FROM (SELECT parent_id FROM message WHERE conversation_id = @conversationId
        GROUP BY parent_id HAVING count(*) > 1) AS fork
      CROSS JOIN message AS sibling
        ON sibling.conversation_id = @conversationId AND sibling.parent_id IS fork.parent_id
    WHERE ${isThere}`,
  // Counts by index first: most messages of a path have no siblings, and are not read then.
  listPathBranches: `${path}
    SELECT sibling.position, sibling.id, sibling.parent_id AS parentId,
      sibling.position = path.position AS isShown
    FROM path CROSS JOIN message AS sibling
      ON sibling.conversation_id = path.conversation_id AND sibling.parent_id IS path.parent_id
    WHERE (SELECT count(*) FROM message
      WHERE conversation_id = path.conversation_id AND parent_id IS path.parent_id) > 1`,
  showBranch: `
    WITH RECURSIVE below (position, id, conversation_id) AS (
      SELECT position, id, conversation_id FROM message WHERE id = @messageId
      UNION ALL
      SELECT child.position, child.id, child.conversation_id FROM below JOIN message AS child
        ON child.conversation_id = below.conversation_id AND child.parent_id = below.id
    )
    UPDATE conversation
    SET leaf_id = (SELECT id FROM message WHERE position = (SELECT max(position) FROM below))
    WHERE id = (SELECT conversation_id FROM message WHERE id = @messageId) AND deleted_at_ms IS NULL
    RETURNING id AS conversationId, leaf_id AS leafId`,
} as const

export function prepareBranches(db: Connection): BranchQueries {
  const readBranch = db.prepare<[{ conversationId: ConversationId }], MessageUsageRow>(branchSql.readBranch)
  const readPath = db.prepare<[{ leafId: MessageId; fromId: MessageId | null }], MessageUsageRow>(
    branchSql.readPath,
  )
  const listBranches = db.prepare<[{ conversationId: ConversationId }], SiblingRow>(branchSql.listBranches)
  const listPathBranches = db.prepare<[{ leafId: MessageId; fromId: MessageId }], SiblingRow>(
    branchSql.listPathBranches,
  )
  const showBranch = db.prepare<[{ messageId: MessageId }], ShownLeaf>(branchSql.showBranch)

  return {
    readBranch: (conversationId) => readBranch.all({ conversationId }).map(messageFromRow),
    readPath: (leafId, fromId) => readPath.all({ leafId, fromId: fromId ?? null }).map(messageFromRow),
    listBranches: (conversationId) => groupSiblings(listBranches.all({ conversationId })),
    listPathBranches: (leafId, fromId) => groupSiblings(listPathBranches.all({ leafId, fromId })),
    showBranch: (messageId) => showBranch.get({ messageId }) ?? null,
  }
}

/** Returns one branch for each group of siblings of which one is shown. */
function groupSiblings(rows: readonly SiblingRow[]): Branch[] {
  const byPosition = (left: SiblingRow, right: SiblingRow): number => left.position - right.position
  const siblings = Map.groupBy(rows.toSorted(byPosition), ({ parentId }) => parentId)
  return rows
    .filter(({ isShown }) => isShown === 1)
    .toSorted(byPosition)
    .map(({ id, parentId }) => ({
      messageId: id,
      siblingIds: (siblings.get(parentId) ?? []).map((sibling) => sibling.id),
    }))
}
